import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Spread } from '../../../shared/drill/statistics/spread.ts';
import { hashKey, uniform } from '../../../shared/model/random.ts';

const whole = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const value = fc.oneof(whole, fc.nat(50), fc.constant(Infinity));
const ascending = (values: readonly number[]): number[] =>
  values.toSorted((one, other) => (one < other ? -1 : one > other ? 1 : 0));

/** More different values than are kept, spread over a factor of about a thousand. */
const many = Array.from({ length: 60_000 }, (_, index) =>
  Math.round(1e6 * Math.exp(7 * uniform(index, hashKey('spread'), 0, 0, 0))),
);

describe('few different values', () => {
  test('are kept as they are', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), value, (values, bound) => {
        const spread = Spread.of(values);
        const sorted = ascending(values);
        expect(sorted.map((_, index) => spread.valueAt(index + 1))).toEqual(sorted);
        expect([spread.count, spread.least, spread.largest]).toEqual([
          values.length,
          sorted[0],
          sorted.at(-1),
        ]);
        expect(spread.countUpTo(bound)).toBe(values.filter((each) => each <= bound).length);
        expect([spread.valueAt(0), spread.valueAt(values.length + 1)]).toEqual([
          undefined,
          undefined,
        ]);
      }),
    );
  });

  test('have an exact mean, beyond what a sum of numbers can hold', () => {
    const large = 4_503_599_627_370_497;
    expect(Spread.of([large, large, large]).mean).toBe(large);
    expect(Spread.of([1, 2, 6]).mean).toBe(3);
  });

  test('of none are nothing', () => {
    const { count, least, largest, mean } = new Spread();
    expect([count, least, largest, mean]).toEqual([0, undefined, undefined, undefined]);
  });
});

describe('many different values', () => {
  const spread = Spread.of(many);
  const sorted = ascending(many);

  test('take no more than a fixed size, each rounded up by little', () => {
    expect(spread.entries.length).toBeLessThanOrEqual(16_384);
    expect(spread.count).toBe(many.length);
    const kept = spread.entries.flatMap(([rounded, count]) => Array<number>(count).fill(rounded));
    const off = sorted.filter((exact, index) => {
      const rounded = kept[index] ?? 0;
      return rounded < exact || rounded >= exact * 1.001;
    });
    expect(off).toEqual([]);
    for (let rank = 1; rank < many.length; rank += 997)
      expect(spread.valueAt(rank)).toBe(kept[rank - 1]);
  });

  test('are the same in whatever order they come', () => {
    expect(Spread.of(sorted).entries).toEqual(spread.entries);
    expect(Spread.of(many.toReversed()).entries).toEqual(spread.entries);
  });

  test('keep count, least, largest and mean exact, and never count a value that is beyond a bound', () => {
    expect([spread.least, spread.largest]).toEqual([sorted[0], sorted.at(-1)]);
    expect(spread.mean).toBe(many.reduce((sum, each) => sum + each, 0) / many.length);
    for (const bound of [2e6, 1e7, 1e8]) {
      const within = many.filter((each) => each <= bound).length;
      expect(spread.countUpTo(bound)).toBeLessThanOrEqual(within);
      expect(spread.countUpTo(bound * 1.001)).toBeGreaterThanOrEqual(within);
    }
  });

  test('can be made fewer still', () => {
    const coarse = spread.coarse(100);
    expect(coarse.length).toBeLessThanOrEqual(100);
    expect(coarse.reduce((sum, [, count]) => sum + count, 0)).toBe(many.length);
    expect(coarse.at(-1)?.[0]).toBe(sorted.at(-1));
  });
});
