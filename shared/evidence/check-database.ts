import { derivedTables } from '../store/derive.ts';
import { migrations } from '../store/migrations.ts';
import { type BundleSource, databasePath } from './bundle-source.ts';
import { copyDatabase, emptyDatabase, type OpenDatabase, type StoredRow } from './database-copy.ts';
import { codeOf } from './evidence-error.ts';
import { type Finding, finding } from './verify-findings.ts';

/** The tables of a bundle's database; those of a results file that no bundle fills are empty. */
export const bundleTables: readonly string[] = [
  'run',
  'journal',
  'event',
  'input',
  ...derivedTables,
];

/** A bundle's database, of which only rows are asked for. */
export interface DatabaseReader {
  /** The rows of a table by its first two columns, read as they are iterated. */
  readonly rows: (table: string) => IterableIterator<StoredRow>;
  /** The lines of the journal in their order, read as they are iterated. */
  readonly lines: () => IterableIterator<StoredRow[string]>;
  /** Whether there are events with the numbers from 0 to `count` - 1, all of them of the one run, and no others. */
  readonly isNumbered: (count: number) => boolean;
}

/** A bundle's database, and what is wrong with it as such. */
export interface OpenedDatabase {
  /** SHA-256 of the file. */
  readonly digest: string;
  /** Absent when nothing in it can be believed to be what it seems. */
  readonly reader?: DatabaseReader;
  readonly findings: readonly Finding[];
  readonly close: () => void;
}

/**
 * Opens a copy of a bundle's database, after making sure that it has exactly the tables of a
 * results file: a view in place of a table could show anything. The copy is made while the file is
 * hashed, so that nobody can exchange it in between. Never throws for what the bytes hold; throws
 * a ResultsError when SQLite itself cannot be loaded.
 */
export function openDatabase(source: BundleSource): OpenedDatabase {
  const { digest, head, open, dispose } = copyDatabase(source.chunks(databasePath));
  const unfit = unfitHeader(head);
  if (unfit !== undefined) return { digest, findings: [unfit], close: dispose };
  let db: OpenDatabase | undefined;
  const close = (): void => {
    db?.close();
    dispose();
  };
  try {
    db = open();
    const findings = inspect(db);
    const reader = findings.length === 0 ? readerOf(db) : undefined;
    return { digest, findings, close, ...(reader === undefined ? {} : { reader }) };
  } catch (error) {
    if (isOfSqlite(error)) return { digest, findings: [explain(error)], close };
    close();
    throw error;
  }
}

/** What SQLite throws about a damaged file; anything else is thrown again. */
export function explain(error: unknown): Finding {
  if (!isOfSqlite(error)) throw error;
  return finding('db-corrupt', `cannot be read (${codeOf(error)})`, databasePath);
}

const isOfSqlite = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_');

/** The header of a SQLite file that stands by itself. */
export function unfitHeader(head: Uint8Array): Finding | undefined {
  if (new TextDecoder('latin1').decode(head.subarray(0, 16)) !== 'SQLite format 3\0') {
    return finding('db-corrupt', 'is not a SQLite database', databasePath);
  }
  // Bytes 18 and 19 of the header: 2 means that a write-ahead log belongs to the file.
  if (head[18] === 1 && head[19] === 1) return undefined;
  return finding('db-has-wal', 'depends on a write-ahead log', databasePath);
}

/** Version 3 was the first in which one number finds a line. */
const readerOf = (db: OpenDatabase): DatabaseReader => ({
  rows: (table) => db.rows(`SELECT * FROM ${table} ORDER BY 1, 2`),
  ...(versionOf(db) < 3 ? eventsByRun(db) : eventsById(db)),
});

type EventReader = Pick<DatabaseReader, 'lines' | 'isNumbered'>;

const eventsById = (db: OpenDatabase): EventReader => ({
  lines: () => db.column('SELECT line FROM event ORDER BY id'),
  // The table has each id once.
  isNumbered: (count) => {
    const [all] = db.rows('SELECT count(*) AS n, min(id) AS low, max(id) AS high FROM event');
    const journals = [
      ...db.rows('SELECT first, run_id IN (SELECT id FROM run) AS ofRun FROM journal'),
    ];
    const first = Number(journals[0]?.['first']);
    return (
      journals.length === 1 &&
      journals[0]?.['ofRun'] === 1 &&
      all?.['n'] === count &&
      all['low'] === first &&
      all['high'] === first + count - 1
    );
  },
});

const eventsByRun = (db: OpenDatabase): EventReader => ({
  lines: () => db.column('SELECT line FROM event ORDER BY run_id, seq'),
  // The table has each number of a run once.
  isNumbered: (count) => {
    const [ofRun, all] = [' WHERE run_id = (SELECT id FROM run)', ''].map((where) =>
      [...db.rows(`SELECT count(*) AS n, min(seq) AS low, max(seq) AS high FROM event${where}`)].at(
        0,
      ),
    );
    return (
      all?.['n'] === count &&
      ofRun?.['n'] === count &&
      ofRun['low'] === 0 &&
      ofRun['high'] === count - 1
    );
  },
});

const versionOf = (db: OpenDatabase): number => Number([...db.column('PRAGMA user_version')][0]);

function inspect(db: OpenDatabase): Finding[] {
  db.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON');
  const strange = strangeSchema(db);
  if (strange !== undefined) return [finding('db-not-table', strange, databasePath)];
  const [integrity = 'nothing'] = [...db.column('PRAGMA integrity_check')];
  if (integrity !== 'ok') {
    return [finding('db-corrupt', `is damaged: ${String(integrity)}`, databasePath)];
  }
  return [];
}

/** A bundle may have been made by an earlier version of this program, which had other tables. */
function strangeSchema(db: OpenDatabase): string | undefined {
  const version = versionOf(db);
  const made = emptyDatabase();
  try {
    for (const { sql } of migrations.slice(0, Math.max(0, version))) made.exec(sql);
    const expected = schemaOf(made);
    const found = schemaOf(db);
    const strange = [...found].find(([key, sql]) => expected.get(key) !== sql);
    if (strange !== undefined) return `holds a ${strange[0]} that no results file has`;
    if (found.size !== expected.size || version < 1) return 'lacks a table of a results file';
  } finally {
    made.close();
  }
  const filled = [...db.column(`SELECT name FROM sqlite_schema WHERE type = 'table'`)]
    .map(String)
    .filter((table) => !bundleTables.includes(table) && !table.startsWith('sqlite_'))
    .find((table) => [...db.column(`SELECT 1 FROM ${table} LIMIT 1`)].length > 0);
  return filled === undefined ? undefined : `fills the table ${filled}, which no bundle does`;
}

function schemaOf(db: OpenDatabase): Map<string, StoredRow[string]> {
  const rows = [...db.rows('SELECT type, name, sql FROM sqlite_schema')];
  return new Map(
    rows.map(({ type, name, sql }) => [`${String(type)} ${String(name)}`, sql ?? null]),
  );
}
