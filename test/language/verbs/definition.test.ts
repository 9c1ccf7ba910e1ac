import { expect, test } from 'vitest';
import { definition } from '../../../shared/language/verbs/definition.ts';
import { workspaceWith } from './workspace-with.ts';

const head = 'backstep: v1\nkind: Playbook\nname: p\nsystem: ./shop.system.yaml\n';

/** What the name under the cursor stands for: file, line and text of its declaration. */
function target(marked: string, name = 'p.playbook.yaml') {
  const { workspace, file, offset } = workspaceWith(name, marked);
  return definition(workspace, file, offset).map((found) => {
    const { text, lines } = workspace.get(found.file)!.tree;
    const { start, end } = found.span;
    return `${found.file}:${lines.positionAt(start).line + 1} ${text.slice(start, end)}`.trim();
  });
}

test.each([
  [
    'a service in a step',
    'steps: [{ id: a, deploy: { service: che¦ckout, version: 2.14.0 } }]',
    ['/w/shop.system.yaml:10 checkout'],
  ],
  [
    'a version of that service',
    'steps: [{ id: a, deploy: { service: checkout, version: 2.1¦4.0 } }]',
    ['/w/shop.system.yaml:14 2.14.0'],
  ],
  [
    'a service that is a key',
    'change: { deploys: { che¦ckout: { from: 2.13.4, to: 2.14.0 } } }',
    ['/w/shop.system.yaml:10 checkout'],
  ],
  [
    'a version below that key',
    'change: { deploys: { checkout: { from: 2.1¦3.4, to: 2.14.0 } } }',
    ['/w/shop.system.yaml:13 2.13.4'],
  ],
  ['a role', 'declare: { by: [o¦wner] }', ['/w/shop.system.yaml:7 owner']],
  [
    'a step that another needs',
    'steps:\n  - { id: a, wait: 1m }\n  - { id: b, wait: 1m, needs: [¦a] }',
    ['/w/p.playbook.yaml:6 a'],
  ],
  ['a declaration itself', 'steps:\n  - { id: a¦, wait: 1m }', ['/w/p.playbook.yaml:6 a']],
  ['a name that nothing has', 'steps: [{ id: a, freeze: n¦one }]', []],
  ['a key that is no name', 'ste¦ps: []', []],
])('%s', (_, body, expected) => {
  expect(target(head + body)).toEqual(expected);
});

test('a file that is referred to', () => {
  expect(target(head.replace('./shop', './sh¦op'))).toEqual(['/w/shop.system.yaml:1']);
});

test('the version of a target of a fault, and what it is a version of', () => {
  const scenario =
    'backstep: v1\nkind: Scenario\nname: s\nplaybook: ./release.playbook.yaml\ntimeline: [{ at: 1m, fault: { errors: 40%, on: checkout@2.14.0 } }]';
  const at = (marked: string) =>
    target(scenario.replace('checkout@2.14.0', marked), 's.scenario.yaml');
  expect(at('check¦out@2.14.0')).toEqual(['/w/shop.system.yaml:10 checkout']);
  expect(at('checkout@2.¦14.0')).toEqual(['/w/shop.system.yaml:14 2.14.0']);
});
