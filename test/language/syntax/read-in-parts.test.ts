import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Node, SyntaxTree } from '../../../shared/language/syntax/tree.ts';
import { parse, parseAgain } from '../../../shared/language/syntax/parse.ts';
import { readInParts } from '../../../shared/language/syntax/read-in-parts.ts';
import { splitParts } from '../../../shared/language/syntax/split-parts.ts';

const samples = ['samples/shop', 'samples/online-boutique'].flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const),
);

/** A long text of many entries, so that it is read in parts. */
const long = `backstep: v1\nkind: System\nname: s\n# services\nservices:\n${Array.from(
  { length: 80 },
  (_, index) =>
    `  svc-${index}:\n    # the ${index}th\n    replicas: ${index + 1}\n    depends_on: { svc-${index + 1}: hard }\n    say: |\n      line\n\n      another: one\n`,
).join(
  '',
)}steps:\n${Array.from({ length: 40 }, (_, index) => `- id: step-${index}\n  wait: ${index}m\n`).join('')}end: last\n`;

/** The same node with everything below it, as plain data. */
function plain(node: Node | undefined): unknown {
  switch (node?.kind) {
    case 'mapping':
      return {
        span: node.span,
        flow: node.flow,
        pairs: node.pairs.map(({ key, value, span }) => ({
          key: { ...key },
          value: plain(value),
          span,
        })),
      };
    case 'sequence':
      return { span: node.span, flow: node.flow, items: node.items.map(plain) };
    case 'scalar':
    case 'alias':
    case undefined:
      return node && { ...node };
  }
}

function expectSame(again: SyntaxTree, whole: SyntaxTree): void {
  expect(JSON.stringify(again.value)).toBe(JSON.stringify(whole.value));
  expect(plain(again.root)).toEqual(plain(whole.root));
  expect(again.problems).toEqual(whole.problems);
}

test('a long text is split into its keys, and long values into their entries', () => {
  const sections = splitParts(long)!;
  expect(sections).toHaveLength(6);
  expect(sections.map(({ entries }) => entries.length)).toEqual([0, 0, 0, 80, 40, 0]);
  const text = sections
    .flatMap(({ head, entries }) => [head, ...entries])
    .map(({ start, end }) => long.slice(start, end))
    .join('');
  expect(text).toBe(long);
});

test('it is read as it is as a whole', () => {
  expect(readInParts(long, undefined)).toBeDefined();
  expectSame(parseAgain(long, parse('')), parse(long));
});

test('after a change only what has changed is read again', () => {
  const before = parseAgain(long, parse(''));
  const changed = long.replace('replicas: 7\n', 'replicas: 700\n');
  const after = parseAgain(changed, before);
  const fresh = [...(after.pieces ?? [])].filter(
    ([text, piece]) => before.pieces?.get(text) !== piece,
  );
  expect(fresh.map(([text]) => text.slice(0, 8))).toEqual(['  svc-6:']);
  expectSame(after, parse(changed));
});

test.each([
  ['several documents', `${long}---\na: 1\n`],
  ['a key that is there twice, far apart', `${long}name: again\n`],
  ['an entry that is there twice', long.replace('  svc-70:', '  svc-7:')],
  ['an anchor', long.replace('replicas: 7\n', 'replicas: &a 7\n')],
  ['an alias', long.replace('replicas: 7\n', 'replicas: *a\n')],
  ['a tag', long.replace('replicas: 7\n', 'replicas: !!str 7\n')],
  ['a merge key', long.replace('    replicas: 7\n', '    <<: { replicas: 7 }\n')],
  ['a bracket that is not closed', long.replace('{ svc-7: hard }', '{ svc-7: hard')],
  ['a quote that is not closed', long.replace('replicas: 7\n', 'replicas: "7\n')],
  ['a tab', long.replace('    replicas: 7\n', '\treplicas: 7\n')],
  ['a list among keys', long.replace('  svc-7:\n', '  - svc-7:\n')],
  ['text at the left edge', `${long}just text\n`],
  ['line ends of Windows', long.replaceAll('\n', '\r\n')],
  ['line ends of old', long.replaceAll('\n', '\r')],
  ['a byte order mark', `\uFEFF${long}`],
  ['a question mark', long.replace('line\n', 'line? yes\n')],
  ['an entry without a value', long.replace('    replicas: 7\n', '    replicas:\n')],
  ['an entry less indented', long.replace('  svc-7:', ' svc-7:')],
  ['no line end at the end', long.trimEnd()],
  ['blank lines and comments in between', long.replace('  svc-7:', '\n# c\n\n      # d\n  svc-7:')],
  ['a block of text that keeps its line ends', long.replace('say: |\n', 'say: |+\n')],
])('with %s it is read as it is as a whole', (_, text) => {
  expectSame(parseAgain(text, parseAgain(long, parse(''))), parse(text));
});

describe('any change of any sample', () => {
  test.each(samples)('%s', (_, sample) => {
    // Comments make it long enough to be read in parts.
    const padded = `${sample}${'# padding\n'.repeat(500)}`;
    const before = parseAgain(padded, parse(''));
    fc.assert(
      fc.property(
        fc.nat(sample.length),
        fc.nat(12),
        fc.constantFrom(
          '',
          'x',
          ':',
          ': ',
          '\n',
          '  ',
          '- ',
          '{',
          ']',
          '"',
          "'",
          '#',
          '&a ',
          '|\n',
          '? ',
          '---\n',
          'name: x\n',
        ),
        (at, length, put) => {
          const text = padded.slice(0, at) + put + padded.slice(at + length);
          expectSame(parseAgain(text, before), parse(text));
        },
      ),
      { numRuns: 150 },
    );
  });
});
