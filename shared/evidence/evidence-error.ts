import { EnvironmentError } from '../model/environment-error.ts';

/**
 * What can go wrong when evidence is made.
 * - `key-missing`, `key-unreadable`, `key-malformed`, `key-unsupported`: the key file
 * - `key-private`: a private key where a public one is asked for
 * - `key-exists`: a key would be overwritten
 * - `bundle-exists`: a bundle would be overwritten
 * - `no-run`, `run-open`: no such run, or it is still being written
 * - `journal-broken`: the results file was changed from outside
 * - `full`: no space is left
 * - `unwritable`: the folder cannot be written
 */
export type EvidenceFault =
  | 'key-missing'
  | 'key-unreadable'
  | 'key-malformed'
  | 'key-unsupported'
  | 'key-private'
  | 'key-exists'
  | 'bundle-exists'
  | 'no-run'
  | 'run-open'
  | 'journal-broken'
  | 'full'
  | 'unwritable';

/** Evidence could not be made: what happened, and what to do about it. */
export class EvidenceError extends EnvironmentError {
  override readonly name = 'EvidenceError';
  readonly code: EvidenceFault;

  constructor(code: EvidenceFault, message: string, remedy: string, cause?: unknown) {
    super(message, remedy, cause);
    this.code = code;
  }
}

/** The system's code of a thrown error, such as `ENOSPC`; empty when it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}
