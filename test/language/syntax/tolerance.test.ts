import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathAt } from '../../../shared/language/syntax/find.ts';
import { parse } from '../../../shared/language/syntax/parse.ts';
import { toValue } from '../../../shared/language/syntax/to-value.ts';
import { corpus, oddities } from './corpus.ts';
import { walk } from './walk.ts';

const sample = `# a playbook
backstep: v1
kind: Playbook
name: "checkout-2.14"
change: { ticket: CHG-20418, deploys: { checkout: { from: 2.13.4, to: 2.14.0 } } }
zones: &z [eu-1a, 'eu-1b', "😀"]
steps:
  - id: drain
    needs: []
    say: |
      Being rolled back.

      Expected soon.
  - id: restore
    needs: [drain]   # after it
    zones: *z
`;

/** Whatever the text is: spans lie in it, children lie in their parents and in order, and every reader ends. */
function expectSound(text: string) {
  const tree = parse(text);
  for (const { node, parent } of walk(tree.root)) {
    const outer = parent?.span ?? { start: 0, end: text.length };
    expect(node.span.start).toBeLessThanOrEqual(node.span.end);
    expect(node.span.start).toBeGreaterThanOrEqual(outer.start);
    expect(node.span.end).toBeLessThanOrEqual(outer.end);
    const parts = node.kind === 'mapping' ? node.pairs : node.kind === 'sequence' ? node.items : [];
    parts.reduce((end, { span }) => {
      expect(span.start).toBeGreaterThanOrEqual(end);
      return span.end;
    }, 0);
  }
  for (const { span, fixes } of tree.problems) {
    for (const one of [
      span,
      ...(fixes ?? []).flatMap(({ edits }) => edits.map((edit) => edit.span)),
    ]) {
      expect(one.start).toBeGreaterThanOrEqual(0);
      expect(one.end).toBeGreaterThanOrEqual(one.start);
      expect(one.end).toBeLessThanOrEqual(text.length);
    }
  }
  if (!tree.root) expect(tree.problems).not.toEqual([]);
  expect(tree.value).toEqual(toValue(tree.root));
  pathAt(tree, text.length >> 1);
}

describe('a tree of any text is sound', () => {
  test('cut at every offset', () => {
    for (const text of [sample, ...corpus, ...oddities]) {
      for (let end = 0; end <= text.length; end++) expectSound(text.slice(0, end));
    }
  });

  test('with every character left out', () => {
    for (const text of [sample, ...corpus, ...oddities]) {
      for (let at = 0; at < text.length; at++) expectSound(text.slice(0, at) + text.slice(at + 1));
    }
  });

  test('with something inserted anywhere', () => {
    const piece = fc.constantFrom(
      ...Array.from('[]{}:-?,&*!|>\'"%@`#\t\n \r~\0'),
      ': ',
      '- ',
      '\n---\n',
      '<<: ',
      '&a ',
      '*a',
      '\n  ',
      '\uD800',
    );
    const text = fc.constantFrom(sample, ...corpus, ...oddities);
    fc.assert(
      fc.property(
        text,
        fc.array(fc.tuple(fc.nat(), piece), { minLength: 1, maxLength: 4 }),
        (base, edits) => {
          let edited = base;
          for (const [place, added] of edits) {
            const at = place % (edited.length + 1);
            edited = edited.slice(0, at) + added + edited.slice(at);
          }
          expectSound(edited);
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('of nothing but punctuation', () => {
    const soup = fc.array(fc.constantFrom(...Array.from('[]{}:-?,&*!|>\'"%@`#\t\n  \r~ab1')), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(soup, (parts) => expectSound(parts.join(''))),
      { numRuns: 2500 },
    );
  });
});

test('while a line is being typed, all other steps stay', () => {
  const typed = '  - id: added\n    zones: ["eu-1a", { a: "b" }]\n    needs: [drain]\n';
  const [before, after] = sample.split('  - id: restore');
  for (let end = 0; end < typed.length; end++) {
    const newline = typed.lastIndexOf('\n', end - 1) === end - 1 ? '' : '\n';
    const text = `${before!}${typed.slice(0, end)}${newline}  - id: restore${after!}`;
    const { steps } = parse(text).value as { steps: ({ id?: string } | null)[] };
    expect(
      steps.map((step) => step?.id),
      typed.slice(0, end),
    ).toContain('drain');
    expect(
      steps.map((step) => step?.id),
      typed.slice(0, end),
    ).toContain('restore');
  }
});
