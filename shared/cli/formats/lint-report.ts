import type { LocatedDiagnostic, LocatedSuppression } from './located.ts';

/** Everything `lint` found, ready to be printed. */
export interface LintReport {
  readonly findings: readonly LocatedDiagnostic[];
  /** What comments in the documents suppress, with their reasons. */
  readonly suppressed: readonly LocatedSuppression[];
  /** How many findings are in the baseline, and so not among the findings; undefined without a baseline. */
  readonly known?: number;
  /** The files that were looked at, as findings name them. */
  readonly files: readonly string[];
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  /** Version of the tool. */
  readonly version: string;
}
