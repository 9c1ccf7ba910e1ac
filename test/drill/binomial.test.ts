import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binomialQuantile } from '../../shared/drill/binomial.ts';
import { hashKey, uniform } from '../../shared/model/random.ts';
import { incompleteBeta } from '../../shared/model/incomplete-beta.ts';

/** The probability of at most `k` successes. */
function cdf(n: number, p: number, k: number): number {
  if (k < 0) return 0;
  return k >= n ? 1 : incompleteBeta(1 - p, n - k, k + 1);
}

const trials = fc.integer({ min: 1, max: 5000 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const arbitraryU = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });

test('is the smallest count that reaches the probability', () => {
  fc.assert(
    fc.property(trials, share, arbitraryU, (n, p, u) => {
      const count = binomialQuantile(n, p, u);
      const slack = n * Math.min(p, 1 - p) <= 100 ? 1e-11 : 2e-5;
      expect(cdf(n, p, count)).toBeGreaterThanOrEqual(u - slack);
      expect(cdf(n, p, count - 1)).toBeLessThan(u + slack);
    }),
    { numRuns: 3000 },
  );
});

test('the ends, and trials that cannot or must succeed', () => {
  expect(binomialQuantile(0, 0.5, 0.5)).toBe(0);
  expect(binomialQuantile(7, 0, 0.999)).toBe(0);
  expect(binomialQuantile(7, 1, 0.001)).toBe(7);
  expect(binomialQuantile(1, 0.3, 0.69)).toBe(0);
  expect(binomialQuantile(1, 0.3, 0.71)).toBe(1);
  expect(binomialQuantile(2, 0.5, 0.26)).toBe(1);
  const last = 1 - 1 / 9007199254740992;
  for (const n of [10, 190, 10_000]) {
    const count = binomialQuantile(n, 0.5, last);
    expect(count).toBeLessThanOrEqual(n);
    expect(count).toBeGreaterThan(n / 2);
  }
});

test('whole, within range, and never falling as u rises, up to the largest counts', () => {
  const any = fc.oneof(trials, fc.nat(Number.MAX_SAFE_INTEGER));
  fc.assert(
    fc.property(any, share, arbitraryU, arbitraryU, (n, p, one, other) => {
      const low = binomialQuantile(n, p, Math.min(one, other));
      const high = binomialQuantile(n, p, Math.max(one, other));
      expect(Number.isSafeInteger(low)).toBe(true);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeGreaterThanOrEqual(low);
      expect(high).toBeLessThanOrEqual(n);
    }),
    { numRuns: 1000 },
  );
});

test.each([
  [20, 0.1],
  [1500, 0.02],
  [1500, 0.98],
  [4000, 0.3],
])('mean and variance of draws of %d trials of %d', (n, p) => {
  const draws = 20_000;
  const key = hashKey('requests');
  let sum = 0;
  let squares = 0;
  for (let seed = 0; seed < draws; seed += 1) {
    const deviation = binomialQuantile(n, p, uniform(seed, key, 0, 0, 1)) - n * p;
    sum += deviation;
    squares += deviation * deviation;
  }
  const variance = n * p * (1 - p);
  expect(Math.abs(sum / draws)).toBeLessThan(5 * Math.sqrt(variance / draws));
  // The fourth central moment of a binomial is 3σ⁴ + σ²(1 − 6p(1 − p)).
  const error = Math.sqrt((2 * variance * variance + variance * (1 - 6 * p * (1 - p))) / draws);
  expect(Math.abs(squares / draws - variance)).toBeLessThan(5 * error);
});
