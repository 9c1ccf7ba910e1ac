import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalCdf, normalQuantile } from '../../shared/model/normal.ts';

// Tabulated to 16 digits, for instance in Abramowitz and Stegun, table 26.1 and 26.5, and by R.
test.each([
  [0.5, 0],
  [0.75, 0.6744897501960817],
  [0.95, 1.6448536269514722],
  [0.975, 1.959963984540054],
  [0.99, 2.3263478740408408],
  [0.999, 3.090232306167813],
  [1e-20, -9.262340089798408],
])('the quantile at %d is %d', (u, x) => {
  expect(Math.abs(normalQuantile(u) - x)).toBeLessThanOrEqual(4e-15 * Math.abs(x));
});

test.each([
  [-1, 0.15865525393145705],
  [-2, 0.022750131948179207],
  [-5, 2.866515718791939e-7],
  [-10, 7.61985302416047e-24],
  [3, 0.9986501019683699],
])('the probability at %d is %d', (x, p) => {
  expect(Math.abs(normalCdf(x) - p)).toBeLessThanOrEqual(2e-14 * p);
});

test('quantile and probability undo each other', () => {
  fc.assert(
    fc.property(fc.double({ min: -37, max: -1e-3, noNaN: true }), (x) => {
      expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(2e-14 * Math.max(1, -x));
    }),
  );
});

test('symmetric about zero', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 8, noNaN: true }), (x) => {
      expect(Math.abs(normalCdf(x) + normalCdf(-x) - 1)).toBeLessThan(1e-15);
    }),
  );
});

test('at and beyond the ends', () => {
  expect(normalQuantile(0)).toBe(-Infinity);
  expect(normalQuantile(1)).toBe(Infinity);
  expect(normalQuantile(-0.1)).toBeNaN();
  expect(normalQuantile(1.1)).toBeNaN();
  expect(normalCdf(-60)).toBe(0);
  expect(normalCdf(60)).toBe(1);
});
