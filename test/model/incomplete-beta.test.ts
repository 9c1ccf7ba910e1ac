import fc from 'fast-check';
import { expect, test } from 'vitest';
import { betaQuantile, incompleteBeta } from '../../shared/model/incomplete-beta.ts';
import { logGamma } from '../../shared/model/log-gamma.ts';

test('log gamma of whole numbers is the logarithm of a factorial', () => {
  let factorial = 1;
  for (let n = 1; n <= 100; n += 1) {
    const expected = Math.log(factorial);
    expect(Math.abs(logGamma(n) - expected)).toBeLessThan(4e-15 * Math.max(1, expected));
    factorial *= n;
  }
  expect(Math.abs(logGamma(0.5) - Math.log(Math.sqrt(Math.PI)))).toBeLessThan(2e-15);
});

test('closed forms with one shape equal to 1', () => {
  for (const x of [1e-9, 0.01, 0.3, 0.5, 0.9, 0.999]) {
    expect(incompleteBeta(x, 1, 1)).toBeCloseTo(x, 14);
    expect(incompleteBeta(x, 3, 1)).toBeCloseTo(x * x * x, 14);
    expect(incompleteBeta(x, 1, 2)).toBeCloseTo(1 - (1 - x) * (1 - x), 14);
    expect(incompleteBeta(x, 2, 2)).toBeCloseTo(x * x * (3 - 2 * x), 14);
  }
});

test('equals the tail of a binomial', () => {
  const n = 12;
  const p = 0.37;
  const pmf = (k: number): number =>
    Math.exp(
      logGamma(n + 1) -
        logGamma(k + 1) -
        logGamma(n - k + 1) +
        k * Math.log(p) +
        (n - k) * Math.log(1 - p),
    );
  for (let k = 1; k <= n; k += 1) {
    let tail = 0;
    for (let j = n; j >= k; j -= 1) tail += pmf(j);
    expect(Math.abs(incompleteBeta(p, k, n - k + 1) / tail - 1)).toBeLessThan(1e-13);
  }
});

test('the two sides add up to 1', () => {
  const shape = fc.double({ min: 1, max: 500, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), shape, shape, (x, a, b) => {
      expect(Math.abs(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a) - 1)).toBeLessThan(
        2e-12,
      );
    }),
  );
});

test('the quantile inverts the probability for every PERT shape', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 5, noNaN: true }),
      fc.double({ min: 1e-12, max: 1 - 1e-6, noNaN: true }),
      (a, p) => {
        const back = incompleteBeta(betaQuantile(p, a, 6 - a), a, 6 - a);
        expect(Math.abs(back - p)).toBeLessThan(1e-13 + 1e-11 * Math.min(p, 1 - p));
      },
    ),
  );
  expect(betaQuantile(0, 2, 4)).toBe(0);
  expect(betaQuantile(1, 2, 4)).toBe(1);
});
