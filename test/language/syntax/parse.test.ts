import { describe, expect, test } from 'vitest';
import { nodeAt } from '../../../shared/language/syntax/find.ts';
import { parse } from '../../../shared/language/syntax/parse.ts';
import type { SyntaxTree } from '../../../shared/language/syntax/tree.ts';
import { corpus } from './corpus.ts';
import { walk } from './walk.ts';

/** A value as the text of its span. */
function slice({ text }: SyntaxTree, { span }: { span: { start: number; end: number } }) {
  return text.slice(span.start, span.end);
}

/** Code and marked text of every problem. */
function marks(text: string) {
  return parse(text).problems.map(
    ({ code, span }) => `${code} ${text.slice(span.start, span.end)}`,
  );
}

function data(text: string): unknown {
  return JSON.parse(JSON.stringify(parse(text).value ?? null));
}

/** `text` with the first fix of its first problem applied. */
function mend(text: string): string {
  const edits = [...(parse(text).problems[0]?.fixes?.[0]?.edits ?? [])];
  return edits
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (done, { span, newText }) => done.slice(0, span.start) + newText + done.slice(span.end),
      text,
    );
}

describe('positions', () => {
  test('are exact for every style', () => {
    const tree = parse(
      "plain: two words  # c\nsingle: 'it''s'\ndouble: \"😀\\n\"\nflow: [a, {b: c}]\n" +
        'list:\n  - x\n  - y: 1\n    z: 2\nlit: |- # c\n  one\n\n  two\n\nnone:\nalias: &n {k: v} \nref: *n\n',
    );
    expect(tree.problems).toEqual([]);
    const at = (...path: (string | number)[]) => slice(tree, nodeAt(tree, path)!);
    expect(at('plain')).toBe('two words');
    expect(at('single')).toBe("'it''s'");
    expect(at('double')).toBe('"😀\\n"');
    expect(at('flow')).toBe('[a, {b: c}]');
    expect(at('flow', 1)).toBe('{b: c}');
    expect(at('list')).toBe('- x\n  - y: 1\n    z: 2');
    expect(at('list', 1)).toBe('y: 1\n    z: 2');
    expect(at('lit')).toBe('|- # c\n  one\n\n  two');
    expect(at('none')).toBe('');
    expect(nodeAt(tree, ['none'])!.span.start).toBe(tree.text.indexOf('none:') + 5);
    expect(at('alias')).toBe('{k: v}');
    expect(slice(tree, nodeAt(tree, ['ref'])!)).toBe('*n');
    expect(slice(tree, tree.root!)).toBe(tree.text.trimEnd());
  });

  test.each(corpus.map((text) => [JSON.stringify(text), text]))(
    'reproduce plain text in %s',
    (_n, text) => {
      const tree = parse(text);
      for (const { node } of walk(tree.root)) {
        if (node.kind !== 'scalar') continue;
        const written = slice(tree, node);
        if (node.style === 'plain' && !/[\r\n]/.test(written)) expect(written).toBe(node.text);
        if (node.style === 'single') expect(written).toMatch(/^'[^]*'$/);
        if (node.style === 'double') expect(written).toMatch(/^"[^]*"$/);
        if (node.style === 'literal') expect(written).toMatch(/^\|/);
        if (node.style === 'folded') expect(written).toMatch(/^>/);
      }
      expect(tree.problems.filter(({ code }) => code !== 'syntax/tag')).toEqual([]);
    },
  );
});

describe('one message for each mistake', () => {
  test.each([
    ['', 'syntax/empty '],
    ['# only\n\n# comments', 'syntax/empty '],
    ['---\n', 'syntax/empty '],
    ['a: 1\nb: 2\na: 3\n', 'syntax/duplicate-key a'],
    ['a: 1\n"a": 3\n', 'syntax/duplicate-key "a"'],
    ['x: &x {a: 1}\ny:\n  <<: *x\n', 'syntax/merge-key <<'],
    ['a: *b\n', 'syntax/alias-unknown *b'],
    ['a: &a\n  b: *a\n', 'syntax/alias-cycle *a'],
    ['a: &a [*a]\n', 'syntax/alias-cycle *a'],
    ['a: 1\n---\nb: 2\n', 'syntax/several-documents ---'],
    ['a: 1\n---\nb: [\n', 'syntax/several-documents ---'],
    ['a: !foo 1\n', 'syntax/tag !foo'],
    ['a: !!int x\n', 'syntax/tag !!int'],
    ['a: !!timestamp 2026-01-01\n', 'syntax/tag !!timestamp'],
    ['[a]: 1\n', 'syntax/complex-key [a]'],
    ['? {a: b}\n: 1\n', 'syntax/complex-key {a: b}'],
    ['k: &k v\n*k : 1\n', 'syntax/complex-key *k'],
    ['a:\n\tb: 1\n\tc: 2\n', 'syntax/tab \t'],
    ['a:\n  b: 1\n\tc: 2\n', 'syntax/tab \t'],
    ['a: 1\nname:foo\nb: 2\n', 'syntax/yaml name:'],
    ['a:\n  b: 1\n c: 2\n', 'syntax/yaml c: 2'],
    ['a: 1\n   b: 2\nc: 3\n', 'syntax/yaml b: 2'],
    ['a: "x\nb: 2\n', 'syntax/yaml "x'],
    ["a: 'x\nb: 2\n", "syntax/yaml 'x"],
    ['a: [1, 2\nb: 2\n', 'syntax/yaml ['],
    ['a: {x: 1\nb: 2\n', 'syntax/yaml {'],
    ['a: @x\nb: 2\n', 'syntax/yaml @'],
    ['a: `x`\nb: 2\n', 'syntax/yaml `'],
    ['a: %x\nb: 2\n', 'syntax/yaml %'],
    ['%a: 1\nb: 2\n', 'syntax/yaml %'],
    ['a: b: c\nd: 1\n', 'syntax/yaml b: c'],
    ['a: ]\nb: 2\n', 'syntax/yaml ]'],
    ['a: 1\nfoo\nb: 2\n', 'syntax/yaml foo'],
    ['a:\n  - b\n  -c\n  - d\n', 'syntax/yaml -'],
    ['a: - b\nc: 1\n', 'syntax/yaml -'],
    ['a: "\\q"\n', 'syntax/yaml \\'],
    ["a: 'it's'\n", "syntax/yaml '"],
    [': x\n', 'syntax/yaml '],
    ['a: x\u0007y\n', 'syntax/binary \u0007'],
    ['a: x\0y\n', 'syntax/binary \0'],
  ])('%j', (text, expected) => {
    expect(marks(text)).toEqual([expected]);
    for (const { message, why, remedy } of parse(text).problems) {
      for (const part of [message, why, remedy]) expect(part).toMatch(/^\S.*\.$/s);
    }
  });

  test('names the line of the first of two keys', () => {
    expect(parse('a: 1\n\nb: 2\na: 3\n').problems[0]?.message).toContain('line 1');
  });

  test('two mistakes in two places are two messages', () => {
    expect(marks('a: [1\nb: 1\nc: 2\nd: @x\ne: 1\ne: 2\n')).toEqual([
      'syntax/yaml [',
      'syntax/yaml @',
      'syntax/duplicate-key e',
    ]);
  });
});

