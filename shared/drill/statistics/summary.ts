import type { MeasureSummary } from '../../model/measures.ts';
import type { CensoredSample } from './percentile.ts';
import { estimatePercentile } from './percentile.ts';

/**
 * What a sample of times in microseconds says: `count` includes the censored; the mean and the largest value are
 * absent when any is censored, for they are not known then. Estimates the given percentiles, in their order.
 */
export function summariseMeasure(
  { known, censored }: CensoredSample,
  percentiles: readonly number[],
): MeasureSummary {
  const { least: min, largest: max, mean } = known;
  return {
    count: known.count + censored,
    censored,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined || mean === undefined || censored > 0 ? {} : { max, mean }),
    percentiles: percentiles.map((each) => estimatePercentile({ known, censored }, each)),
  };
}
