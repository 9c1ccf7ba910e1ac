import type { FailureMode, StepCriticality } from '../model/measures.ts';
import type { Outcome } from '../model/scenario.ts';
import type { RunSample } from './sample-run.ts';

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
 * to 1, highest first, ties by id.
 */
export function tallyCriticality(samples: readonly RunSample[]): StepCriticality[] {
  const executed = samples.filter(({ critical }) => critical.length > 0);
  const counts = new Map<string, number>();
  for (const { critical } of executed) {
    for (const step of new Set(critical)) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts]
    .map(([step, count]) => ({ step, index: count / executed.length }))
    .sort((one, other) => other.index - one.index || compareText(one.step, other.step));
}

/** By code units, which no locale changes. */
function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
