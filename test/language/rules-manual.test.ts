import { expect, test } from 'vitest';
import { allRules } from '../../shared/language/rules/all-rules.ts';
import { explainCode, rulesManual } from '../../shared/language/rules-manual.ts';
import { referenceCodes } from '../../shared/language/reference-codes.ts';
import { schemaCodes } from '../../shared/language/schema-codes.ts';
import { syntaxCodes } from '../../shared/language/syntax/codes.ts';

const manual = rulesManual();
const codes = [
  ...Object.keys({ ...syntaxCodes, ...schemaCodes, ...referenceCodes }),
  ...allRules.map(({ code }) => code),
];

test('every code has one anchor, one heading and a link to it', () => {
  for (const code of codes) {
    expect(manual.split(`<a id="${code}"></a>`)).toHaveLength(2);
    expect(manual.split(`\n### ${code}\n`)).toHaveLength(2);
    expect(manual.split(`(#${code})`)).toHaveLength(2);
  }
});

test('code blocks are closed', () => {
  expect(manual.split('\n```').length % 2).toBe(1);
});

test('each code can be explained on its own, in the words of the manual', () => {
  for (const code of codes) {
    const text = explainCode(code);
    expect(text).toContain('**Why:**');
    expect(manual).toContain(text ?? 'missing');
  }
  expect(explainCode('artifact/none')).toBeUndefined();
});
