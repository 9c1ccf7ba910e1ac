import { describe, expect, test } from 'vitest';
import { diagnoseFile, fixed, marked, workspaceOf } from '../support/workspace-of.ts';
import { Workspace } from '../../shared/language/workspace.ts';
import { diagnose } from '../../shared/language/diagnose.ts';
import { planOf } from '../../shared/language/plan-of.ts';

const system = `backstep: v1
kind: System
name: shop
roles: { on-call: { responds: 1m } }
services:
  checkout: { traffic: 5/s, depends_on: { ledger: hard } }
  ledger: {}
`;
const playbook = `backstep: v1
kind: Playbook
name: checkout
system: ../shop.system.yaml
change: { deploys: { checkout: { from: 1.0.0, to: 1.1.0 } } }
steps:
  - id: back
    deploy: { service: checkout, version: 1.0.0 }
`;
const scenario = `backstep: v1
kind: Scenario
name: bad
playbook: ./a.playbook.yaml
timeline: [{ fault: { errors: 30%, on: checkout@1.1.0 } }]
`;
const files = {
  '/w/shop.system.yaml': system,
  '/w/p/a.playbook.yaml': playbook,
  '/w/p/b.scenario.yaml': scenario,
};

const errorsIn = (changed: Readonly<Record<string, string>>, file: string) =>
  diagnoseFile({ ...files, ...changed }, file).filter(({ severity }) => severity === 'error');

test('linked documents make a plan, named by the files it was made of', () => {
  const result = planOf(workspaceOf(files), '/w/p/b.scenario.yaml');
  expect(result.ok && result.files).toEqual([
    '/w/p/b.scenario.yaml',
    '/w/p/a.playbook.yaml',
    '/w/shop.system.yaml',
  ]);
});

test('a file that is not there is reported where it is named', () => {
  const text = playbook.replace('../shop', '../shp');
  const [problem, ...rest] = errorsIn({ '/w/p/a.playbook.yaml': text }, '/w/p/a.playbook.yaml');
  expect(rest).toEqual([]);
  expect(problem?.code).toBe('reference/missing-file');
  expect(marked(text, problem!)).toBe('../shp.system.yaml');
});

test('the file that was meant is told', () => {
  const file = '/w/p/a.playbook.yaml';
  const meant = (path: string) => {
    const text = playbook.replace('../shop.system.yaml', path);
    const [problem] = errorsIn({ [file]: text }, file);
    return fixed(text, problem!);
  };
  for (const path of ['../shpo.system.yaml', '../shop.yaml', '../backend.system.yaml'])
    expect(meant(path)).toBe(playbook);
  const near = { ...files, '/w/p/near.system.yaml': system };
  const text = playbook.replace('../shop.system.yaml', './shop.system.yaml');
  const [problem] = diagnoseFile({ ...near, [file]: text }, file);
  expect(problem?.remedy).toBe('Did you mean `./near.system.yaml`?');
  const gone = playbook.replace('../shop.system.yaml', '/elsewhere/x.system.yaml');
  expect(errorsIn({ [file]: gone }, file)[0]?.remedy).toContain('relative to this file');
});

test('a host that knows more files than it loaded is asked for them', () => {
  const asked: string[] = [];
  const workspace = new Workspace({
    list: (folder) => {
      asked.push(folder);
      return ['shop.system.yaml', 'x.playbook.yaml'];
    },
  });
  const file = '/w/p/a.playbook.yaml';
  workspace.set(file, playbook.replace('shop', 'shp'));
  expect(diagnose(workspace, file)[0]?.remedy).toBe('Did you mean `../shop.system.yaml`?');
  expect(asked).toEqual(['/w']);
});

test('references in a circle are each reported, and followed no further', () => {
  const text = playbook.replace('../shop.system.yaml', './a.playbook.yaml');
  const [problem] = errorsIn({ '/w/p/a.playbook.yaml': text }, '/w/p/a.playbook.yaml');
  expect(problem?.code).toBe('reference/wrong-kind');
  expect(problem?.message).toContain('it is this very file');
  const other = playbook.replace('../shop.system.yaml', './b.playbook.yaml');
  const back = playbook.replace('../shop.system.yaml', './a.playbook.yaml');
  const circle = { '/w/p/a.playbook.yaml': other, '/w/p/b.playbook.yaml': back };
  expect(errorsIn(circle, '/w/p/a.playbook.yaml').map(({ code }) => code)).toEqual([
    'reference/wrong-kind',
  ]);
  expect(errorsIn(circle, '/w/p/b.playbook.yaml').map(({ code }) => code)).toEqual([
    'reference/wrong-kind',
  ]);
});