describe('fixes', () => {
  test.each([
    ['a:\n\tb: 1\n\tc: 2\n', 'a:\n  b: 1\n  c: 2\n'],
    ['a: 1\nname:foo\nb: 2\n', 'a: 1\nname: foo\nb: 2\n'],
    ['a: "x # y\nb: 2\n', 'a: "x" # y\nb: 2\n'],
    ['a: [1, 2\nb: 2\n', 'a: [1, 2]\nb: 2\n'],
    ['a: @x # c\nb: 2\n', "a: '@x' # c\nb: 2\n"],
    ['a: b: c\nd: 1\n', "a: 'b: c'\nd: 1\n"],
    ['a: 1\nfoo\nb: 2\n', 'a: 1\nfoo:\nb: 2\n'],
    ['a: 1\nfoo bar # c\nb: 2\n', 'a: 1\nfoo: bar # c\nb: 2\n'],
    ['foo { a: 1, c: 2 }\nb: 2\n', 'foo: { a: 1, c: 2 }\nb: 2\n'],
    ['a:\n  - id x\n    b: 1\nc: 2\n', 'a:\n  - id: x\n    b: 1\nc: 2\n'],
    ['a:\n  - b: 1\n    c: 2\n   d: 3\n', 'a:\n  - b: 1\n    c: 2\n    d: 3\n'],
    ['a:\n  - b: 1\n\tc: 2\n', 'a:\n  - b: 1\n    c: 2\n'],
    ["a: 'it's'\n", "a: 'it''s'\n"],
    ['a:\n  - b\n  -c\n  - d\n', 'a:\n  - b\n  - c\n  - d\n'],
  ])('%j', (text, expected) => {
    expect(mend(text)).toBe(expected);
    expect(parse(expected).problems).toEqual([]);
  });
});

describe('the rest of a broken file keeps its meaning', () => {
  test('what its own fix would mend has its places in the text as it stands', () => {
    const text = 'a: 1\nfoo bar\nx: { y: [1, 2] }\nz: @q\nlast: 3\n';
    const tree = parse(text);
    expect(tree.value).toEqual({ a: 1, foo: 'bar', x: { y: [1, 2] }, z: '@q', last: 3 });
    const at = (...path: (string | number)[]) => {
      const { start = 0, end = 0 } = nodeAt(tree, path)?.span ?? {};
      return text.slice(start, end);
    };
    expect([at('foo'), at('x', 'y', 1), at('z'), at('last')]).toEqual(['bar', '2', '@q', '3']);
  });

  test.each([
    [
      'steps:\n  - id: x\n    ne\n  - id: y\n    needs: [x\n  - id: z\nb: 1\n',
      { steps: [{ id: 'x', ne: null }, { id: 'y', needs: ['x'] }, { id: 'z' }], b: 1 },
    ],
    ['fo\nbar: 1\nbaz: 2\n', { fo: null, bar: 1, baz: 2 }],
    ['x:\n  fo\n  b: 2\ny: 3\n', { x: { fo: null, b: 2 }, y: 3 }],
    ['a: "x\nb: 2\nc: 3\n', { a: 'x', b: 2, c: 3 }],
    ['a: "x\nb: 2\nc: "y"\n', { a: 'x', b: 2, c: 'y' }],
    ['a: {x: 1, y\nb: 2\n', { a: { x: 1, y: null }, b: 2 }],
    ['a: b: c\nd: 1\n', { a: 'b: c', d: 1 }],
    ['a: 1\n   b: 2\nc: 3\n', { a: 1, b: 2, c: 3 }],
    ['a: 1\n}\nb: 2\n', { a: 1, b: 2 }],
    ['a:\n\tb: 1\n\tc: 2\nd: 1\n', { a: { b: 1, c: 2 }, d: 1 }],
    ['a: 1\n---\nb: 2\n', { a: 1 }],
    ['a: 1\na: 2\n', { a: 1 }],
  ])('%j', (text, expected) => {
    expect(data(text)).toEqual(expected);
  });
});
