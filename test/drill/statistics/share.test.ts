import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashKey, uniform } from '../../../shared/model/random.ts';
import { estimateShare } from '../../../shared/drill/statistics/share.ts';

test('15 of 20: (0.75 + z²/40 ± z·√(0.1875/20 + z²/1600)) / (1 + z²/20)', () => {
  const { value, low, high } = estimateShare(15, 20)!;
  expect(value).toBe(0.75);
  expect(low).toBeCloseTo(0.5313, 4);
  expect(high).toBeCloseTo(0.8881, 4);
});

test('none and all of n runs have the closed form z²/(n + z²)', () => {
  const z = 1.959963984540054;
  const none = estimateShare(0, 50)!;
  expect(none.low).toBe(0);
  expect(none.high).toBeCloseTo((z * z) / (50 + z * z), 12);
  const all = estimateShare(50, 50)!;
  expect(all.high).toBe(1);
  expect(all.low).toBeCloseTo(50 / (50 + z * z), 12);
  expect(estimateShare(0, 0)).toBeUndefined();
});

test('ordered, within 0 to 1, and mirrored when hits and misses change places', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (n, part) => {
        const hits = Math.round(n * part);
        const { value, low, high } = estimateShare(hits, n)!;
        expect(0 <= low && low <= value && value <= high && high <= 1).toBe(true);
        expect(estimateShare(n - hits, n)!.low).toBeCloseTo(1 - high, 12);
      },
    ),
  );
});

test('covers the true share about 95 times in 100', () => {
  const truth = 0.3;
  const rounds = 4000;
  const size = 60;
  const key = hashKey('share');
  let covered = 0;
  for (let round = 0; round < rounds; round += 1) {
    let hits = 0;
    for (let run = 0; run < size; run += 1) if (uniform(round, key, 0, run, 1) < truth) hits += 1;
    const { low, high } = estimateShare(hits, size)!;
    if (low <= truth && truth <= high) covered += 1;
  }
  // The exact coverage, summed over all counts of hits whose interval covers.
  let exact = 0;
  let term = Math.exp(size * Math.log(1 - truth));
  for (let hits = 0; hits <= size; hits += 1) {
    const { low, high } = estimateShare(hits, size)!;
    if (low <= truth && truth <= high) exact += term;
    term *= ((size - hits) / (hits + 1)) * (truth / (1 - truth));
  }
  expect(exact).toBeGreaterThan(0.93);
  const error = Math.sqrt((exact * (1 - exact)) / rounds);
  expect(Math.abs(covered / rounds - exact)).toBeLessThan(5 * error);
});
