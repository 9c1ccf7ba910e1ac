import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashKey, uniform } from '../../../shared/model/random.ts';
import {
  estimatePercentile,
  percentileRank,
  runsNeeded,
} from '../../../shared/drill/statistics/percentile.ts';
import { Spread } from '../../../shared/drill/statistics/spread.ts';
import { summariseMeasure } from '../../../shared/drill/statistics/summary.ts';
import { binomialCdf } from '../../../shared/model/binomial-cdf.ts';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

test('the median of 10 lies between the 2nd and the 9th: 1 − 2·11/1024', () => {
  expect(estimatePercentile({ known: Spread.of(upTo(10)), censored: 0 }, 0.5)).toEqual({
    percentile: 0.5,
    value: 5,
    low: 2,
    high: 9,
  });
});

test('tabulated ranks: the median of 100 lies between the 40th and the 61st', () => {
  expect(estimatePercentile({ known: Spread.of(upTo(100)), censored: 0 }, 0.5)).toMatchObject({
    value: 50,
    low: 40,
    high: 61,
  });
});

test.each([
  [0.5, 6],
  [0.9, 36],
  [0.95, 72],
  [0.99, 368],
])('the %d quantile has an upper bound from %d runs on: 1 − p^n reaches 0.975', (p, needed) => {
  expect(runsNeeded(p)).toBe(needed);
  expect(estimatePercentile({ known: Spread.of(upTo(needed)), censored: 0 }, p).high).toBe(needed);
  expect(
    estimatePercentile({ known: Spread.of(upTo(needed - 1)), censored: 0 }, p).high,
  ).toBeUndefined();
});

test('censored runs are larger than every value', () => {
  const estimate = (known: number, percentile: number) =>
    estimatePercentile({ known: Spread.of(upTo(known)), censored: 1000 - known }, percentile);
  expect(estimate(1000, 0.95)).toMatchObject({ value: 950, low: 936, high: 964 });
  expect(estimate(960, 0.95)).toEqual({ percentile: 0.95, value: 950, low: 936 });
  expect(estimate(940, 0.95)).toEqual({ percentile: 0.95, low: 936 });
  expect(estimate(0, 0.95)).toEqual({ percentile: 0.95 });
});

test('percentile 1 is the largest of the sample, without an interval', () => {
  expect(estimatePercentile({ known: Spread.of(upTo(500)), censored: 0 }, 1)).toEqual({
    percentile: 1,
    value: 500,
  });
  expect(estimatePercentile({ known: Spread.of(upTo(499)), censored: 1 }, 1)).toEqual({
    percentile: 1,
  });
  expect(estimatePercentile({ known: Spread.of([]), censored: 0 }, 0.5)).toEqual({
    percentile: 0.5,
  });
});

test('a rank is the whole number that the share stands for', () => {
  for (let percent = 1; percent <= 100; percent += 1) {
    expect(percentileRank(100, percent / 100)).toBe(percent);
  }
  expect(percentileRank(3, 0.5)).toBe(2);
  expect(percentileRank(1, 0.01)).toBe(1);
});

test('bounds are the tightest whose exact coverage is enough', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3000 }),
      fc.constantFrom(0.5, 0.9, 0.95, 0.99, 0.999),
      (count, p) => {
        const { low, high } = estimatePercentile({ known: Spread.of(upTo(count)), censored: 0 }, p);
        const below = (rank: number): number => binomialCdf(count, p, rank - 1);
        if (low !== undefined) expect(below(low)).toBeLessThanOrEqual(0.025);
        if (low !== count) expect(below((low ?? 0) + 1)).toBeGreaterThan(0.025);
        if (high !== undefined) expect(below(high)).toBeGreaterThanOrEqual(0.975);
        if (high !== 1) expect(below((high ?? count + 1) - 1)).toBeLessThan(0.975);
      },
    ),
  );
});

test.each([
  [40, 0.5],
  [100, 0.9],
  [120, 0.95],
])('intervals of %d runs cover the %d quantile as often as the binomial says', (size, p) => {
  const rounds = 2000;
  const key = hashKey('coverage');
  const { low: lowRank, high: highRank } = estimatePercentile(
    { known: Spread.of(upTo(size)), censored: 0 },
    p,
  );
  const exact = binomialCdf(size, p, highRank! - 1) - binomialCdf(size, p, lowRank! - 1);
  expect(exact).toBeGreaterThanOrEqual(0.95);
  let covered = 0;
  for (let round = 0; round < rounds; round += 1) {
    const sample = upTo(size).map((run) => uniform(round, key, 0, run, 1));
    const sorted = sample.sort((one, other) => one - other);
    const { low, high } = estimatePercentile({ known: Spread.of(sorted), censored: 0 }, p);
    if (low! <= p && p <= high!) covered += 1;
  }
  const error = Math.sqrt((exact * (1 - exact)) / rounds);
  expect(Math.abs(covered / rounds - exact)).toBeLessThan(5 * error);
});

test('a summary counts the censored and leaves out what they hide', () => {
  expect(summariseMeasure({ known: Spread.of([2, 4, 9]), censored: 0 }, [0.5])).toEqual({
    count: 3,
    censored: 0,
    mean: 5,
    min: 2,
    max: 9,
    percentiles: [{ percentile: 0.5, value: 4 }],
  });
  expect(summariseMeasure({ known: Spread.of([2, 4]), censored: 2 }, [0.5, 0.75])).toEqual({
    count: 4,
    censored: 2,
    min: 2,
    percentiles: [
      { percentile: 0.5, value: 4 },
      // Fewer than one of four below their third quartile has probability 1/256.
      { percentile: 0.75, low: 2 },
    ],
  });
  expect(summariseMeasure({ known: Spread.of([]), censored: 0 }, [])).toEqual({
    count: 0,
    censored: 0,
    percentiles: [],
  });
});
