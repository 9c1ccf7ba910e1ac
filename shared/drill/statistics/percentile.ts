import { binomialCdf } from '../../model/binomial-cdf.ts';
import type { PercentileEstimate } from '../../model/measures.ts';
import type { Spread } from './spread.ts';

/** Known values, and how many more there are that are larger than all of them. */
export interface CensoredSample {
  readonly known: Spread;
  readonly censored: number;
}

/** Probability left out at each end of an interval. */
const tail = 0.025;

/**
 * A percentile, above 0 and up to 1, of a sample: the smallest value that at least this share of the sample does not exceed, with its
 * 95% interval by order statistics at exact binomial ranks (H. A. David and H. N. Nagaraja, "Order
 * Statistics", section 7.1), which covers for every distribution. The value, and either bound, is absent
 * where it falls among the censored; a bound also where the sample is too small for it. Percentile 1 is the
 * largest of this very sample, and has no interval.
 */
export function estimatePercentile(
  { known, censored }: CensoredSample,
  percentile: number,
): PercentileEstimate {
  const count = known.count + censored;
  const value = known.valueAt(percentileRank(count, percentile));
  const [low, high] = count > 0 && percentile < 1 ? boundRanks(count, percentile) : [0, 0];
  const lowValue = known.valueAt(low);
  const highValue = known.valueAt(high);
  return {
    percentile,
    ...(value === undefined ? {} : { value }),
    ...(lowValue === undefined ? {} : { low: lowValue }),
    ...(highValue === undefined ? {} : { high: highValue }),
  };
}

/** The rank, from 1 to `count`, of the value that is the percentile of a sample of `count`; 0 of none. */
export function percentileRank(count: number, percentile: number): number {
  // A product such as 0.07 × 100 may come out just above the whole number that it stands for.
  return count === 0 ? 0 : Math.max(1, Math.ceil(percentile * count - 1e-9));
}

/** The smallest sample whose interval for a percentile, above 0 and below 1, has an upper bound. */
export function runsNeeded(percentile: number): number {
  return Math.ceil(Math.log(tail) / Math.log(percentile));
}

/** Ranks of the lower and the upper bound, from 1; beyond 1 to `count` where there is no such bound. */
function boundRanks(count: number, percentile: number): readonly [number, number] {
  const low = smallestCount(count, (k) => binomialCdf(count, percentile, k) > tail);
  const high = smallestCount(count, (k) => binomialCdf(count, percentile, k) >= 1 - tail);
  return [low, high + 1];
}

/** The smallest whole number from 0 to `count` for which `holds`, once true, stays true; by bisection. */
function smallestCount(count: number, holds: (k: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
