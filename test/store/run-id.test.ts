import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newRunId, timeOfRunId } from '../../shared/store/run-id.ts';

const anyBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });

test('an id is that of the ULID specification', () => {
  expect(newRunId(1_469_918_176_385, new Uint8Array(10))).toBe('01ARYZ6S410000000000000000');
});

test('ids sort by time, and have their form', () => {
  const time = fc.nat(2 ** 47);
  fc.assert(
    fc.property(time, time, anyBytes, anyBytes, (a, b, first, second) => {
      fc.pre(a < b);
      expect(newRunId(a, first) < newRunId(b, second)).toBe(true);
      expect(newRunId(a, first)).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/u);
    }),
  );
});

test('an id says when it was made', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 47), anyBytes, (ms, random) => {
      expect(timeOfRunId(newRunId(ms, random))).toBe(ms);
    }),
  );
});

test('two ids of one moment differ', () => {
  expect(newRunId(5)).not.toBe(newRunId(5));
});
