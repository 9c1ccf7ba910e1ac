import type { FailureMode, ShareEstimate, StepCriticality } from '../model/measures.ts';
import type { Outcome } from '../model/scenario.ts';
import type { RunSample } from './sample-run.ts';
import { estimateShare } from './statistics/share.ts';
import { percentileRank } from './statistics/percentile.ts';

/** How often each outcome came, most frequent first, ties by text. */
export function tallyOutcomes(
  samples: readonly RunSample[],
): { readonly outcome: Outcome; readonly count: number }[] {
  const counts = new Map<Outcome, number>();
  for (const { outcome } of samples) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts]
    .map(([outcome, count]) => ({ outcome, count }))
    .sort((one, other) => other.count - one.count || compareText(one.outcome, other.outcome));
}

/**
 * The ways in which runs ended, good and bad, each with the smallest seed that shows it: runs with the same
 * outcome and the same text are one. Most frequent first, ties by text.
 */
export function tallyModes(samples: readonly RunSample[]): FailureMode[] {
  const modes = new Map<string, FailureMode>();
  for (const { mode, outcome, seed } of samples) {
    const key = `${outcome} ${mode}`;
    const known = modes.get(key);
    modes.set(key, {
      mode,
      outcome,
      count: (known?.count ?? 0) + 1,
      seed: Math.min(known?.seed ?? seed, seed),
    });
  }
  return [...modes.values()].sort(
    (one, other) =>
      other.count - one.count ||
      compareText(one.mode, other.mode) ||
      compareText(one.outcome, other.outcome),
  );
}

/**
 * For each step that ever was on a critical path, the share of the runs that have one in which it was; above 0
 * to 1, highest first, ties by id. Beside it what shortening it would save at `percentile`, see `runsAround`.
 */
export function tallyCriticality(
  samples: readonly RunSample[],
  percentile: number,
): StepCriticality[] {
  const around = runsAround(samples, percentile);
  const executed = samples.filter(({ critical }) => critical.length > 0);
  const counts = new Map<string, number>();
  for (const { critical } of executed) {
    for (const step of new Set(critical)) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts]
    .map(([step, count]) => ({
      step,
      index: count / executed.length,
      ...optional('saves', savedBy(step, around)),
    }))
    .sort((one, other) => other.index - one.index || compareText(one.step, other.step));
}

/** Fewest runs around a percentile that say anything of it. */
const FEWEST = 10;
/** Share of all runs on either side of the percentile that counts as around it. */
const REACH = 0.02;

/**
 * The runs whose recovery time is about that of `percentile`: the derivative of a percentile is the mean derivative of the
 * runs at it (L. J. Hong, "Estimating quantile sensitivities", 2009), and a run gets shorter by a minute for every minute
 * less of a step on its critical path.
 */
function runsAround(samples: readonly RunSample[], percentile: number): readonly RunSample[] {
  const recovered = samples
    .filter(({ outcome, rtaUs }) => outcome === 'recovered' && rtaUs !== null)
    .sort((one, other) => (one.rtaUs ?? 0) - (other.rtaUs ?? 0));
  const lost = samples.filter(({ outcome }) => outcome === 'not-recovered').length;
  const count = recovered.length + lost;
  const rank = percentileRank(count, percentile);
  const reach = Math.max(FEWEST, Math.round(REACH * count));
  return recovered.slice(Math.max(0, rank - 1 - reach), rank + reach);
}

function savedBy(step: string, around: readonly RunSample[]): ShareEstimate | undefined {
  if (around.length < FEWEST) return undefined;
  const hits = around.filter(({ critical }) => critical.includes(step)).length;
  return estimateShare(hits, around.length);
}

function optional<K extends string, V>(name: K, value: V | undefined): { readonly [N in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in K]?: V });
}

/** By code units, which no locale changes. */
function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
