import { describe, expect, test } from 'vitest';
import { syntaxCodes } from '../../../shared/language/syntax/codes.ts';
import type { SyntaxCode } from '../../../shared/language/syntax/codes.ts';
import { parse } from '../../../shared/language/syntax/parse.ts';

const codes = Object.keys(syntaxCodes) as SyntaxCode[];

describe.each(codes)('the entry of %s', (code) => {
  const { bad, good, ...sentences } = syntaxCodes[code];

  test('says what, why and what to do, each in a sentence', () => {
    for (const sentence of Object.values(sentences)) expect(sentence).toMatch(/^[A-Z].*\.$/);
  });

  test('has a good example without problems', () => {
    expect(parse(good).problems).toEqual([]);
  });

  // Of a file that is not text at all, an example can only be described.
  if (bad.startsWith('(')) return;
  test('has a bad example with this problem only', () => {
    expect(parse(bad).problems.map((problem) => problem.code)).toEqual([code]);
  });
});
