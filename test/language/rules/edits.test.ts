import { describe, expect, test } from 'vitest';
import type { Fix } from '../../../shared/model/diagnostic.ts';
import {
  addItem,
  addItemBefore,
  addItemLast,
  removeItem,
  writeKey,
} from '../../../shared/language/rules/edits.ts';
import { applyEdits } from '../../../shared/language/certain-fixes.ts';
import { openDocument } from '../../../shared/language/document.ts';

const edited = (text: string, make: (document: ReturnType<typeof openDocument>) => Fix[]) => {
  const [fix] = make(openDocument('/a.yaml', text));
  return fix === undefined ? undefined : applyEdits(text, fix.edits);
};

describe('a key is written', () => {
  test.each([
    ['in place of its value', 'a: { b: 1, c: 2 }', 'a: { b: 9, c: 2 }'],
    ['in place of nothing', 'a:\n  b:\n  c: 2', 'a:\n  b: 9\n  c: 2'],
    ['behind the last in braces', 'a: { c: 2 }', 'a: { c: 2, b: 9 }'],
    ['into empty braces', 'a: {}', 'a: { b: 9 }'],
    [
      'on a line of its own, behind a comment',
      'a:\n  c: 2 # why\nd: 1\n',
      'a:\n  c: 2 # why\n  b: 9\nd: 1\n',
    ],
    [
      'behind a value of several lines',
      'a:\n  c:\n    - 1\nd: 1\n',
      'a:\n  c:\n    - 1\n  b: 9\nd: 1\n',
    ],
    ['with what it stands in', 'c: 1\n', 'c: 1\na: { b: 9 }\n'],
    ['at the end of a file without a line end', 'c: 1', 'c: 1\na: { b: 9 }'],
    [
      'before the line end of Windows',
      'a:\r\n  c: 2\r\nd: 1\r\n',
      'a:\r\n  c: 2\n  b: 9\r\nd: 1\r\n',
    ],
    ['never in place of a list of lines', 'a:\n  b:\n    - 1\n', undefined],
    ['never in what is no mapping', 'a: [1]', undefined],
  ])('%s', (_, before, after) => {
    expect(edited(before, (document) => writeKey(document, ['a'], 'b', '9'))).toBe(after);
  });
});

test.each([
  ['a: [1]', 'a: [1, 9]'],
  ['a: []', 'a: [9]'],
  ['a:\n  - 1 # one\nb: 2\n', 'a:\n  - 1 # one\n  - 9\nb: 2\n'],
  ['a:\n- { b: 1 }\n', 'a:\n- { b: 1 }\n- 9\n'],
  ['a: 1', undefined],
])('an item is added: %j', (before, after) => {
  expect(edited(before, (document) => addItem(document, ['a'], '9'))).toBe(after);
});

test.each([
  ['a: [1, 2, 3]', 'a: [1, 3]'],
  ['a: [1, 2]', 'a: [1]'],
  ['a:\n  - 1\n  - 2 # two\n  - 3\n', 'a:\n  - 1\n  - 3\n'],
  ['a:\n  - 1\n  - x: 2\n    y: 3', 'a:\n  - 1\n'],
])('the second item is taken out: %j', (before, after) => {
  expect(edited(before, (document) => removeItem(document, ['a', 1], 'x'))).toBe(after);
});

test('the only item is left', () => {
  expect(edited('a: [1]', (document) => removeItem(document, ['a', 0], 'x'))).toBeUndefined();
});

test('a step is put before another and behind all', () => {
  const text = 'steps:\n  - id: a\n    wait: 1m\n  - id: b\n    wait: 1m # last\nx: 1\n';
  expect(
    edited(text, (document) => addItemBefore(document, ['steps', 1], ['id: c', 'wait: 2m'], 't')),
  ).toBe(text.replace('  - id: b', '  - id: c\n    wait: 2m\n  - id: b'));
  expect(
    edited(text, (document) => addItemLast(document, ['steps'], ['id: c', 'wait: 2m'], 't')),
  ).toBe(text.replace('# last', '# last\n  - id: c\n    wait: 2m'));
  expect(
    edited('steps: [{ id: a }]', (document) => addItemLast(document, ['steps'], ['id: c'], 't')),
  ).toBeUndefined();
});
