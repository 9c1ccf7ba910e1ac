import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../shared/language/certain-fixes.ts';
import { findReferences } from '../../../shared/language/verbs/find-references.ts';
import { complete } from '../../../shared/language/verbs/complete.ts';
import { definition } from '../../../shared/language/verbs/definition.ts';
import { rename, renameable } from '../../../shared/language/verbs/rename.ts';
import { workspaceWith } from './workspace-with.ts';

const head = 'backstep: v1\nkind: Playbook\nname: p\nsystem: ./shop.system.yaml\n';
const scenario =
  'backstep: v1\nkind: Scenario\nname: s\nplaybook: ./release.playbook.yaml\ntimeline:\n';

function uses(marked: string, name = 'p.playbook.yaml') {
  const { workspace, file, offset } = workspaceWith(name, marked);
  return findReferences(workspace, file, offset).map((found) => {
    const { text, lines } = workspace.get(found.file)!.tree;
    const { start, end } = found.span;
    const place = `${found.file.slice(3)}:${lines.positionAt(start).line + 1}`;
    return `${place} ${text.slice(start, end)}${found.isDeclaration ? ' declared' : ''}`;
  });
}

describe('references', () => {
  test.each([
    [
      'of a service, in every file that knows its system',
      `${head}scope: { services: [che¦ckout] }\nsteps: [{ id: a, deploy: { service: "checkout", version: 2.14.0 } }]`,
      [
        'shop.system.yaml:9 checkout',
        'shop.system.yaml:10 checkout declared',
        'release.playbook.yaml:9 checkout',
        'p.playbook.yaml:5 checkout',
        'p.playbook.yaml:6 "checkout"',
      ],
    ],
    [
      'of a version, only of its service',
      `${head}steps: [{ id: a, deploy: { service: checkout, version: 2.1¦3.4 } }, { id: b, deploy: { service: cart, version: 2.13.4 } }]`,
      [
        'shop.system.yaml:13 2.13.4 declared',
        'release.playbook.yaml:9 2.13.4',
        'p.playbook.yaml:5 2.13.4',
      ],
    ],
    [
      'of a step, only within its playbook',
      `${head}steps:\n  - { id: fre¦eze, freeze: orders }\n  - { id: b, wait: 1m, needs: [freeze], on_failure: { goto: freeze } }`,
      ['p.playbook.yaml:6 freeze declared', 'p.playbook.yaml:7 freeze', 'p.playbook.yaml:7 freeze'],
    ],
    [
      'of a role that nothing declares',
      `${head}declare: { by: [no¦body] }`,
      ['p.playbook.yaml:5 nobody'],
    ],
    ['of nothing', `${head}na¦me: x`, []],
  ])('%s', (_, marked, expected) => {
    expect(uses(marked)).toEqual(expected);
  });

  test('of a step of one of several playbooks', () => {
    const several = scenario.replace('timeline:', 'beside: [./p.playbook.yaml]\ntimeline:');
    const fails = (step: string) => `  - { at: 1m, fault: { step_fails: ${step}, times: 1 } }\n`;
    const { workspace, file, offset } = workspaceWith(
      's.scenario.yaml',
      several + fails('back') + fails('"p/ba¦ck"') + fails('only') + fails('release/back'),
    );
    workspace.set(
      '/w/p.playbook.yaml',
      `${head}steps: [{ id: back, wait: 1m }, { id: only, wait: 1m }]`,
    );
    const found = findReferences(workspace, file, offset).map((use) => {
      const { text } = workspace.get(use.file)!.tree;
      return `${use.file} ${text.slice(use.span.start, use.span.end)}`;
    });
    expect(found.toSorted()).toEqual(['/w/p.playbook.yaml back', '/w/s.scenario.yaml back']);
    expect(definition(workspace, file, offset).map((each) => each.file)).toEqual([
      '/w/p.playbook.yaml',
    ]);
    const renaming = rename(workspace, file, offset, 'undo');
    const edits = renaming.ok ? renaming.edits.get('/w/s.scenario.yaml') : undefined;
    expect(edits?.map(({ newText }) => newText)).toEqual(['"p/undo"']);
    const short = workspace.get(file)!.tree.text.indexOf('back,');
    expect(definition(workspace, file, short).map((each) => each.file)).toEqual([
      '/w/release.playbook.yaml',
    ]);
    const labels = complete(workspace, file, short).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['back', 'p/back', 'only']));
    expect(labels).not.toContain('p/only');
  });

  test('of a step, in the scenarios of its playbook', () => {
    const marked = `${scenario}  - { at: 1m, fault: { step_fails: ba¦ck, times: 1 } }\n`;
    expect(uses(marked, 's.scenario.yaml')).toEqual([
      'release.playbook.yaml:8 back declared',
      's.scenario.yaml:6 back',
    ]);
  });

  test('of a trigger, in the scenarios that lose its alerts', () => {
    const triggers =
      'triggers: { errors: { when: { service: checkout, metric: error_rate, above: 2% } } }\n';
    const { workspace, file, offset } = workspaceWith(
      'release.playbook.yaml',
      `${head}${triggers.replace('errors', 'err¦ors')}steps: []\n`,
    );
    workspace.set(
      '/w/s.scenario.yaml',
      `${scenario}  - { at: 1m, fault: { alert_lost: errors } }\n`,
    );
    const found = findReferences(workspace, file, offset);
    expect(found.map((each) => [each.file, each.isDeclaration])).toEqual([
      ['/w/release.playbook.yaml', true],
      ['/w/s.scenario.yaml', false],
    ]);
  });

  test('of a service and of its version in one target', () => {
    const marked = (at: string) => `${scenario}  - { at: 1m, fault: { errors: 40%, on: ${at} } }\n`;
    expect(uses(marked('"check¦out@2.14.0"'), 's.scenario.yaml')).toContain(
      's.scenario.yaml:6 checkout',
    );
    expect(uses(marked("'checkout@2.1¦4.0'"), 's.scenario.yaml')).toEqual([
      'shop.system.yaml:14 2.14.0 declared',
      's.scenario.yaml:6 2.14.0',
    ]);
  });
});

