import type { MeasureSummary } from '../../model/measures.ts';
import type { CensoredSample } from './percentile.ts';
import { estimatePercentile } from './percentile.ts';

/**
 * What a sample of times in microseconds says: `count` includes the censored; the mean and the largest value are
 * absent when any is censored, for they are not known then. Estimates the given percentiles, in their order.
 */
export function summariseMeasure(
  sample: CensoredSample,
  percentiles: readonly number[],
): MeasureSummary {
  const { sorted, censored } = sample;
  const min = sorted[0];
  const max = sorted.at(-1);
  const known = min !== undefined && max !== undefined;
  return {
    count: sorted.length + censored,
    censored,
    ...(known ? { min } : {}),
    // Summed in ascending order, so that the order in which runs arrive cannot show in the last bit.
    ...(known && censored === 0
      ? { max, mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length }
      : {}),
    percentiles: percentiles.map((percentile) => estimatePercentile(sample, percentile)),
  };
}
