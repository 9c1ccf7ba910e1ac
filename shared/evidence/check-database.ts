import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { derivedTables } from '../store/derive.ts';
import { loadSqlite, type Sqlite } from '../store/load-sqlite.ts';
import { migrations } from '../store/migrations.ts';
import { type BundleSource, databasePath } from './bundle-source.ts';
import { codeOf } from './evidence-error.ts';
import { type Finding, finding } from './verify-findings.ts';

/** A row as SQLite returns it. */
export type StoredRow = Readonly<Record<string, string | number | Uint8Array | null>>;

/** The tables of a bundle's database; those of a results file that no bundle fills are empty. */
export const bundleTables: readonly string[] = ['run', 'event', 'input', ...derivedTables];

/** A bundle's database, of which only rows are asked for. */
export interface DatabaseReader {
  /** The rows of a table by its first two columns, read as they are iterated. */
  readonly rows: (table: string) => IterableIterator<StoredRow>;
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
  const folder = mkdtempSync(join(tmpdir(), 'backstep-verify-'));
  const file = join(folder, 'drill.db');
  let db: Sqlite | undefined;
  const close = (): void => {
    db?.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { digest, head } = copyHashing(source, file);
    const unfit = unfitHeader(head);
    if (unfit !== undefined) return { digest, findings: [unfit], close };
    try {
      db = new (loadSqlite())(file, { readonly: true });
      const findings = inspect(db);
      const reader = findings.length === 0 ? readerOf(db) : undefined;
      return { digest, findings, close, ...(reader === undefined ? {} : { reader }) };
    } catch (error) {
      return { digest, findings: [explain(error)], close };
    }
  } catch (error) {
    close();
    throw error;
  }
}

/** What SQLite throws about a damaged file; anything else is thrown again. */
export function explain(error: unknown): Finding {
  const code = codeOf(error);
  if (!code.startsWith('SQLITE_')) throw error;
  return finding('db-corrupt', `cannot be read (${code})`, databasePath);
}

function copyHashing(source: BundleSource, file: string): { digest: string; head: Uint8Array } {
  const hash = createHash('sha256');
  let head = new Uint8Array();
  const copy = openSync(file, 'wx', 0o600);
  try {
    for (const chunk of source.chunks(databasePath)) {
      hash.update(chunk);
      if (head.length === 0) head = Uint8Array.from(chunk.subarray(0, 100));
      writeSync(copy, chunk);
    }
  } finally {
    closeSync(copy);
  }
  return { digest: hash.digest('hex'), head };
}

/** The header of a SQLite file that stands by itself. */
export function unfitHeader(head: Uint8Array): Finding | undefined {
  if (new TextDecoder('latin1').decode(head.subarray(0, 16)) !== 'SQLite format 3\0') {
    return finding('db-corrupt', 'is not a SQLite database', databasePath);
  }
  // Bytes 18 and 19 of the header: 2 means that a write-ahead log belongs to the file.
  if (head[18] === 1 && head[19] === 1) return undefined;
  return finding('db-has-wal', 'depends on a write-ahead log', databasePath);
}

const readerOf = (db: Sqlite): DatabaseReader => ({
  rows: (table) => db.prepare<[], StoredRow>(`SELECT * FROM ${table} ORDER BY 1, 2`).iterate(),
});

function inspect(db: Sqlite): Finding[] {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  const strange = strangeSchema(db);
  if (strange !== undefined) return [finding('db-not-table', strange, databasePath)];
  const integrity = db.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') {
    return [finding('db-corrupt', `is damaged: ${String(integrity)}`, databasePath)];
  }
  return [];
}

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/** A bundle may have been made by an earlier version of this program, which had other tables. */
function strangeSchema(db: Sqlite): string | undefined {
  const version = db.pragma('user_version', { simple: true }) as number;
  const made = new (loadSqlite())(':memory:');
  try {
    for (const { sql } of migrations.slice(0, version)) made.exec(sql);
    const expected = schemaOf(made);
    const found = schemaOf(db);
    const strange = [...found].find(([key, sql]) => expected.get(key) !== sql);
    if (strange !== undefined) return `holds a ${strange[0]} that no results file has`;
    if (found.size !== expected.size || version < 1) return 'lacks a table of a results file';
  } finally {
    made.close();
  }
  const tables = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`);
  const filled = tables
    .pluck()
    .all()
    .filter((table) => !bundleTables.includes(table) && !table.startsWith('sqlite_'))
    .find((table) => db.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined);
  return filled === undefined ? undefined : `fills the table ${filled}, which no bundle does`;
}

function schemaOf(db: Sqlite): Map<string, string | null> {
  const rows = db.prepare<[], SchemaRow>('SELECT type, name, sql FROM sqlite_schema').all();
  return new Map(rows.map(({ type, name, sql }) => [`${type} ${name}`, sql]));
}
