import type { DrillQuestion } from './drill-question.ts';
import type { Population } from './populations.ts';
import { recoveryPoints, recoveryTimes } from './populations.ts';
import type { RunSample } from './sample-run.ts';
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
  samples: readonly RunSample[],
  precision: number,
): boolean {
  const isNarrow = (population: Population): boolean => {
    const { value, low, high } = estimatePercentile(population, percentile);
    if (value === undefined || low === undefined || high === undefined) return false;
    return high - low <= 2 * precision * value;
  };
  const points = recoveryPoints(samples);
  const losesData = points.censored > 0 || (points.sorted.at(-1) ?? 0) > 0;
  return isNarrow(recoveryTimes(samples)) && (!losesData || isNarrow(points));
}

/** How many of the seeds asked for a whole drill makes: all, or those up to the look that found it precise enough. */
export function runsDue(
  question: DrillQuestion,
  samples: readonly RunSample[],
  { runs, precision }: { readonly runs: number; readonly precision?: number },
): number {
  if (precision === undefined) return runs;
  const ordered = [...samples].sort((one, other) => one.seed - other.seed);
  let look = nextLook(0, runs);
  while (look < runs && look < ordered.length) {
    if (isPrecise(question, ordered.slice(0, look), precision)) break;
    look = nextLook(look, runs);
  }
  if (look < runs && look === ordered.length) {
    return isPrecise(question, ordered, precision) ? look : runs;
  }
  return look;
}
