import { hashKey, uniform } from '../../model/random.ts';
import { percentileRank } from './percentile.ts';

/** Resamples, where there are few enough values; fewer of many, which need less. */
const MOST_RESAMPLES = 1000;
const FEWEST_RESAMPLES = 200;
/** About as many draws are made in a second. */
const MOST_DRAWS = 20_000_000;
const RESAMPLE_KEY = hashKey('resample');
/** Probability left out at each end. */
const TAIL = 0.025;

/**
 * The 95% interval of the difference between the same percentile of `after` and `before`, by the paired percentile
 * bootstrap (B. Efron and R. Tibshirani, "An Introduction to the Bootstrap", chapter 13): pairs are drawn anew with
 * replacement, the same ones for both. Values may be infinite, but fewer than the percentile leaves room for in
 * most resamples. The same values give the same interval every time.
 */
export function bootstrapDifference(
  before: readonly number[],
  after: readonly number[],
  percentile: number,
): { readonly low: number; readonly high: number } {
  const count = before.length;
  const rank = percentileRank(count, percentile);
  const orders = [before, after].map(ascendingOrder);
  const [one = [], other = []] = orders;
  const resamples = Math.max(
    FEWEST_RESAMPLES,
    Math.min(MOST_RESAMPLES, Math.floor(MOST_DRAWS / Math.max(1, count))),
  );
  const times = new Uint32Array(count);
  const differences = Array.from({ length: resamples }, (_, resample) => {
    times.fill(0);
    for (let draw = 0; draw < count; draw++) {
      const index = Math.floor(uniform(resample, RESAMPLE_KEY, 0, draw, 0) * count);
      times[index] = (times[index] ?? 0) + 1;
    }
    return difference(after[at(other, times, rank)], before[at(one, times, rank)]);
  }).sort((a, b) => a - b);
  const cut = Math.floor(TAIL * resamples);
  return { low: differences[cut] ?? 0, high: differences[resamples - 1 - cut] ?? 0 };
}

/** Indexes of `values` from the smallest to the largest, equal ones as they stand. */
function ascendingOrder(values: readonly number[]): number[] {
  const order = values.map((_, index) => index);
  const value = (index: number): number => values[index] ?? 0;
  return order.sort((a, b) => (value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : a - b));
}

/** The index of the value of `rank` when each is there as many times as `times` says. */
function at(order: readonly number[], times: Uint32Array, rank: number): number {
  let passed = 0;
  for (const index of order) {
    passed += times[index] ?? 0;
    if (passed >= rank) return index;
  }
  return order.at(-1) ?? 0;
}

/** Two runs that never recovered do not differ. */
function difference(after = 0, before = 0): number {
  return after === before ? 0 : after - before;
}
