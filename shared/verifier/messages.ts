import type { VerifyReport } from '../evidence/verify-source.ts';

/** A file that somebody has chosen, by its path within what was chosen. */
export interface ChosenFile {
  readonly path: string;
  readonly blob: Blob;
}

/** A chosen file that is text. */
export interface ChosenText {
  readonly name: string;
  readonly text: string;
}

/** What the page asks of its worker. */
export interface VerifyRequest {
  /** The files of a bundle, or one archive. */
  readonly files: readonly ChosenFile[];
  /** Public keys, and certificates that the policy names, in PEM. */
  readonly keys: readonly ChosenText[];
  /** Absent: the keys are trusted for everything, and nothing else is wanted. */
  readonly policy?: ChosenText;
}

/** What the worker answers: how far it is, and at last a report or why there is none. */
export type VerifyAnswer =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'report'; readonly report: VerifyReport }
  | { readonly kind: 'refused'; readonly message: string; readonly remedy: string };
