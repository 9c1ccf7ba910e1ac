import { existsSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { loadSqlite, type Sqlite } from './load-sqlite.ts';
import { assertOurs, migrate } from './migrate.ts';
import { markAbandoned } from './mark-abandoned.ts';
import { latestVersion } from './migrations.ts';
import { assertWritable, copyElsewhere, isReadOnlyBeside, makeFolderOf } from './read-only-disk.ts';
import { identitiesOf } from './place.ts';
import { puttingBack } from './putting-back.ts';
import { Results } from './results.ts';
import { explaining, ResultsError } from './results-error.ts';

export interface OpenOptions {
  /** Only to look: creates and repairs nothing. */
  readonly readonly?: boolean;
  /** To look after what is there: a file that is missing is not created. */
  readonly mustExist?: boolean;
  /** How long to wait for another process's lock, milliseconds; 5000 unless told. */
  readonly busyTimeoutMs?: number;
}

/**
 * Opens a results file, creating it and its folders unless `readonly`. One of an earlier version is brought forward, after a
 * copy, in either case. Runs whose process has gone become `interrupted`. Throws a ResultsError with a remedy for everything that can be wrong with
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
    if (!readonly) makeFolderOf(file);
    const db = new Sqlite(file, { readonly, timeout: options.busyTimeoutMs ?? 5000 });
    try {
      if (!readonly) prepare(db, file);
      else if (readableVersion(db, file) < latestVersion) {
        db.close();
        bringForward(file, options);
        return openResults(file, options);
      }
      if (readonly) return new Results(db, { file });
      const place = { file, identities: identitiesOf(file) };
      return new Results(db, place, puttingBack(place, openResults));
    } catch (error) {
      db.close();
      if (error instanceof ResultsError) throw error;
      if (!readonly) assertWritable(dirname(file));
      else if (isReadOnlyBeside(file)) return openCopy(Sqlite, file);
      throw error;
    }
  });
}

/** A log cannot be read where nothing can be written beside it: not by itself, that is. */
function openCopy(Sqlite: ReturnType<typeof loadSqlite>, file: string): Results {
  const copy = copyElsewhere(file);
  const db = new Sqlite(copy.file);
  try {
    readableVersion(db, file);
    prepare(db, copy.file);
    return new Results(db, { file }, { after: copy.dispose });
  } catch (error) {
    db.close();
    copy.dispose();
    throw error;
  }
}

/** SQLite says little about a folder, and waits for ever at a pipe. */
function refuseNoFile(file: string): void {
  const stat = explaining(file, () => statSync(file, { throwIfNoEntry: false }));
  if (stat === undefined || stat.isFile()) return;
  throw new ResultsError(
    'unreadable',
    `${file} is ${stat.isDirectory() ? 'a folder' : 'not a regular file'}.`,
    stat.isDirectory()
      ? `Move the folder away, or name a file in it, such as ${join(file, 'results.db')}.`
      : 'Name a file.',
  );
}

function readableVersion(db: Sqlite, file: string): number {
  const version = assertOurs(db, file);
  if (version > 0) return version;
  throw new ResultsError('missing', `${file} holds no results yet.`, 'Run a drill first.');
}

/** What an earlier version of this program wrote is read only when it is as this one writes it. */
function bringForward(file: string, options: OpenOptions): void {
  openResults(file, { ...options, readonly: false, mustExist: true }).close();
}

function prepare(db: Sqlite, file: string): void {
  assertOurs(db, file);
  db.pragma('foreign_keys = ON');
  // Of a new file: long journals take a sixth less time than with pages half as large, single events as much.
  db.pragma('page_size = 8192');
  db.pragma('journal_mode = WAL');
  // As many bytes as SQLite waits for with its usual pages: a write is slower while the file beside still grows.
  db.pragma('wal_autocheckpoint = 500');
  // An acknowledged event survives a power cut, not only the end of the process.
  db.pragma('synchronous = FULL');
  migrate(db, file);
  markAbandoned(db, hostname());
}
