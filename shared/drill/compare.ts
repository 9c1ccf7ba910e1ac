import type { Comparison, Effect, MeasureComparison } from '../model/comparison.ts';
import { binomialCdf } from '../model/binomial-cdf.ts';
import type { RunSample } from './sample-run.ts';
import { bootstrapDifference } from './statistics/bootstrap.ts';
import { estimatePercentile } from './statistics/percentile.ts';
import { Spread } from './statistics/spread.ts';

/** Probability below which chance alone is no explanation. */
const SIGNIFICANCE = 0.05;

/**
 * Compares what a playbook did `before` and `after` a change, run by run: both must hold the same seeds in the same order. As each
 * step keeps its luck from one version to the other (common random numbers), what differs is what the change did. A time
 * counts as better or worse when the interval of the difference lies on one side of 0; recovering at all by the exact
 * sign test over the seeds that differ (Q. McNemar, 1947).
 */
export function compareRuns(
  before: readonly RunSample[],
  after: readonly RunSample[],
  percentile: number,
): Comparison {
  if (before.some(({ seed }, index) => seed !== after[index]?.seed)) {
    throw new Error('Only runs of the same seeds can be compared');
  }
  const times = pairs(before, after, recoveryTime);
  const measures = [
    compareTimes('rta', times, percentile),
    compareTimes('rpa', pairs(before, after, recoveryPoint), percentile),
  ];
  const recovered = compareRecoveries(before, after);
  return {
    runs: before.length,
    percentile,
    measures,
    recovered,
    ...countSeeds(times),
    effect: overall([recovered.effect, ...measures.map(({ effect }) => effect)]),
  };
}

/** A run that had nothing to recover from, or that was decided against, has no such time. */
function recoveryTime({ outcome, rtaUs }: RunSample): number | undefined {
  if (outcome === 'not-recovered') return Infinity;
  return outcome === 'recovered' ? (rtaUs ?? undefined) : undefined;
}

function recoveryPoint({ outcome, rpaUs }: RunSample): number | undefined {
  if (outcome === 'not-recovered') return Infinity;
  return outcome === 'not-needed' ? undefined : rpaUs;
}

/** Values of the seeds that have one with both versions. */
interface Pairs {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

function pairs(
  before: readonly RunSample[],
  after: readonly RunSample[],
  read: (run: RunSample) => number | undefined,
): Pairs {
  const one: number[] = [];
  const other: number[] = [];
  before.forEach((run, index) => {
    const was = read(run);
    const is = read(after[index] ?? run);
    if (was === undefined || is === undefined) return;
    one.push(was);
    other.push(is);
  });
  return { before: one, after: other };
}

function compareTimes(
  name: MeasureComparison['name'],
  { before, after }: Pairs,
  percentile: number,
): MeasureComparison {
  const one = valueAt(before, percentile);
  const other = valueAt(after, percentile);
  const values = {
    ...(one === undefined ? {} : { before: one }),
    ...(other === undefined ? {} : { after: other }),
  };
  if (one === undefined || other === undefined) {
    // Whether it recovers at all is compared for itself.
    return { name, ...values, effect: 'same' };
  }
  const difference = bootstrapDifference(before, after, percentile);
  const { low, high } = difference;
  const effect = low > 0 ? 'worse' : high < 0 ? 'better' : 'same';
  return { name, ...values, difference: { value: other - one, ...difference }, effect };
}

function valueAt(values: readonly number[], percentile: number): number | undefined {
  const known = Spread.of(values.filter(Number.isFinite));
  return estimatePercentile({ known, censored: values.length - known.count }, percentile).value;
}

function compareRecoveries(
  before: readonly RunSample[],
  after: readonly RunSample[],
): Comparison['recovered'] {
  const isLost = ({ outcome }: RunSample): boolean => outcome === 'not-recovered';
  const lost = after.filter((run, index) => isLost(run) && !isLost(before[index] ?? run));
  const onlyAfter = before.filter((run, index) => isLost(run) && !isLost(after[index] ?? run));
  const differing = lost.length + onlyAfter.length;
  const fewer = Math.min(lost.length, onlyAfter.length);
  const chance = differing === 0 ? 1 : Math.min(1, 2 * binomialCdf(differing, 0.5, fewer));
  const effect =
    chance >= SIGNIFICANCE ? 'same' : lost.length > onlyAfter.length ? 'worse' : 'better';
  const [first] = lost;
  return {
    onlyBefore: lost.length,
    onlyAfter: onlyAfter.length,
    ...(first === undefined ? {} : { lostSeed: first.seed }),
    effect,
  };
}

function countSeeds({ before, after }: Pairs): Pick<Comparison, 'quicker' | 'slower' | 'equal'> {
  let quicker = 0;
  let slower = 0;
  before.forEach((one, index) => {
    const other = after[index] ?? one;
    if (other < one) quicker += 1;
    else if (other > one) slower += 1;
  });
  return { quicker, slower, equal: before.length - quicker - slower };
}

function overall(effects: readonly Effect[]): Comparison['effect'] {
  const isWorse = effects.includes('worse');
  const isBetter = effects.includes('better');
  if (isWorse && isBetter) return 'mixed';
  return isWorse ? 'worse' : isBetter ? 'better' : 'same';
}
