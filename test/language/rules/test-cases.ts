import { describe, expect, test } from 'vitest';
import { allRules } from '../../../shared/language/rules/all-rules.ts';
import { checkCase, expected, summarise } from './check-case.ts';
import { fileOfKind } from './default-files.ts';

/** Texts by rule and title; carets mark what the rule must find there, and it must find nothing else. */
export type Cases = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Defines a test for each case, and one that no rule of the group is without cases of both sorts. */
export function testCases(cases: Cases): void {
  const group = Object.keys(cases)[0]?.split('/')[0] ?? '';
  const rules = allRules.filter(({ code }) => code.startsWith(`${group}/`));

  test('every rule of the group has cases with and without a mark', () => {
    expect(Object.keys(cases).sort()).toEqual(rules.map(({ code }) => code).sort());
    for (const [code, texts] of Object.entries(cases)) {
      const marked = Object.values(texts).filter((text) => text.includes(`^ ${code}`));
      expect(marked.length, code).toBeGreaterThan(0);
      expect(marked.length, code).toBeLessThan(Object.keys(texts).length);
    }
  });

  for (const { code, looksAt } of rules) {
    describe(code, () => {
      for (const [title, text] of Object.entries(cases[code] ?? {})) {
        test(title, () => {
          const checked = checkCase(fileOfKind[looksAt], text);
          const wanted = expected(checked, code);
          expect(wanted).toHaveLength(text.split(`^ ${code}`).length - 1);
          expect(summarise(checked, code)).toEqual(wanted);
        });
      }
    });
  }
}
