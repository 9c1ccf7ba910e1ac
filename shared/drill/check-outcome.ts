import type { Verdict } from '../model/journal.ts';
import type { ObjectiveCheck } from '../model/measures.ts';
import type { Outcome } from '../model/scenario.ts';
import { formatShare } from '../model/quantities/share.ts';
import { describeOutcome } from './describe-outcome.ts';
import type { DrillTally } from './tally.ts';
import { estimateShare } from './statistics/share.ts';
import { formatCount } from '../model/quantities/count.ts';

/**
 * Holds the outcome that a scenario expects against the runs: `passed` when at least the share `percentile` of all runs
 * ended so, else `failed`; `inconclusive` without a run, and when no run saw degradation though the scenario
 * does not expect that.
 */
export function checkExpectedOutcome(
  expected: Outcome,
  percentile: number,
  tally: DrillTally,
): ObjectiveCheck {
  const unseen = tally.countOf('not-needed') === tally.runs;
  const met = tally.countOf(expected) >= percentile * tally.runs;
  return {
    name: 'expect.outcome',
    expected: `${describeOutcome(expected)} in at least ${formatShare(percentile)} of runs`,
    ...measured(
      tally,
      tally.runs,
      expected,
      unseen && (expected !== 'not-needed' || tally.runs === 0)
        ? 'inconclusive'
        : met
          ? 'passed'
          : 'failed',
    ),
  };
}

/**
 * What holds when a scenario does not say how it ends: of the runs with degradation, at least the share `percentile`
 * recover. `failed` when so many did not recover that this is out of reach; `inconclusive` when it is
 * decisions against a rollback that keep it from being met, for whether those were right the scenario does not say.
 */
export function checkRecovery(percentile: number, tally: DrillTally): ObjectiveCheck {
  const degraded = tally.runs - tally.countOf('not-needed');
  const recovered = tally.countOf('recovered');
  const lost = tally.countOf('not-recovered');
  const enough = percentile * degraded;
  const result: Verdict =
    degraded === 0
      ? 'inconclusive'
      : recovered >= enough
        ? 'passed'
        : degraded - lost < enough
          ? 'failed'
          : 'inconclusive';
  return {
    name: 'outcome',
    expected: `recovered in at least ${formatShare(percentile)} of runs with degradation`,
    ...measured(tally, degraded, 'recovered', result),
  };
}

/** Of `runs` of the runs, how many ended so; those that are not among them ended without degradation. */
function measured(
  tally: DrillTally,
  runs: number,
  outcome: Outcome,
  result: Verdict,
): Pick<ObjectiveCheck, 'measured' | 'result' | 'probability'> {
  const probability = estimateShare(tally.countOf(outcome), runs);
  if (probability === undefined) return { measured: 'no degradation seen', result };
  const [first] = tally.outcomes.filter(
    (one) => runs === tally.runs || one.outcome !== 'not-needed',
  );
  const text =
    runs === 1 && first !== undefined
      ? `${describeOutcome(first.outcome)} in one run`
      : `${describeOutcome(outcome)} in ${formatShare(probability.value)} of ${formatCount(runs)} runs`;
  return { measured: text, result, probability };
}
