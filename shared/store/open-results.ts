import { existsSync, mkdirSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { loadSqlite, type Sqlite } from './load-sqlite.ts';
import { assertOurs, migrate } from './migrate.ts';
import { markAbandoned } from './mark-abandoned.ts';
import { Results } from './results.ts';
import { explaining, ResultsError } from './results-error.ts';

export interface OpenOptions {
  /** Only to look: creates, migrates and repairs nothing. */
  readonly readonly?: boolean;
  /** To look after what is there: a file that is missing is not created. */
  readonly mustExist?: boolean;
  /** How long to wait for another process's lock, milliseconds; 5000 unless told. */
  readonly busyTimeoutMs?: number;
}

/**
 * Opens a results file, creating it and its folders unless `readonly`. Runs whose process has gone
 * become `interrupted`. Throws a ResultsError with a remedy for everything that can be wrong with
 * the file, its disk or the native module.
 */
export function openResults(file: string, options: OpenOptions = {}): Results {
  const readonly = options.readonly ?? false;
  if ((readonly || options.mustExist === true) && !existsSync(file)) {
    throw new ResultsError('missing', `There are no results at ${file}.`, 'Run a drill first.');
  }
  refuseNoFile(file);
  const Sqlite = loadSqlite();
  return explaining(file, () => {
    if (!readonly) mkdirSync(dirname(file), { recursive: true });
    const db = new Sqlite(file, { readonly, timeout: options.busyTimeoutMs ?? 5000 });
    try {
      if (readonly) assertReadable(db, file);
      else prepare(db, file);
      return new Results(db, file);
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** SQLite says little about a folder, and waits for ever at a pipe. */
function refuseNoFile(file: string): void {
  const stat = explaining(file, () => statSync(file, { throwIfNoEntry: false }));
  if (stat === undefined || stat.isFile()) return;
  throw new ResultsError(
    'unreadable',
    `${file} is ${stat.isDirectory() ? 'a folder' : 'not a regular file'}.`,
    stat.isDirectory() ? `Name a file in it, such as ${join(file, 'results.db')}.` : 'Name a file.',
  );
}

function assertReadable(db: Sqlite, file: string): void {
  if (assertOurs(db, file) === 0) {
    throw new ResultsError('missing', `${file} holds no results yet.`, 'Run a drill first.');
  }
}

function prepare(db: Sqlite, file: string): void {
  assertOurs(db, file);
  db.pragma('foreign_keys = ON');
  db.pragma('journal_mode = WAL');
  // An acknowledged event survives a power cut, not only the end of the process.
  db.pragma('synchronous = FULL');
  migrate(db, file);
  markAbandoned(db, hostname());
}
