import fc from 'fast-check';
import { dump, CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parseTolerantly } from '../../../shared/language/syntax/parse-tolerantly.ts';
import { isFailure, parseFast } from '../../../shared/language/syntax/reading.ts';
import { toValue } from '../../../shared/language/syntax/to-value.ts';
import { createTree } from '../../../shared/language/syntax/tree.ts';
import { corpus, oddities } from './corpus.ts';

function fast(text: string) {
  const reading = parseFast(text);
  if (isFailure(reading)) throw new Error(`${reading.message} at ${reading.at}`);
  return reading;
}

/** Both parsers of a text without errors must build one and the same tree. */
function expectAgreement(text: string) {
  const { root, problems, plain } = fast(text);
  expect(parseTolerantly(text)).toEqual({ root, problems });
  if (plain !== undefined) expect(plain.value).toEqual(toValue(root));
}

test('a value is made without the tree where nothing needs one, and only there', () => {
  const isPlain = (text: string): boolean => fast(text).plain !== undefined;
  expect(['a: 1', '- x\n- {y: [z]}', '"k": |\n  text\n', '--- 1'].filter(isPlain)).toHaveLength(4);
  const others = [
    '',
    '# a',
    'a: 1\na: 2',
    '&x a',
    '!!str 1',
    '<<: {}',
    '[x]: 1',
    ': 1',
    '- *a',
    '1\n---\n2',
  ];
  expect(others.filter(isPlain)).toEqual([]);
  const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
  expect([100, 101].map((depth) => isPlain(deep(depth)))).toEqual([true, false]);
});

describe('both parsers', () => {
  test.each([...corpus, ...oddities].map((text) => [JSON.stringify(text), text]))(
    'agree on %s',
    (_name, text) => {
      expectAgreement(text);
    },
  );

  test('agree on generated documents of every style, with comments and either line end', () => {
    fc.assert(
      fc.property(document, fc.boolean(), (text, windows) => {
        expectAgreement(windows ? text.replaceAll('\n', '\r\n') : text);
      }),
      { numRuns: 400 },
    );
  });

  test('agree on any data that a serializer writes, and read it back', () => {
    const data = fc.jsonValue({ maxDepth: 4 }).filter((value) => value !== null);
    fc.assert(
      fc.property(data, fc.integer({ min: -1, max: 3 }), (value, flowLevel) => {
        const text = dump(value, { flowLevel, lineWidth: 40 });
        const parts = fast(text);
        expectAgreement(text);
        if (parts.problems.length > 0) return;
        const read = createTree(text, parts).value;
        expect(JSON.stringify(read)).toBe(JSON.stringify(load(text, { schema: CORE_SCHEMA })));
      }),
      { numRuns: 300 },
    );
  });
});

const word = fc.constantFrom(
  'a',
  'b2',
  'long-name',
  '2.14.0',
  'true',
  '~',
  '90s',
  '😀',
  'é x',
  '"q"',
  "'s'",
  '"e\\n"',
  "'i''s'",
);
const scalar = fc.oneof(
  word,
  fc.constantFrom(
    '[]',
    '{}',
    '[a, "b"]',
    '{ x: 1, y }',
    '[k: v]',
    '',
    '|\n{}lit\n{}  more',
    '>-\n{}fold\n{}ed',
  ),
);
const trailing = fc.constantFrom('', ' # note', '  ', '\n', '\n# own line');

interface Shape {
  readonly list: boolean;
  readonly parts: readonly { value: string | Shape; trail: string; anchor: boolean }[];
}

const shape: fc.Memo<Shape> = fc.memo((depth) =>
  fc.record({
    list: fc.boolean(),
    parts: fc.array(
      fc.record({
        value: depth > 1 ? fc.oneof(scalar, shape(depth - 1)) : scalar,
        trail: trailing,
        anchor: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
);

let anchors = 0;

function write({ list, parts }: Shape, indent: string): string {
  return parts
    .map(({ value, trail, anchor }, index) => {
      const head = `${indent}${list ? '-' : `k${index}:`}${anchor ? ` &n${anchors++}` : ''}`;
      const inner = `${indent}  `;
      if (typeof value !== 'string') return `${head}\n${write(value, inner)}`;
      if (value === '') return `${head}${trail}\n`;
      // A comment after a block scalar's content would belong to it.
      const isBlock = value.includes('\n');
      return `${head} ${value.replaceAll('{}', isBlock ? inner : '{}')}${isBlock ? '' : trail}\n`;
    })
    .join('');
}

const document = shape(3).map((root) => write(root, ''));
