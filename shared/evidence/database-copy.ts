import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSqlite, type Sqlite } from '../store/load-sqlite.ts';

/** A row as SQLite returns it. */
export type StoredRow = Readonly<Record<string, string | number | Uint8Array | null>>;

/** As much of SQLite as it takes to look into a file. Errors of SQLite have a `code` that begins with `SQLITE_`. */
export interface OpenDatabase {
  readonly exec: (sql: string) => void;
  /** What a query gives, read as it is iterated. */
  readonly rows: (sql: string) => IterableIterator<StoredRow>;
  /** The first column of what a query gives, read as it is iterated. */
  readonly column: (sql: string) => IterableIterator<StoredRow[string]>;
  readonly close: () => void;
}

/** A copy of a database that nobody else can reach. */
export interface DatabaseCopy {
  /** SHA-256 of the file. */
  readonly digest: string;
  /** Its first 100 bytes. */
  readonly head: Uint8Array;
  /** Opens it to be read. */
  readonly open: () => OpenDatabase;
  readonly dispose: () => void;
}

/**
 * Copies a database into a folder of its own while hashing it, so that what is opened is what was hashed. Throws what the
 * host throws when it cannot be read or written.
 */
export function copyDatabase(chunks: Iterable<Uint8Array>): DatabaseCopy {
  const folder = mkdtempSync(join(tmpdir(), 'backstep-verify-'));
  const file = join(folder, 'drill.db');
  const dispose = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const hash = createHash('sha256');
    let head = new Uint8Array();
    const copy = openSync(file, 'wx', 0o600);
    try {
      for (const chunk of chunks) {
        hash.update(chunk);
        if (head.length === 0) head = Uint8Array.from(chunk.subarray(0, 100));
        writeSync(copy, chunk);
      }
    } finally {
      closeSync(copy);
    }
    const open = (): OpenDatabase => readerOf(new (loadSqlite())(file, { readonly: true }));
    return { digest: hash.digest('hex'), head, open, dispose };
  } catch (error) {
    dispose();
    throw error;
  }
}

/** A database without anything in it, in memory. */
export function emptyDatabase(): OpenDatabase {
  return readerOf(new (loadSqlite())(':memory:'));
}

const readerOf = (db: Sqlite): OpenDatabase => ({
  exec: (sql) => db.exec(sql),
  rows: (sql) => db.prepare<[], StoredRow>(sql).iterate(),
  column: (sql) => db.prepare<[], StoredRow[string]>(sql).pluck().iterate(),
  close: () => db.close(),
});
