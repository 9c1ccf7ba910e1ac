import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { runCli, testFolder } from '../support/run-cli.ts';

let folder = '';

beforeEach(() => {
  folder = testFolder();
  cpSync('samples/shop', folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{}');
});

const cli = (...args: string[]) => runCli(args, { cwd: folder });
const inFolder = (name: string): string => path.join(folder, name);

interface Standing {
  readonly scenario: string;
  readonly debts: readonly string[];
  readonly changed: readonly string[];
}

const standings = (): Standing[] => JSON.parse(cli('debt', '--format', 'json').out) as Standing[];
const debtsOf = (scenario: string): readonly string[] | undefined =>
  standings().find((standing) => standing.scenario === scenario)?.debts;

test('what was never drilled is owed, and fails only when it is asked to', () => {
  expect(standings().map(({ debts }) => debts)).toEqual(Array(3).fill(['never-drilled']));
  expect(cli('debt').code).toBe(0);
  expect(cli('debt', '--check').code).toBe(1);
  expect(cli('drill', '.', '--runs', '120').code).toBe(0);
  expect(standings().map(({ debts }) => debts)).toEqual([[], [], []]);
  const { code, out } = cli('debt', '--check');
  expect(out).toMatch(/Nothing is owed/);
  expect(code).toBe(0);
});

test('a changed meaning is owed a drill, a comment is not, a migration is', () => {
  cli('drill', '.', '--runs', '120');
  appendFileSync(inFolder('checkout.playbook.yaml'), '# a comment\n');
  expect(standings()[0]).toMatchObject({ debts: [], changed: ['checkout.playbook.yaml'] });
  const system = inFolder('shop.system.yaml');
  const before = readFileSync(system, 'utf8');
  writeFileSync(system, before.replace(/people: \d/u, 'people: 9'));
  expect(standings()[0]).toMatchObject({ debts: ['stale'] });
  writeFileSync(system, before);
  expect(debtsOf('bad-canary')).toEqual([]);
  appendFileSync(inFolder('migrations/orders/0042.down.sql'), '-- another\n');
  expect(debtsOf('bad-canary')).toEqual(['stale']);
});

test('a drill that did not pass, or could not be made, is owed', () => {
  cli('drill', 'bad-canary.scenario.yaml', '--runs', '20');
  expect(debtsOf('bad-canary')).toEqual(['not-passed']);
  appendFileSync(inFolder('bad-canary.scenario.yaml'), '\nnonsense: 1\n');
  expect(debtsOf('bad-canary')).toEqual(['unusable']);
});

test('scenarios whose drills nobody can tell apart are named', () => {
  mkdirSync(inFolder('copies'));
  const scenario = readFileSync(inFolder('bad-canary.scenario.yaml'), 'utf8');
  writeFileSync(inFolder('copies/again.scenario.yaml'), scenario.replace('./', '../'));
  cli('drill', 'bad-canary.scenario.yaml', '--runs', '120');
  const alike = standings().filter((standing) => standing.scenario === 'bad-canary');
  expect(alike.map(({ debts }) => debts[0])).toEqual(['namesake', 'namesake']);
  const { out } = cli('debt', 'bad-canary.scenario.yaml', '--check');
  expect(out).toContain('called as another: copies/again.scenario.yaml; name them apart');
  writeFileSync(
    inFolder('copies/again.scenario.yaml'),
    scenario.replace('./', '../').replace('name: bad-canary', 'name: again'),
  );
  expect(debtsOf('bad-canary')).toEqual([]);
});

test('of one document it tells what is owed to that, with what lies around it', () => {
  mkdirSync(inFolder('far'));
  const scenario = readFileSync(inFolder('bad-canary.scenario.yaml'), 'utf8');
  const far = scenario.replace('name: bad-canary', 'name: far').replace('./', '../');
  writeFileSync(inFolder('far/far.scenario.yaml'), far);
  const asked = (...paths: string[]): string[] => {
    const { out } = cli('debt', ...paths, '--format', 'json');
    return (JSON.parse(out) as Standing[]).map((standing) => standing.scenario).sort();
  };
  const all = ['absent-approver', 'bad-canary', 'far', 'flaky-deploy'];
  expect(asked('checkout.playbook.yaml')).toEqual(all);
  expect(asked('shop.system.yaml')).toEqual(all);
  expect(asked('far')).toEqual(['far']);
  expect(asked('bad-canary.scenario.yaml')).toEqual(['bad-canary']);
});

test('a scenario that finds no playbook is owed, too', () => {
  cli('drill', '.', '--runs', '120');
  writeFileSync(inFolder('half.scenario.yaml'), 'backstep: v1\nkind: Scen');
  expect(debtsOf('half.scenario.yaml')).toEqual(['unusable']);
  rmSync(inFolder('half.scenario.yaml'));
  rmSync(inFolder('checkout.playbook.yaml'));
  expect(standings().map(({ debts }) => debts)).toEqual(Array(3).fill(['unusable']));
  expect(cli('debt', '--check').code).toBe(1);
  expect(cli('debt').out).toContain('no playbook');
});

test('what is on record is known to lint without any results', () => {
  cli('drill', '.', '--runs', '120');
  expect(cli('debt', '--record').out).toMatch(/Wrote backstep-drills\.json/);
  rmSync(inFolder('.backstep'), { recursive: true });
  const lint = () => cli('lint', 'checkout.playbook.yaml').out;
  expect(lint()).not.toMatch(/drill\/(?:changed-since|overdue)/);
  appendFileSync(inFolder('checkout.playbook.yaml'), '# a comment\n');
  expect(lint()).toMatch(/drill\/changed-since.*bad-canary.*checkout\.playbook\.yaml/);
  const record = inFolder('backstep-drills.json');
  writeFileSync(record, readFileSync(record, 'utf8').replaceAll(/"at": "\d{4}/gu, '"at": "2020'));
  expect(lint()).toMatch(/drill\/overdue.*2020/);
});

test('what others have put on record stays, and nothing is taken off for want of results', () => {
  cli('drill', '.', '--runs', '120');
  cli('debt', '--record');
  const scenarios = (): string[] => {
    const record = JSON.parse(readFileSync(inFolder('backstep-drills.json'), 'utf8')) as {
      readonly drills: readonly Standing[];
    };
    return record.drills.map(({ scenario }) => scenario);
  };
  const all = ['absent-approver', 'bad-canary', 'flaky-deploy'];
  expect(scenarios()).toEqual(all);
  const missing = cli('debt', '--record', '--results', 'typo.db');
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('typo.db')]);
  expect(cli('debt', 'bad-canary.scenario.yaml', '--record').code).toBe(0);
  expect(scenarios()).toEqual(all);
  rmSync(inFolder('.backstep'), { recursive: true });
  cli('drill', 'bad-canary.scenario.yaml', '--runs', '120');
  cli('debt', '--record');
  expect(scenarios()).toEqual(all);
  rmSync(inFolder('flaky-deploy.scenario.yaml'));
  cli('debt', '--record');
  expect(scenarios()).toEqual(['absent-approver', 'bad-canary']);
});

test('of a record that is none nothing is taken for drilled', () => {
  for (const text of ['', '[]', '{"drills":[1]}', '{"drills":{}}']) {
    writeFileSync(inFolder('backstep-drills.json'), text);
    expect(cli('lint', 'checkout.playbook.yaml').out).not.toMatch(
      /drill\/(?:changed-since|overdue)/,
    );
  }
});

test('a folder without playbooks says what to do', () => {
  const empty = testFolder();
  expect(runCli(['debt', empty]).out + runCli(['debt', empty]).err).toMatch(
    /backstep init|no .*file/iu,
  );
});

test.each(['<<<<<<< HEAD\n{}\n', '', 'null', '{}', '{"drills":[{"files":null}]}', undefined])(
  'a record that holds %j is damaged, which lint tells',
  (text) => {
    const record = inFolder('backstep-drills.json');
    if (text === undefined) mkdirSync(record);
    else writeFileSync(record, text);
    const { code, out } = cli('lint', 'checkout.playbook.yaml');
    expect(code).toBe(1);
    expect(out).toMatch(/error.*backstep-drills\.json|drill\/record-damaged/);
  },
);
