import type { ShareEstimate } from '../model/measures.ts';

/** In seconds for each minute, with its 95% interval. */
export function savedText({ value, low, high }: ShareEstimate): string {
  const seconds = (share: number): number => Math.round(60 * share);
  return `${seconds(value)} s (${seconds(low)} to ${seconds(high)})`;
}
