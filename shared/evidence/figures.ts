import type { Verdict } from '../model/journal.ts';
import { type Derived, percentileOf, recoveredRuns } from '../store/derive.ts';

/** What a drill showed, in the words of the signed statement. */
export interface Figures {
  readonly verdict: Verdict;
  readonly completed: boolean;
  /** Seeds measured, and how many of them recovered. */
  readonly samples: number;
  readonly recovered: number;
  /** Recovery time actual, microseconds; null when the percentile falls among seeds that did not recover. */
  readonly rtaP50Us: number | null;
  readonly rtaP95Us: number | null;
  /** Recovery point actual, microseconds. */
  readonly rpaP50Us: number | null;
  readonly rpaP95Us: number | null;
  readonly checks: readonly { readonly name: string; readonly result: Verdict }[];
}

/** The figures that follow from a journal; nothing in them is taken from anywhere else. */
export function figuresOf({ summary }: Derived): Figures {
  return {
    verdict: summary.verdict,
    completed: summary.completed,
    samples: summary.runs,
    recovered: recoveredRuns(summary),
    rtaP50Us: percentileOf(summary.rta, 0.5),
    rtaP95Us: percentileOf(summary.rta, 0.95),
    rpaP50Us: percentileOf(summary.rpa, 0.5),
    rpaP95Us: percentileOf(summary.rpa, 0.95),
    checks: summary.checks.map(({ name, result }) => ({ name, result })),
  };
}
