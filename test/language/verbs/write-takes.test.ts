import { expect, test } from 'vitest';
import { applyEdits } from '../../../shared/language/certain-fixes.ts';
import { openDocument } from '../../../shared/language/document.ts';
import { writeTakes } from '../../../shared/language/verbs/write-takes.ts';

/** The steps of a playbook after those at these places took a second each. */
function written(steps: string, ...places: readonly (readonly [number, string])[]): string {
  const head = 'backstep: v1\nkind: Playbook\nname: one\n';
  let text = `${head}${steps}`;
  for (const [index, id] of places) {
    const document = openDocument('one.playbook.yaml', text);
    text = applyEdits(text, writeTakes(document, ['steps', index], id, '1s', 'once'));
  }
  return text.slice(head.length);
}

test('a step without a duration gets one behind its last key', () => {
  expect(
    written('steps:\n  - id: a\n    wait: 1m # why\n  - id: b\n    wait: 2m\n', [0, 'a']),
  ).toBe(
    'steps:\n  - id: a\n    wait: 1m # why\n    # `a` measured: once\n    takes: 1s\n  - id: b\n    wait: 2m\n',
  );
});

test('comments on the line stay; comments within what is replaced move above it', () => {
  const steps =
    'steps:\n  - id: a\n    takes: # guessed\n      min: 1s\n      likely: 2s # by Ann\n      max: 3s\n    wait: 1m\n  - id: b\n    takes: 5m # usual\n    wait: 1m\n';
  expect(written(steps, [0, 'a'], [1, 'b'])).toBe(
    'steps:\n  - id: a\n    # guessed\n    # by Ann\n    # `a` measured: once\n    takes: 1s\n    wait: 1m\n  - id: b\n    # `b` measured: once\n    takes: 1s # usual\n    wait: 1m\n',
  );
});

test('steps in braces are noted above their line', () => {
  const steps = 'steps:\n  - { id: a, wait: 1m }\n  - { id: b, wait: 1m, takes: 5m }\n';
  const once = written(steps, [0, 'a'], [1, 'b']);
  expect(once).toBe(
    'steps:\n  # `a` measured: once\n  - { id: a, wait: 1m, takes: 1s }\n  # `b` measured: once\n  - { id: b, wait: 1m, takes: 1s }\n',
  );
  expect(written(once, [0, 'a'], [1, 'b'])).toBe(once);
});

test('a first key of an item, and lines that end as Windows ends them', () => {
  expect(written('steps:\r\n  - takes: 5m\r\n    id: a\r\n    wait: 1m\r\n', [0, 'a'])).toBe(
    'steps:\r\n  # `a` measured: once\r\n  - takes: 1s\r\n    id: a\r\n    wait: 1m\r\n',
  );
});

test('a text that ends without a line break', () => {
  expect(written('steps:\n  - id: a\n    wait: 1m', [0, 'a'])).toBe(
    'steps:\n  - id: a\n    wait: 1m\n    # `a` measured: once\n    takes: 1s',
  );
});

test('where no step stands, nothing is written', () => {
  const document = openDocument('one.playbook.yaml', 'kind: Playbook\nsteps: []\n');
  expect(writeTakes(document, ['steps', 3], 'a', '1s', 'once')).toEqual([]);
});
