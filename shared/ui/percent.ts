import type { ShareEstimate } from '../model/measures.ts';
import { formatShare } from '../model/quantities/share.ts';

/** A share with its confidence interval: `98.5% (97.5% to 99.1%)`. */
export function shareWithInterval({ value, low, high }: ShareEstimate): string {
  return `${formatShare(value)} (${formatShare(low)} to ${formatShare(high)})`;
}
