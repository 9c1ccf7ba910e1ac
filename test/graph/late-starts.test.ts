import { describe, expect, test } from 'vitest';
import type { Distribution } from '../../shared/model/distribution.ts';
import { distributionQuantile } from '../../shared/model/distribution-math.ts';
import { lateStarts } from '../../shared/graph/late-starts.ts';

const constant = (valueUs: number): Distribution => ({ kind: 'constant', valueUs });
const task = (id: string, takes: Distribution, ...needs: string[]) => ({ id, takes, needs });

test('what does not vary starts when the last of its needs has finished', () => {
  const late = lateStarts([
    task('a', constant(5)),
    task('b', constant(7)),
    task('c', constant(1), 'a', 'b'),
    task('d', constant(1), 'c', 'unknown'),
  ]);
  expect([...(late ?? [])]).toEqual([
    ['a', 0],
    ['b', 0],
    ['c', 7],
    ['d', 8],
  ]);
});

describe('after one step, the start is a percentile of that step', () => {
  test.each<[string, Distribution]>([
    ['lognormal', { kind: 'lognormal', p50Us: 60e6, p95Us: 300e6 }],
    ['pert', { kind: 'pert', minUs: 10e6, likelyUs: 60e6, maxUs: 400e6 }],
    ['exponential', { kind: 'exponential', meanUs: 60e6 }],
    ['empirical', { kind: 'empirical', valuesUs: [1e6, 2e6, 3e6, 90e6] }],
  ])('%s', (_, takes) => {
    for (const share of [0.5, 0.95]) {
      const late = lateStarts([task('a', takes), task('b', constant(1), 'a')], share)?.get('b');
      const low = distributionQuantile(takes, share - 0.03);
      const high = distributionQuantile(takes, share + 0.03);
      expect(late).toBeGreaterThanOrEqual(low);
      expect(late).toBeLessThanOrEqual(high);
    }
  });
});

test('of several needs that vary, the latest counts', () => {
  const takes: Distribution = { kind: 'lognormal', p50Us: 60e6, p95Us: 120e6 };
  const many = Array.from({ length: 20 }, (_, index) => task(`a${index}`, takes));
  const joined = lateStarts([...many, task('b', constant(1), ...many.map(({ id }) => id))], 0.5);
  // Half of the time all of twenty are below the percentile 0.5^(1/20).
  const expected = distributionQuantile(takes, Math.exp(Math.log(0.5) / 20));
  expect(joined?.get('b')).toBeGreaterThan(expected * 0.95);
  expect(joined?.get('b')).toBeLessThan(expected * 1.05);
});

test('figures that fit no distribution count as their middle, and a cycle has no start', () => {
  const wrong: Distribution[] = [
    { kind: 'pert', minUs: 9, likelyUs: 5, maxUs: 1 },
    { kind: 'lognormal', p50Us: 5, p95Us: 1 },
    { kind: 'lognormal', p50Us: 0, p95Us: 0 },
    { kind: 'empirical', valuesUs: [] },
  ];
  const starts = wrong.map((takes) =>
    lateStarts([task('a', takes), task('b', takes, 'a')])?.get('b'),
  );
  expect(starts).toEqual([5, 5, 0, 0]);
  expect(lateStarts([task('a', constant(1), 'b'), task('b', constant(1), 'a')])).toBeUndefined();
});

test('the same tasks always give the same figures', () => {
  const tasks = [task('a', { kind: 'exponential', meanUs: 7e6 }), task('b', constant(1), 'a')];
  expect(lateStarts(tasks)).toEqual(lateStarts(tasks));
});
