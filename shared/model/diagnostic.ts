import type { Span } from './position.ts';

/** `error` makes a command fail; `warning` and `info` inform. A policy may change a rule's severity. */
export type Severity = 'error' | 'warning' | 'info';

/** Replaces `span` of the document's text by `newText`. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A mechanical remedy; the edits of one fix do not overlap. */
export interface Fix {
  readonly title: string;
  /** There is no doubt that it is what the author meant, and nothing is lost by it: it may be made unasked. */
  readonly isCertain?: true;
  readonly edits: readonly TextEdit[];
}

/** One message about one place in one document. */
export interface Diagnostic {
  /** `group/name`; the anchor of its entry in schema/RULES.md. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** Why it matters, one sentence. */
  readonly why?: string;
  /** How to mend it, one sentence. */
  readonly remedy?: string;
  /** The document's path or URI, as the host named it. */
  readonly file: string;
  readonly span: Span;
  /** Best first. */
  readonly fixes?: readonly Fix[];
}
