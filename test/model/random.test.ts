import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashKey, uniform } from '../../shared/model/random.ts';

type Axis = 'seed' | 'entity' | 'purpose' | 'occurrence' | 'attempt';

/** Consecutive values of one argument, the others fixed. */
function series(axis: Axis, count: number): number[] {
  const key = {
    seed: 42,
    entity: hashKey('shop'),
    purpose: hashKey('takes'),
    occurrence: 3,
    attempt: 1,
  };
  return Array.from({ length: count }, (_, index) => {
    const at = { ...key, [axis]: key[axis] + index };
    return uniform(at.seed, at.entity, at.purpose, at.occurrence, at.attempt);
  });
}

const axes: Axis[] = ['seed', 'entity', 'purpose', 'occurrence', 'attempt'];
/** A deviation this large in either direction has probability 2e−9. */
const sigmas = 6;

test.each(axes)('numbers along %s fill the range evenly', (axis) => {
  const bins = 256;
  const draws = 65_536;
  const counts = new Array<number>(bins).fill(0);
  for (const u of series(axis, draws)) counts[Math.floor(u * bins)]! += 1;
  const expected = draws / bins;
  const chiSquare = counts.reduce(
    (sum, n) => sum + ((n - expected) * (n - expected)) / expected,
    0,
  );
  const spread = Math.sqrt(2 * (bins - 1));
  expect(Math.abs(chiSquare - (bins - 1))).toBeLessThan(sigmas * spread);
});

test.each(axes)('the lowest bits along %s are as even as the highest', (axis) => {
  const draws = 16_384;
  const ones = new Array<number>(53).fill(0);
  for (const u of series(axis, draws)) {
    let rest = u;
    for (let bit = 0; bit < 53; bit += 1) {
      rest *= 2;
      if (rest >= 1) {
        ones[bit]! += 1;
        rest -= 1;
      }
    }
  }
  for (const count of ones)
    expect(Math.abs(count - draws / 2)).toBeLessThan((sigmas * Math.sqrt(draws)) / 2);
});

test.each(axes)('neighbours along %s are uncorrelated', (axis) => {
  const draws = 65_536;
  const values = series(axis, draws + 4);
  for (const lag of [1, 2, 3, 4]) {
    let sum = 0;
    for (let index = 0; index < draws; index += 1) {
      sum += (values[index]! - 0.5) * (values[index + lag]! - 0.5);
    }
    // Each product of two independent uniforms has variance 1/144.
    expect(Math.abs(sum)).toBeLessThan((sigmas * Math.sqrt(draws)) / 12);
  }
});

test('one flipped bit of any argument flips half of the bits', () => {
  fc.assert(
    fc.property(
      fc.nat(Number.MAX_SAFE_INTEGER),
      fc.array(fc.integer({ min: 0, max: 0xffffffff }), { minLength: 4, maxLength: 4 }),
      fc.nat(4),
      (seed, words, changed) => {
        const low = seed % 4294967296;
        const draw = (delta: number): number => {
          const [first, ...rest] = [low, ...words].map((word, index) =>
            index === changed ? (word ^ delta) >>> 0 : word,
          );
          return uniform(seed - low + first!, rest[0]!, rest[1]!, rest[2]!, rest[3]!);
        };
        let flipped = 0;
        for (let bit = 0; bit < 32; bit += 1)
          flipped += differingBits(draw(0), draw((1 << bit) >>> 0));
        // 32 comparisons of 32 bits: mean 512, standard deviation 16.
        expect(Math.abs(flipped - 512)).toBeLessThan(sigmas * 16);
      },
    ),
    { numRuns: 200 },
  );
});

function differingBits(one: number, other: number): number {
  let difference = (Math.floor(one * 4294967296) ^ Math.floor(other * 4294967296)) >>> 0;
  let count = 0;
  for (; difference !== 0; difference >>>= 1) count += difference & 1;
  return count;
}

test('always strictly between 0 and 1, the same for the same arguments', () => {
  const word = fc.integer({ min: 0, max: 0xffffffff });
  fc.assert(
    fc.property(fc.nat(Number.MAX_SAFE_INTEGER), word, word, word, word, (seed, a, b, c, d) => {
      const u = uniform(seed, a, b, c, d);
      expect(u).toBeGreaterThan(0);
      expect(u).toBeLessThan(1);
      expect(uniform(seed, a, b, c, d)).toBe(u);
    }),
  );
});

test('both halves of a seed count, and arguments are not interchangeable', () => {
  const half = 4294967296;
  const draws = [
    uniform(5, 1, 2, 3, 4),
    uniform(5 + half, 1, 2, 3, 4),
    uniform(5 + 2 * half, 1, 2, 3, 4),
    uniform(5, 2, 1, 3, 4),
    uniform(5, 1, 2, 4, 3),
    uniform(1, 5, 2, 3, 4),
  ];
  expect(new Set(draws).size).toBe(draws.length);
});

test('keys of short texts rarely collide', () => {
  const texts = Array.from({ length: 20_000 }, (_, index) => [`s${index}`, `step-${index}`]).flat();
  // 40,000 texts in 2^32 values: 0.19 collisions expected.
  expect(new Set(texts.map(hashKey)).size).toBeGreaterThan(texts.length - 4);
});

test('values are pinned: a change here changes every recorded drill', () => {
  expect(['', 'a', 'ab', 'restore', 'Überweisung'].map(hashKey)).toEqual([
    0, 1164229597, 3617503214, 688691086, 2334313343,
  ]);
  expect([
    uniform(0, 0, 0, 0, 0),
    uniform(1, hashKey('a'), hashKey('b'), 0, 1),
    uniform(42, hashKey('shop'), hashKey('takes'), 7, 2),
    uniform(Number.MAX_SAFE_INTEGER, 0xffffffff, 7, 9, 0xffffffff),
  ]).toEqual([0.012865461076497997, 0.02848570108041326, 0.4860361636893412, 0.8467755278936803]);
});
