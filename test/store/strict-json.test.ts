import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStrictJson } from '../../shared/store/strict-json.ts';

test('agrees with the platform on whatever it accepts', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), (text) => {
      const read = parseStrictJson(text);
      if (read.ok) expect(read.value).toEqual(JSON.parse(text));
      else expect(['number-out-of-range', 'lone-surrogate', 'duplicate-key']).toContain(read.fault);
    }),
  );
});

test('never throws, whatever it is given', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof parseStrictJson(text).ok === 'boolean'));
});

test.each([
  ['{"a":1,"a":1}', 'duplicate-key'],
  ['{"a":1,"\\u0061":2}', 'duplicate-key'],
  ['[{"b":[{"a":1,"x":{"a":2},"a":3}]}]', 'duplicate-key'],
  ['{"__proto__":1,"__proto__":2}', 'duplicate-key'],
  ['"\\ud800"', 'lone-surrogate'],
  ['{"\\udc00":1}', 'lone-surrogate'],
  ['9007199254740993', 'number-out-of-range'],
  ['[1e999]', 'number-out-of-range'],
  ['NaN', 'not-json'],
  ['{"a":1,}', 'not-json'],
  ['', 'not-json'],
  ['['.repeat(17) + ']'.repeat(17), 'too-deep'],
  ['['.repeat(100_000), 'too-deep'],
  ['"' + 'x'.repeat(1_000_000) + '"', 'too-big'],
])('refuses %.60s as %s', (text, fault) => {
  expect(parseStrictJson(text)).toMatchObject({ ok: false, fault });
});

test.each([
  '{"a":{"a":{"a":1}},"b":["a","a"],"c":"a"}',
  '"a \\" { [ , quote"',
  '[-1.5e-3,0,true,null]',
  '"\\ud83d\\ude00"',
  '['.repeat(16) + ']'.repeat(16),
])('accepts %s', (text) => {
  expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
});
