import { expect, test } from 'vitest';
import { parseMarkedYaml, splitFiles } from './marked-yaml.ts';

test('marks below a line are taken out, with their places in the text that is left', () => {
  const { text, marks } = parseMarkedYaml(
    ['a: 1', '#  ^ x/one', 'list: [b, cc]', '#      ^ x/two', '#         ^^ x/three', 'd: 2'].join(
      '\n',
    ),
  );
  expect(text).toBe('a: 1\nlist: [b, cc]\nd: 2');
  expect(marks.map(({ code, span }) => [code, text.slice(span.start, span.end)])).toEqual([
    ['x/one', '1'],
    ['x/two', 'b'],
    ['x/three', 'cc'],
  ]);
});

test('a mark may begin in the first column', () => {
  const { text, marks } = parseMarkedYaml('steps: []\n^^^^^ x/one\n');
  expect(text).toBe('steps: []\n');
  expect(marks[0]?.span).toEqual({ start: 0, end: 5 });
});

test('other comments stay', () => {
  expect(parseMarkedYaml('a: 1\n# ^ is a caret\n').text).toBe('a: 1\n# ^ is a caret\n');
});

test('parts are told apart by file', () => {
  const files = splitFiles('a: 1\n### file: two.yaml\nb: 2\n### file: one.yaml\nc: 3', 'one.yaml');
  expect([...files]).toEqual([
    ['one.yaml', 'a: 1\nc: 3'],
    ['two.yaml', 'b: 2'],
  ]);
});
