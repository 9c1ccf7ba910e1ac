import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allRules } from '../../../shared/language/rules/all-rules.ts';
import type { Fix } from '../../../shared/model/diagnostic.ts';
import { checkCase, summarise } from './check-case.ts';
import { fileOfKind } from './default-files.ts';

const groups = 'scope trigger artifact infra data step drill governance comms term'.split(' ');
const folder = new URL('../../../shared/language/rules/', import.meta.url);

function applyFix(text: string, { edits }: Fix): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (now, { span, newText }) => now.slice(0, span.start) + newText + now.slice(span.end),
      text,
    );
}

test('every rule has a file of its name and stands in the list, in the order of its group', () => {
  const files = groups.flatMap((group) =>
    readdirSync(new URL(group, folder)).map((file) => `${group}/${file.replace('.ts', '')}`),
  );
  expect(allRules.map(({ code }) => code).sort()).toEqual(files.sort());
  const order = allRules.map(({ code }) => groups.indexOf(code.split('/')[0] ?? ''));
  expect(order).toEqual([...order].sort((a, b) => a - b));
});

test('the default workspace is sound', () => {
  const found = checkCase('shop.system.yaml', '').flatMap((each) => each.found);
  expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
});

test('wherever the remedy is mechanical there is a fix: for more than 35 rules', () => {
  const mended = allRules.filter((rule) =>
    checkCase(fileOfKind[rule.looksAt], rule.bad)
      .flatMap((each) => each.found)
      .some(({ code, fixes }) => code === rule.code && fixes !== undefined),
  );
  expect(mended.length).toBeGreaterThan(35);
});

describe.each(allRules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  const file = fileOfKind[rule.looksAt];

  test('has a whole manual entry', () => {
    for (const sentence of [rule.what, rule.why, rule.fix])
      expect(sentence).toMatch(/^[A-Z`].*\.$/s);
    expect(['error', 'warning', 'info']).toContain(rule.severity);
    expect(code).toMatch(/^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  test('finds something in its bad example, in one sentence, and its place', () => {
    const found = checkCase(file, rule.bad).flatMap((each) => each.found);
    const own = found.filter((each) => each.code === code);
    expect(own.length, found.map((each) => each.message).join('\n')).toBeGreaterThan(0);
    for (const { message, span, severity, remedy } of own) {
      expect(message).toMatch(/^[\dA-Z`].*\.$/s);
      expect(span.end).toBeGreaterThan(span.start);
      expect(severity).toBe(rule.severity);
      expect(remedy).toMatch(/\.$/);
    }
  });

  test('is mended by its fixes, in what was found first', () => {
    const checked = checkCase(file, rule.bad).find((each) => each.file === file);
    const [first] = checked?.found.filter((each) => each.code === code) ?? [];
    const before = checked === undefined ? [] : summarise([checked], code);
    for (const fix of first?.fixes ?? []) {
      const text = applyFix(checked?.text ?? '', fix);
      const after = checkCase(file, text).filter((each) => each.file === file);
      expect(summarise(after, code), fix.title).toHaveLength(before.length - 1);
    }
  });

  test('finds nothing in its good example, which is sound in form', () => {
    const checked = checkCase(file, rule.good);
    expect(summarise(checked, code)).toEqual([]);
    const formal = checked
      .flatMap((each) => each.found)
      .filter((each) => /^(?:syntax|schema|reference)\//.test(each.code));
    expect(formal.map(({ message }) => message)).toEqual([]);
  });
});