/** Every text that a renaming changes, or why there is none. */
function renamed(newName: string, marked: string, name = 'p.playbook.yaml') {
  const { workspace, file, offset } = workspaceWith(name, marked);
  const result = rename(workspace, file, offset, newName);
  if (!result.ok) return result.reason;
  return Object.fromEntries(
    [...result.edits].map(([changed, edits]) => {
      const text = applyEdits(workspace.get(changed)!.tree.text, edits);
      workspace.set(changed, text);
      return [changed.slice(3), text];
    }),
  );
}

describe('rename', () => {
  test('changes every file, and nothing but the name', () => {
    const marked = `${scenario}  - { at: 1m, fault: { errors: 40%, on: 'che¦ckout@2.14.0' } } # checkout\n`;
    const texts = renamed('till', marked, 's.scenario.yaml') as Record<string, string>;
    expect(Object.keys(texts)).toEqual([
      'shop.system.yaml',
      'release.playbook.yaml',
      's.scenario.yaml',
    ]);
    expect(texts['s.scenario.yaml']).toContain("on: 'till@2.14.0' } } # checkout");
    expect(texts['shop.system.yaml']).toContain('depends_on: { till: hard }');
    expect(texts['shop.system.yaml']).toContain('image: shop/checkout:2.13.4');
    expect(texts['release.playbook.yaml']).toContain('deploy: { service: till, version: 2.13.4 }');
  });

  test('puts a version that YAML would read as a number in quotes', () => {
    const marked = `${head}steps: [{ id: a, deploy: { service: cart, version: "1.¦0" } }]`;
    const texts = renamed('2.0', marked) as Record<string, string>;
    expect(texts['p.playbook.yaml']).toContain('version: "2.0"');
    const plain = renamed('3', marked.replace('"1.¦0"', '¦1.0')) as Record<string, string>;
    expect(plain['p.playbook.yaml']).toContain('version: "3"');
  });

  test.each([
    ['a name that is taken', 'cart', 'There is already something that is called `cart`.'],
    ['a name of another sort in the same places', 'orders', /already/],
    ['a name with a blank', 'my cart', 'A service needs a name without blanks.'],
    ['a name with an at', 'a@b', /parts a service from its version/],
    ['no name', '', /needs a name/],
    ['a form that no name has', '-x-{', /not of the form/],
  ])('refuses %s', (_, newName, reason) => {
    const marked = `${head}steps: [{ id: a, deploy: { service: check¦out, version: 2.14.0 } }]`;
    expect(renamed(newName, marked)).toEqual(
      typeof reason === 'string' ? reason : expect.stringMatching(reason),
    );
  });

  test('refuses what is no name, and what nothing declares', () => {
    expect(renamed('x', `${head}ste¦ps: []`)).toMatch(/Only names can be renamed/);
    expect(renamed('x', `${head}declare: { by: [no¦body] }`)).toMatch(/Nothing declares `nobody`/);
  });

  test('tells beforehand what would be renamed', () => {
    const { workspace, file, offset, text } = workspaceWith(
      'p.playbook.yaml',
      `${head}scope: { services: ["che¦ckout"] }`,
    );
    const found = renameable(workspace, file, offset)!;
    expect(found.name).toBe('checkout');
    expect(text.slice(found.span.start, found.span.end)).toBe('"checkout"');
  });
});
