import { describe, expect, test } from 'vitest';
import { bootstrapDifference } from '../../shared/drill/statistics/bootstrap.ts';
import { compareRuns } from '../../shared/drill/compare.ts';
import { hashKey, uniform } from '../../shared/model/random.ts';
import { minute, recovered, run, times } from './drill-samples.ts';

const before = times(1000, (seed) =>
  recovered(seed, 5 + 10 * uniform(seed, hashKey('t'), 0, 0, 0)),
);
const later = (minutes: number) =>
  before.map((one) => ({ ...one, rtaUs: (one.rtaUs ?? 0) + minutes * minute }));

test('a shift of every run is seen exactly, whatever its spread', () => {
  const slower = compareRuns(before, later(1), 0.95);
  expect(slower).toMatchObject({ runs: 1000, slower: 1000, quicker: 0, effect: 'worse' });
  expect(slower.measures[0]?.difference).toEqual({ value: minute, low: minute, high: minute });
  const quicker = compareRuns(before, later(-0.5), 0.95);
  expect(quicker).toMatchObject({ quicker: 1000, slower: 0, effect: 'better' });
});

test('the same runs do not differ', () => {
  expect(compareRuns(before, before, 0.95)).toMatchObject({
    effect: 'same',
    equal: 1000,
    recovered: { onlyBefore: 0, onlyAfter: 0, effect: 'same' },
  });
  expect(compareRuns([], [], 0.95)).toMatchObject({ runs: 0, effect: 'same' });
});

test('recovering no more is worse where chance does not explain it, and names a seed', () => {
  const losing = (count: number) =>
    before.map((one, index) => (index < count ? run(one.seed, 'not-recovered') : one));
  // Six seeds that all go one way: 2 in 64 by chance; five: 2 in 32.
  expect(compareRuns(before, losing(6), 0.5).recovered).toMatchObject({
    effect: 'worse',
    lostSeed: 1,
  });
  expect(compareRuns(before, losing(5), 0.5).recovered.effect).toBe('same');
  expect(compareRuns(losing(6), before, 0.5)).toMatchObject({
    effect: 'better',
    recovered: { onlyAfter: 6, effect: 'better' },
  });
  const none = compareRuns(before, losing(100), 0.95).measures[0];
  expect(none?.after).toBeUndefined();
  expect(none?.difference).toBeUndefined();
});

test('less data lost and more time taken is mixed', () => {
  const losing = before.map((one) => ({ ...one, rpaUs: minute }));
  expect(compareRuns(losing, later(1), 0.95).effect).toBe('mixed');
});

test('other seeds cannot be compared', () => {
  expect(() => compareRuns(before, before.slice(1), 0.95)).toThrow('same seeds');
});

describe('the bootstrap', () => {
  test('covers the true difference about as often as it says', () => {
    // Both uniform on 0 to 1, independent, so that the true difference of any percentile is 0.
    const trials = 200;
    let covered = 0;
    for (let trial = 0; trial < trials; trial++) {
      const values = (name: string) =>
        Array.from({ length: 300 }, (_, index) => uniform(trial, hashKey(name), index, 0, 0));
      const { low, high } = bootstrapDifference(values('one'), values('other'), 0.5);
      if (low <= 0 && high >= 0) covered++;
    }
    // Three standard errors of the share below 95%.
    expect(covered / trials).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / trials));
  });

  test('is the same for the same values, and finite where some are not', () => {
    const one = [1, 2, 3, 4, 5, Infinity];
    const other = [2, 3, 4, 5, 6, Infinity];
    const interval = bootstrapDifference(one, other, 0.5);
    expect(bootstrapDifference(one, other, 0.5)).toEqual(interval);
    expect(Number.isNaN(interval.low) || Number.isNaN(interval.high)).toBe(false);
  });
});
