import type { ShareEstimate } from '../model/measures.ts';
import { formatShare } from '../model/quantities/share.ts';

/** The share of what a step is shortened by that is saved, with its 95% interval. */
export function savedText({ value, low, high }: ShareEstimate): string {
  return `${formatShare(value)} (${formatShare(low)} to ${formatShare(high)})`;
}
