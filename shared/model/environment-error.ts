/**
 * Something outside the program is in the way: a file, a disk, another process, the way a command
 * was called. Thrown where it is met, caught once at the shell, and shown as message and remedy,
 * never as a stack trace.
 */
export class EnvironmentError extends Error {
  override readonly name: string = 'EnvironmentError';
  /** What a person can do about it, one sentence. */
  readonly remedy: string;

  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.remedy = remedy;
  }
}

/** Whether an error is one of these; by its form, because a part of the program that is bundled apart has a class of its own. */
export function isEnvironmentError(error: unknown): error is EnvironmentError {
  return error instanceof Error && 'remedy' in error && typeof error.remedy === 'string';
}
