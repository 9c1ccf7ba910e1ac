import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { parse as parseOther } from 'yaml';
import { parse } from '../../../shared/language/syntax/parse.ts';
import { toValue } from '../../../shared/language/syntax/to-value.ts';

test('a key may have any name', () => {
  const value = toValue(parse('__proto__: { polluted: true }\ntoString: 1\n').root) as Record<
    string,
    unknown
  >;
  expect(['constructor', 'valueOf', 'hasOwnProperty'].filter((name) => name in value)).toEqual([]);
  expect(Object.keys(value)).toEqual(['__proto__', 'toString']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('keys are text as written; of two the first counts; aliases without a target are null', () => {
  expect(Object.keys(toValue(parse('2.10: a\n0x10: b\ntrue: c\n').root) as object)).toEqual([
    '2.10',
    '0x10',
    'true',
  ]);
  expect(toValue(parse('a: 1\na: 2\n').root)).toEqual(Object.assign(Object.create(null), { a: 1 }));
  expect(toValue(parse('[*none]').root)).toEqual([null]);
  expect(toValue(parse('').root)).toBeUndefined();
  expect(toValue(parse('~').root)).toBeNull();
});

/** The core schema of YAML 1.2, as two other readers see it. */
test.each(
  '~ null Null NULL nULL true True TRUE tRUE yes no on off y 0 -0 +1 007 0o17 0o8 0x1f 0xG 1_0 0b1 1. .5 -.5 1e3 1E+3 1e 1.5e-3 + - . .. 1.2.3 .inf +.INF -.Inf .iNF .nan .NAN -.nan 1:30 99999999999999999999 12e03 -2E+05'
    .split(' ')
    .filter((word) => word !== '-'),
)('%s is typed as everywhere', (word) => {
  const value = (toValue(parse(`[${word}]`).root) as unknown[])[0];
  expect([value]).toEqual(load(`[${word}]`));
  expect([value]).toEqual(parseOther(`[${word}]`));
});
