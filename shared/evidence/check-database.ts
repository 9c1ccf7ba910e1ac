import { derivedTables } from '../store/derive.ts';
import { loadSqlite, type Sqlite } from '../store/load-sqlite.ts';
import { migrate } from '../store/migrate.ts';
import { codeOf } from './evidence-error.ts';
import { type Finding, finding } from './verify-findings.ts';

/** A row as SQLite returns it. */
export type StoredRow = Readonly<Record<string, string | number | Buffer | null>>;

/** Everything a bundle's database holds, by table, in the order of the primary keys. */
export type DatabaseContent = ReadonlyMap<string, readonly StoredRow[]>;

const file = 'record/drill.db';
const tables = ['run', 'event', 'input', ...derivedTables];

/**
 * Reads a bundle's database from its bytes, in memory, after making sure that it has exactly the
 * tables of a results file: a view in place of a table could show anything. Never throws for what
 * the bytes hold; throws a ResultsError when SQLite itself cannot be loaded.
 */
export function checkDatabase(bytes: Buffer): {
  readonly content?: DatabaseContent;
  readonly findings: readonly Finding[];
} {
  if (bytes.subarray(0, 16).toString('latin1') !== 'SQLite format 3\0') {
    return { findings: [finding('db-corrupt', 'is not a SQLite database', file)] };
  }
  // Bytes 18 and 19 of the header: 2 means that a write-ahead log belongs to the file.
  if (bytes[18] !== 1 || bytes[19] !== 1) {
    return { findings: [finding('db-has-wal', 'depends on a write-ahead log', file)] };
  }
  const Sqlite = loadSqlite();
  let db: Sqlite | undefined;
  try {
    db = new Sqlite(bytes);
    return inspect(db);
  } catch (error) {
    const code = codeOf(error);
    if (!code.startsWith('SQLITE_')) throw error;
    return { findings: [finding('db-corrupt', `cannot be read (${code})`, file)] };
  } finally {
    db?.close();
  }
}

function inspect(db: Sqlite): ReturnType<typeof checkDatabase> {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  const strange = strangeSchema(db);
  if (strange !== undefined) return { findings: [finding('db-not-table', strange, file)] };
  const integrity = db.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') {
    return { findings: [finding('db-corrupt', `is damaged: ${String(integrity)}`, file)] };
  }
  const content = new Map(tables.map((table) => [table, readTable(db, table)]));
  return { content, findings: [] };
}

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

function strangeSchema(db: Sqlite): string | undefined {
  const Sqlite = loadSqlite();
  const made = new Sqlite(':memory:');
  try {
    migrate(made, file);
    const expected = schemaOf(made);
    const found = schemaOf(db);
    const strange = [...found].find(([key, sql]) => expected.get(key) !== sql);
    if (strange !== undefined) return `holds a ${strange[0]} that no results file has`;
    return found.size === expected.size ? undefined : 'lacks a table of a results file';
  } finally {
    made.close();
  }
}

function schemaOf(db: Sqlite): Map<string, string | null> {
  const rows = db.prepare<[], SchemaRow>('SELECT type, name, sql FROM sqlite_schema').all();
  return new Map(rows.map(({ type, name, sql }) => [`${type} ${name}`, sql]));
}

function readTable(db: Sqlite, table: string): StoredRow[] {
  return db.prepare<[], StoredRow>(`SELECT * FROM ${table} ORDER BY 1, 2`).all();
}
