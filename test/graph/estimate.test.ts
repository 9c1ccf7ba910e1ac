import { expect, test } from 'vitest';
import { estimate } from '../../shared/graph/estimate.ts';

test('percentiles that are known in closed form', () => {
  expect(estimate({ kind: 'constant', valueUs: 7 })).toEqual({ p50Us: 7, p95Us: 7 });
  expect(estimate({ kind: 'lognormal', p50Us: 3, p95Us: 9 })).toEqual({ p50Us: 3, p95Us: 9 });
  expect(estimate({ kind: 'exponential', meanUs: 1_000_000 })).toEqual({
    p50Us: 693_147,
    p95Us: 2_995_732,
  });
  expect(estimate({ kind: 'empirical', valuesUs: [5, 1, 4, 2, 3] })).toEqual({
    p50Us: 3,
    p95Us: 5,
  });
});

test('a symmetric PERT has its median in the middle', () => {
  const { p50Us, p95Us } = estimate({
    kind: 'pert',
    minUs: 0,
    likelyUs: 500_000,
    maxUs: 1_000_000,
  });
  expect(Math.abs(p50Us - 500_000)).toBeLessThan(1_000);
  // Beta(3, 3): the root of 6x^5 - 15x^4 + 10x^3 = 0.95.
  expect(Math.abs(p95Us - 810_745)).toBeLessThan(1_000);
});

test('a PERT whose likeliest value is its smallest is a Beta(1, 5)', () => {
  const { p50Us, p95Us } = estimate({ kind: 'pert', minUs: 0, likelyUs: 0, maxUs: 1_000_000 });
  expect(Math.abs(p50Us - 1_000_000 * (1 - Math.exp(Math.log(0.5) / 5)))).toBeLessThan(1_000);
  expect(Math.abs(p95Us - 1_000_000 * (1 - Math.exp(Math.log(0.05) / 5)))).toBeLessThan(1_000);
});

test('a PERT without range is constant', () => {
  expect(estimate({ kind: 'pert', minUs: 9, likelyUs: 9, maxUs: 9 })).toEqual({
    p50Us: 9,
    p95Us: 9,
  });
});
