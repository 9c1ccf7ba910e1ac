import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Distribution } from '../../shared/model/distribution.ts';
import { distributionMean, distributionQuantile } from '../../shared/model/distribution-math.ts';
import { betaQuantile } from '../../shared/model/incomplete-beta.ts';
import { prepareBetaQuantile } from '../../shared/drill/pert-table.ts';
import { prepareQuantile } from '../../shared/drill/quantile.ts';
import { hashKey, uniform } from '../../shared/model/random.ts';

const minute = 60_000_000;

const duration = fc.integer({ min: 0, max: 100 * 24 * 60 * minute });
const arbitraryPert = fc.tuple(duration, duration, duration).map((values): Distribution => {
  const [minUs, likelyUs, maxUs] = values.sort((one, other) => one - other);
  return { kind: 'pert', minUs, likelyUs, maxUs };
});
const arbitraryDistribution: fc.Arbitrary<Distribution> = fc.oneof(
  duration.map((valueUs): Distribution => ({ kind: 'constant', valueUs })),
  arbitraryPert,
  fc.tuple(duration, duration).map(([one, other]): Distribution => ({
    kind: 'lognormal',
    p50Us: Math.min(one, other) + 1,
    p95Us: Math.max(one, other) + 1,
  })),
  duration.map((meanUs): Distribution => ({ kind: 'exponential', meanUs })),
  fc
    .array(duration, { minLength: 1, maxLength: 20 })
    .map((valuesUs): Distribution => ({ kind: 'empirical', valuesUs })),
);
const arbitraryU = fc.oneof(
  fc.double({ min: 1e-15, max: 1 - 1e-15, noNaN: true }),
  fc.constantFrom(1 / 18014398509481984, 0.5, 1 - 1 / 9007199254740992),
);

test('draws are whole, not negative, finite, and never fall', () => {
  fc.assert(
    fc.property(arbitraryDistribution, arbitraryU, arbitraryU, (distribution, one, other) => {
      const draw = prepareQuantile(distribution);
      const low = draw(Math.min(one, other));
      const high = draw(Math.max(one, other));
      expect(Number.isSafeInteger(low)).toBe(true);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeGreaterThanOrEqual(low);
    }),
    { numRuns: 500 },
  );
});

test('the table agrees with direct inversion to 2e−7 of the distance from the nearer end', () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 5, noNaN: true }), arbitraryU, (a, u) => {
      const exact = betaQuantile(u, a, 6 - a);
      const error = Math.abs(prepareBetaQuantile({ a, b: 6 - a })(u) - exact);
      // The last term: 1 − x itself is only known to 2^−53.
      expect(error).toBeLessThanOrEqual(2e-7 * Math.min(exact, 1 - exact) + 2e-16);
    }),
    { numRuns: 1000 },
  );
});

test('a draw is the quantile', () => {
  fc.assert(
    fc.property(arbitraryDistribution, arbitraryU, (distribution, u) => {
      if (distribution.kind === 'empirical') return;
      const exact = Math.min(distributionQuantile(distribution, u), Number.MAX_SAFE_INTEGER);
      const drawn = prepareQuantile(distribution)(u);
      expect(Math.abs(drawn - exact)).toBeLessThanOrEqual(0.51 + 2e-7 * exact);
    }),
    { numRuns: 500 },
  );
});

test.each<Distribution>([
  { kind: 'pert', minUs: 2 * minute, likelyUs: 3 * minute, maxUs: 12 * minute },
  { kind: 'pert', minUs: minute, likelyUs: minute, maxUs: 4 * minute },
  { kind: 'pert', minUs: minute, likelyUs: 4 * minute, maxUs: 4 * minute },
  { kind: 'lognormal', p50Us: 12 * minute, p95Us: 25 * minute },
  { kind: 'exponential', meanUs: 5 * minute },
  { kind: 'empirical', valuesUs: [9 * minute, minute, minute, 4 * minute] },
])('the mean of draws is the mean: %o', (distribution) => {
  const draw = prepareQuantile(distribution);
  const draws = 40_000;
  const key = hashKey('mean');
  let sum = 0;
  let squares = 0;
  for (let seed = 0; seed < draws; seed += 1) {
    const value = draw(uniform(seed, key, 0, 0, 1)) / minute;
    sum += value;
    squares += value * value;
  }
  const mean = sum / draws;
  const error = Math.sqrt((squares / draws - mean * mean) / draws);
  expect(Math.abs(mean - distributionMean(distribution) / minute)).toBeLessThan(5 * error);
});

test('closed forms', () => {
  const lognormal: Distribution = { kind: 'lognormal', p50Us: 12 * minute, p95Us: 25 * minute };
  expect(prepareQuantile(lognormal)(0.5)).toBe(12 * minute);
  expect(prepareQuantile(lognormal)(0.95)).toBe(25 * minute);
  const exponential: Distribution = { kind: 'exponential', meanUs: minute };
  expect(prepareQuantile(exponential)(1 - Math.exp(-2))).toBe(2 * minute);
  const symmetric: Distribution = { kind: 'pert', minUs: 0, likelyUs: minute, maxUs: 2 * minute };
  expect(prepareQuantile(symmetric)(0.5)).toBe(minute);
  // At the shapes 1 and 5 the probability is 1 − (1 − x)^5.
  const falling: Distribution = { kind: 'pert', minUs: 0, likelyUs: 0, maxUs: minute };
  expect(distributionQuantile(falling, 1 - 0.03125)).toBeCloseTo(minute / 2, 6);
  const listed: Distribution = { kind: 'empirical', valuesUs: [30, 10, 20] };
  expect([0.1, 0.34, 0.99].map(prepareQuantile(listed))).toEqual([10, 20, 30]);
});

test('degenerate distributions are constants', () => {
  const us = [1e-12, 0.5, 1 - 1e-12];
  for (const distribution of [
    { kind: 'constant', valueUs: 7 },
    { kind: 'pert', minUs: 7, likelyUs: 7, maxUs: 7 },
    { kind: 'lognormal', p50Us: 7, p95Us: 7 },
    { kind: 'empirical', valuesUs: [7] },
  ] as const) {
    expect(us.map(prepareQuantile(distribution))).toEqual([7, 7, 7]);
    expect(distributionMean(distribution)).toBe(7);
    expect(distributionQuantile(distribution, 0.3)).toBe(7);
  }
  expect(us.map(prepareQuantile({ kind: 'exponential', meanUs: 0 }))).toEqual([0, 0, 0]);
  expect(us.map(prepareQuantile({ kind: 'lognormal', p50Us: 0, p95Us: 0 }))).toEqual([0, 0, 0]);
});

test('a distribution that does not exist is refused', () => {
  const impossible: Distribution[] = [
    { kind: 'pert', minUs: 3, likelyUs: 2, maxUs: 4 },
    { kind: 'lognormal', p50Us: 0, p95Us: 4 },
    { kind: 'lognormal', p50Us: 5, p95Us: 4 },
    { kind: 'empirical', valuesUs: [] },
  ];
  for (const distribution of impossible) {
    expect(() => prepareQuantile(distribution)).toThrow(RangeError);
    expect(() => distributionQuantile(distribution, 0.5)).toThrow(RangeError);
  }
});

test('quantiles of listed values hit the rank that the share stands for', () => {
  const valuesUs = Array.from({ length: 100 }, (_, index) => index + 1);
  for (const percent of [1, 7, 29, 57, 58, 95, 100]) {
    expect(distributionQuantile({ kind: 'empirical', valuesUs }, percent / 100)).toBe(percent);
  }
});