test('a misspelt name is one error with the right name first', () => {
  const text = playbook.replace('service: checkout', 'service: chekout');
  const [problem, ...rest] = errorsIn(
    { '/w/p/a.playbook.yaml': text },
    '/w/p/a.playbook.yaml',
  ).filter(({ code }) => code.startsWith('reference/'));
  expect(rest).toEqual([]);
  expect(problem?.code).toBe('reference/unknown-name');
  expect(marked(text, problem!)).toBe('chekout');
  expect(fixed(text, problem!)).toBe(playbook);
});

test('undeclared roles and dependencies are warnings, and the plan assumes what they say', () => {
  const changed = {
    '/w/shop.system.yaml': system.replace('ledger: hard', 'ghost: hard'),
    '/w/p/a.playbook.yaml': `${playbook}declare: { by: [captain] }\n`,
  };
  const all = { ...files, ...changed };
  expect(
    diagnoseFile(all, '/w/shop.system.yaml').map(({ code, severity }) => `${severity} ${code}`),
  ).toContain('warning reference/undeclared-dependency');
  expect(
    diagnoseFile(all, '/w/p/a.playbook.yaml').map(({ code, severity }) => `${severity} ${code}`),
  ).toContain('warning reference/undeclared-role');
  const result = planOf(workspaceOf(all), '/w/p/b.scenario.yaml');
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  expect(result.plan.system.roles.get('captain')?.responds).toEqual({
    kind: 'lognormal',
    p50Us: 180e6,
    p95Us: 900e6,
  });
  expect(result.plan.system.services.get('checkout')?.dependsOn).toEqual([]);
});

test('the nearest policy decides the severity of a rule', () => {
  const policy = (severity: string) =>
    `backstep: v1\nkind: Policy\nname: p\nrules: { trigger/nothing-starts-it: ${severity} }\n`;
  const severities = (changed: Readonly<Record<string, string>>) =>
    diagnoseFile({ ...files, ...changed }, '/w/p/a.playbook.yaml')
      .filter(({ code }) => code === 'trigger/nothing-starts-it')
      .map(({ severity }) => severity);
  expect(severities({ '/w/backstep.policy.yaml': policy('error') })).toEqual(['error']);
  expect(
    severities({
      '/w/backstep.policy.yaml': policy('error'),
      '/w/p/backstep.policy.yaml': policy('info'),
    }),
  ).toEqual(['info']);
  expect(severities({ '/w/backstep.policy.yaml': policy('off') })).toEqual([]);
});

describe('playbooks beside the one of a scenario', () => {
  const file = '/w/p/b.scenario.yaml';
  const beside = (path: string) => scenario.replace('timeline', `beside: [${path}]\ntimeline`);
  const second = playbook.replace('name: checkout', 'name: ledger');

  test('belong to the plan', () => {
    const changed = { [file]: beside('./c.playbook.yaml'), '/w/p/c.playbook.yaml': second };
    const result = planOf(workspaceOf({ ...files, ...changed }), file);
    expect(result.ok && result.plan.beside.map(({ name }) => name)).toEqual(['ledger']);
    expect(result.ok && result.files).toContain('/w/p/c.playbook.yaml');
  });

  test.each([
    ['the playbook itself', 'a', playbook, 'reference/twice'],
    ['another one of that name', 'c', playbook, 'reference/twice'],
    ['one of another system', 'c', second.replace('../shop', '../other'), 'reference/other-system'],
  ])('%s is none', (_, name, text, code) => {
    const changed = {
      [file]: beside(`./${name}.playbook.yaml`),
      [`/w/p/${name}.playbook.yaml`]: text,
      '/w/other.system.yaml': system.replace('name: shop', 'name: other'),
    };
    const found = errorsIn(changed, file);
    expect(found.map((problem) => problem.code)).toEqual([code]);
    expect(marked(changed[file], found[0]!)).toBe(`./${name}.playbook.yaml`);
  });

  test('that are not there are reported where they are named', () => {
    const [problem] = errorsIn({ [file]: beside('./gone.playbook.yaml') }, file);
    expect(problem?.code).toBe('reference/missing-file');
  });
});
