import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDocument } from '../../shared/language/document.ts';

const file = '/w/long.playbook.yaml';
const step = (index: number): string =>
  `  - id: step-${index}\n    deploy: { service: service-${index % 4}, version: 1.0.0 }\n    timeout: ${index}m\n    retry: { attempts: 2 }\n`;

/** A playbook with so many steps that what is known of them is remembered. */
const long = `backstep: v1
kind: Playbook
name: long
system: ./s.system.yaml
change: { deploys: { service-0: { from: 1.0.0, to: 1.1.0 } } }
steps:
${Array.from({ length: 80 }, (_, index) => step(index)).join('')}`;

/** One change of a text: what is taken out at a share of its length, and what is put there. */
const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.constantFrom(0, 1, 3, 40, 200),
  added: fc.constantFrom(
    '',
    '0',
    'x',
    ' ',
    '\n',
    '- a\n',
    '  - just text\n',
    step(7),
    'needs: []',
    '{',
  ),
});

test('after any edits a document says and means what it would on a first look', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      let document = openDocument(file, long);
      for (const { at, removed, added } of edits) {
        const { text } = document.tree;
        const start = Math.floor(at * text.length);
        const changed = text.slice(0, start) + added + text.slice(start + removed);
        document = openDocument(file, changed, document);
        const fresh = openDocument(file, changed);
        expect(document.model).toEqual(fresh.model);
        expect(document.problems).toEqual(fresh.problems);
      }
    }),
    { numRuns: 150 },
  );
});

test('steps that are no steps are told as such, however many there are', () => {
  const texts = Array.from({ length: 60 }, () => '  - just text\n').join('');
  const { problems } = openDocument(file, long.slice(0, long.indexOf('  - id')) + texts);
  expect(problems.filter(({ code }) => code === 'schema/type')).toHaveLength(60);
});
