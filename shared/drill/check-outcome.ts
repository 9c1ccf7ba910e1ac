import type { Verdict } from '../model/journal.ts';
import type { ObjectiveCheck } from '../model/measures.ts';
import type { Outcome } from '../model/scenario.ts';
import { formatShare } from '../model/quantities/share.ts';
import { describeOutcome } from './describe-outcome.ts';
import type { RunSample } from './sample-run.ts';
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
  samples: readonly RunSample[],
): ObjectiveCheck {
  const unseen = samples.every(({ outcome }) => outcome === 'not-needed');
  const met = countOf(samples, expected) >= percentile * samples.length;
  return {
    name: 'expect.outcome',
    expected: `${describeOutcome(expected)} in at least ${formatShare(percentile)} of runs`,
    ...measured(
      samples,
      expected,
      unseen && (expected !== 'not-needed' || samples.length === 0)
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
export function checkRecovery(percentile: number, samples: readonly RunSample[]): ObjectiveCheck {
  const degraded = samples.filter(({ outcome }) => outcome !== 'not-needed');
  const recovered = countOf(degraded, 'recovered');
  const lost = countOf(degraded, 'not-recovered');
  const enough = percentile * degraded.length;
  const result: Verdict =
    degraded.length === 0
      ? 'inconclusive'
      : recovered >= enough
        ? 'passed'
        : degraded.length - lost < enough
          ? 'failed'
          : 'inconclusive';
  return {
    name: 'outcome',
    expected: `recovered in at least ${formatShare(percentile)} of runs with degradation`,
    ...measured(degraded, 'recovered', result),
  };
}

function measured(
  samples: readonly RunSample[],
  outcome: Outcome,
  result: Verdict,
): Pick<ObjectiveCheck, 'measured' | 'result' | 'probability'> {
  const probability = estimateShare(countOf(samples, outcome), samples.length);
  const [first] = samples;
  if (first === undefined || probability === undefined)
    return { measured: 'no degradation seen', result };
  const text =
    samples.length === 1
      ? `${describeOutcome(first.outcome)} in one run`
      : `${describeOutcome(outcome)} in ${formatShare(probability.value)} of ${formatCount(samples.length)} runs`;
  return { measured: text, result, probability };
}

function countOf(samples: readonly RunSample[], wanted: Outcome): number {
  return samples.filter(({ outcome }) => outcome === wanted).length;
}
