import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Spread } from '../../shared/drill/statistics/spread.ts';
import type { Histogram } from '../../shared/ui/histogram.ts';
import { histogram } from '../../shared/ui/histogram.ts';

/** That of single values; null stands for a run that did not recover. */
function histogramOf(values: readonly (number | null)[]): Histogram {
  const known = values.filter((value) => value !== null);
  return histogram(Spread.of(known).entries, values.length - known.length);
}

describe('histogram', () => {
  it('counts every run once, in columns that meet and hold what they say', () => {
    const value = fc.option(fc.integer({ min: 0, max: 86_400_000_000 }), { freq: 5 });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 400 }), (values) => {
        const { bins, censored, total } = histogramOf(values);
        const known = values.filter((each) => each !== null);
        expect(total).toBe(values.length);
        expect(censored).toBe(values.length - known.length);
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(known.length);
        if (known.length === 0) return;
        expect(bins[0]!.fromUs).toBe(Math.min(...known));
        expect(bins.at(-1)!.toUs).toBeGreaterThanOrEqual(Math.max(...known) * (1 - 1e-12));
        for (const [index, { fromUs, toUs }] of bins.entries()) {
          expect(toUs).toBeGreaterThan(fromUs);
          if (index > 0) expect(fromUs).toBe(bins[index - 1]!.toUs);
        }
      }),
      { verbose: true },
    );
  });

  it('puts each value into the column that spans it', () => {
    const { bins } = histogramOf([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(bins.map(({ fromUs, count }) => [fromUs, count])).toEqual([
      [0, 2],
      [2, 2],
      [4, 2],
      [6, 2],
      [8, 3],
    ]);
  });

  it('gives values that are all equal one column', () => {
    const { bins, censored } = histogramOf([7, 7, null, 7]);
    expect(bins).toHaveLength(1);
    expect(bins[0]).toMatchObject({ fromUs: 7, count: 3 });
    expect(censored).toBe(1);
  });

  it('has no column for runs that never recovered, nor for no run at all', () => {
    expect(histogramOf([null, null])).toEqual({ bins: [], censored: 2, total: 2 });
    expect(histogramOf([])).toEqual({ bins: [], censored: 0, total: 0 });
  });
});
