import { EnvironmentError } from '../model/environment-error.ts';

/**
 * What can be wrong with a results file.
 * - `locked`: another process kept it locked for longer than the busy timeout
 * - `corrupt`: damaged, or not a database at all
 * - `foreign`: a database of some other program
 * - `newer`: written by a newer version of this program
 * - `unreadable`: no permission, or the path cannot be opened
 * - `missing`: opened for reading, and not there
 * - `full`: the disk, or the file's allowance on it, is full
 * - `read-only`: opened for reading, or the file system is
 * - `no-sqlite`: the native SQLite module cannot be loaded here
 * - `no-run`: no run with this id
 * - `not-interrupted`: the run has ended, or is still going on
 * - `differs`: another file holds a run of the same id with another journal
 */
export type ResultsFault =
  | 'locked'
  | 'corrupt'
  | 'foreign'
  | 'newer'
  | 'unreadable'
  | 'missing'
  | 'full'
  | 'read-only'
  | 'no-sqlite'
  | 'no-run'
  | 'not-interrupted'
  | 'differs';

/** A bad environment around the results: what happened, and what to do about it. */
export class ResultsError extends EnvironmentError {
  override readonly name = 'ResultsError';
  readonly code: ResultsFault;

  constructor(code: ResultsFault, message: string, remedy: string, cause?: unknown) {
    super(message, remedy, cause);
    this.code = code;
  }
}

type Explanation = readonly [fault: ResultsFault, what: string, remedy: string];

const explanations: readonly (readonly [pattern: RegExp, explanation: Explanation])[] = [
  [
    /^SQLITE_(BUSY|LOCKED)/u,
    ['locked', 'is in use by another process', 'Wait for the other drill to end, then try again.'],
  ],
  [
    /^SQLITE_(CORRUPT|NOTADB)/u,
    [
      'corrupt',
      'is damaged or not a database',
      'Move it away and try again, or put a backup in its place; evidence bundles are not affected.',
    ],
  ],
  [
    /^(SQLITE_FULL|ENOSPC|EDQUOT|SQLITE_IOERR_(WRITE|FSYNC|SHMSIZE))/u,
    ['full', 'cannot grow: the disk is full', 'Free some space; nothing acknowledged was lost.'],
  ],
  [
    /^(SQLITE_READONLY|EROFS)/u,
    ['read-only', 'cannot be written', 'Check the permissions of the file and its folder.'],
  ],
  [
    /^(SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|SQLITE_IOERR|EACCES|EPERM|EISDIR|ENOTDIR|EEXIST|ENOENT)/u,
    ['unreadable', 'cannot be opened', 'Check the path and its permissions.'],
  ],
];

/**
 * The typed error for what SQLite or the file system threw about `file`. Errors that are neither
 * are returned as they are: they are faults of this program, not of its environment.
 */
export function explainError(error: unknown, file: string): unknown {
  if (error instanceof ResultsError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const found = explanations.find(([pattern]) => pattern.test(code));
  if (found === undefined) return error;
  const [fault, what, remedy] = found[1];
  return new ResultsError(fault, `${file} ${what} (${code}).`, remedy, error);
}

/** Runs `action`; what SQLite or the file system throws about `file` becomes a ResultsError. */
export function explaining<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw explainError(error, file);
  }
}
