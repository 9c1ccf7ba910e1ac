import { createRequire } from 'node:module';
import type Database from 'better-sqlite3';
import { ResultsError } from './results-error.ts';

/** An open SQLite database. */
export type Sqlite = Database.Database;

/**
 * The constructor of the native SQLite module, loaded at the first call, so that commands which
 * keep no results never touch native code. Throws a ResultsError `no-sqlite` when it cannot load.
 */
export function loadSqlite(
  load: (name: string) => unknown = createRequire(import.meta.url),
): typeof Database {
  try {
    return load('better-sqlite3') as typeof Database;
  } catch (error) {
    throw new ResultsError(
      'no-sqlite',
      `The native SQLite module cannot be loaded by Node ${process.version} on ${process.platform}-${process.arch}.`,
      'Install with `npm ci` under Node 22.12 or newer; without it, drills run but keep no results.',
      error,
    );
  }
}
