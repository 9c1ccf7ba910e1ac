import type { LocatedDiagnostic } from './located.ts';

/** Everything `lint` found, ready to be printed. */
export interface LintReport {
  readonly findings: readonly LocatedDiagnostic[];
  /** How many files were looked at. */
  readonly checked: number;
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  /** Version of the tool. */
  readonly version: string;
}
