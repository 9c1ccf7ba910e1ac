import { incompleteBeta } from './incomplete-beta.ts';

/**
 * The probability, 0 to 1, of at most `k` successes in `n` independent trials of probability `p` each (DLMF
 * 8.17.5). Absolute error about 1e−13, growing to 1e−9 at a million trials.
 */
export function binomialCdf(n: number, p: number, k: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : incompleteBeta(1 - p, n - k, k + 1);
}
