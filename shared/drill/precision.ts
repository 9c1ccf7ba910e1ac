import type { DrillQuestion } from './drill-question.ts';
import type { Population } from './populations.ts';
import type { DrillTally } from './tally.ts';
import { estimatePercentile } from './statistics/percentile.ts';

/** Runs after which a drill that was asked for a precision looks whether it has it: 250, 500, 1,000, and so on. */
const firstLook = 250;

/** After how many runs the next look is, at most `runs`. */
export function nextLook(made: number, runs: number): number {
  let look = firstLook;
  while (look <= made) look *= 2;
  return Math.min(look, runs);
}

/**
 * Whether the interval of the recovery time reaches no further than the share `precision` of the percentile that
 * the objectives name, to either side on average; and that of the recovery point, where any data are lost there.
 */
export function isPrecise(
  { objectives: { percentile } }: DrillQuestion,
  { recoveryTimes, recoveryPoints }: DrillTally,
  precision: number,
): boolean {
  const isNarrow = (population: Population): boolean => {
    const { value, low, high } = estimatePercentile(population, percentile);
    if (value === undefined || low === undefined || high === undefined) return false;
    return high - low <= 2 * precision * value;
  };
  const losesData = recoveryPoints.censored > 0 || (recoveryPoints.known.largest ?? 0) > 0;
  return isNarrow(recoveryTimes) && (!losesData || isNarrow(recoveryPoints));
}

/** Whether a drill has made its runs: all it was asked for, or those up to the look that found it precise enough. */
export function isWhole(
  question: DrillQuestion,
  tally: DrillTally,
  { runs, precision }: { readonly runs: number; readonly precision?: number },
): boolean {
  if (tally.runs >= runs || precision === undefined) return tally.runs >= runs;
  return tally.runs === nextLook(tally.runs - 1, runs) && isPrecise(question, tally, precision);
}
