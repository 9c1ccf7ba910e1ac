import { logComplement } from '../model/incomplete-beta.ts';
import { normalQuantile } from '../model/normal.ts';

/** Up to this mean the probabilities are summed one by one. */
const summedMean = 100;

/**
 * The smallest number of successes in `n` trials of probability `p` each that is not exceeded with
 * probability `u`: one binomial draw by inverse transform. `n` is whole, 0 to 2^53 − 1; `p` is 0 to 1; `u` is
 * strictly between 0 and 1. Always whole, 0 to `n`, and never falling as `u` rises.
 *
 * Exact, but for rounding in the last digits of `u`, where n·min(p, 1 − p) is at most 100. Beyond,
 * the third-order Cornish-Fisher expansion (E. A. Cornish and R. A. Fisher, 1938) with the correction for whole
 * numbers: the count is at most one off, and only where `u` lies within 2e−5 of a step of the exact distribution.
 */
export function binomialQuantile(n: number, p: number, u: number): number {
  if (!(n > 0 && p > 0)) return 0;
  if (p >= 1) return n;
  return p <= 0.5 ? fewSuccesses(n, p, u) : n - fewSuccesses(n, 1 - p, 1 - u);
}

function fewSuccesses(n: number, p: number, u: number): number {
  return n * p <= summedMean ? summed(n, p, u) : expanded(n, p, u);
}

function summed(n: number, p: number, u: number): number {
  const odds = p / (1 - p);
  let term = Math.exp(n * logComplement(p));
  let sum = term;
  let count = 0;
  while (sum < u && count < n) {
    term *= (odds * (n - count)) / (count + 1);
    count += 1;
    // Past the mean, terms too small to count: `u` is above all that doubles can sum up to.
    if (sum + term === sum && count > n * p) break;
    sum += term;
  }
  return count;
}

function expanded(n: number, p: number, u: number): number {
  const variance = n * p * (1 - p);
  const skewness = (1 - 2 * p) / Math.sqrt(variance);
  const excess = (1 - 6 * p * (1 - p)) / variance;
  const z = normalQuantile(u);
  const deviation =
    z +
    (skewness * (z * z - 1)) / 6 +
    (excess * z * (z * z - 3)) / 24 -
    (skewness * skewness * z * (2 * z * z - 5)) / 36;
  // Sheppard's correction: whole numbers spread 1/12 more than the curve through them.
  const count = Math.ceil(n * p + Math.sqrt(variance - 1 / 12) * deviation - 0.5);
  return Math.min(Math.max(count, 0), n);
}
