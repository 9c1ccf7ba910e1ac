import type { ShareEstimate } from '../../model/measures.ts';
import { normalQuantile } from '../../model/normal.ts';

/**
 * The share of `hits` among `count` runs, 0 to 1, with its 95% score interval (E. B. Wilson, "Probable
 * Inference", 1927); undefined without runs. The interval reaches an end only where the share is there itself.
 */
export function estimateShare(hits: number, count: number): ShareEstimate | undefined {
  if (count === 0) return undefined;
  const value = hits / count;
  const z = normalQuantile(0.975);
  const square = (z * z) / count;
  const middle = value + square / 2;
  const reach = Math.sqrt(square * (value * (1 - value) + square / 4));
  return {
    value,
    low: hits === 0 ? 0 : (middle - reach) / (1 + square),
    high: hits === count ? 1 : (middle + reach) / (1 + square),
  };
}
