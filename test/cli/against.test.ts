import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { runCli, testFolder } from '../support/run-cli.ts';

let folder = '';

const git = (...args: string[]): void => {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  const { status, stderr } = spawnSync('git', ['-C', folder, ...identity, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
};

const edit = (name: string, from: string, to: string): void => {
  const file = path.join(folder, name);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replaceAll(from, to));
};

const against = (revision: string, ...more: string[]) =>
  runCli(['drill', 'bad-canary.scenario.yaml', '--runs', '400', '--against', revision, ...more], {
    cwd: folder,
  });

beforeEach(() => {
  folder = testFolder();
  cpSync('samples/shop', folder, { recursive: true });
  rmSync(path.join(folder, '.backstep'), { recursive: true, force: true });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'as it was');
});

test('a change that makes it slower is said to be worse, by how much, and fails', () => {
  edit('checkout.playbook.yaml', 'takes: { p50: 20s, p95: 60s }', 'takes: { p50: 50s, p95: 80s }');
  const { out, code } = against('HEAD');
  expect(out).toMatch(/Against HEAD \([0-9a-f]{10}\), the same 400 seeds/);
  expect(out).toContain('WORSE');
  expect(out).toMatch(/RTA p95 .* \+\d+.* to \+\d+.* worse/);
  expect(code).toBe(1);
  const { drills } = JSON.parse(against('HEAD', '--format', 'json').out) as {
    drills: { comparison: { effect: string; slower: number } }[];
  };
  expect(drills[0]?.comparison).toMatchObject({ effect: 'worse' });
});

test('a playbook that has not changed shows no difference', () => {
  const { out, code } = against('HEAD');
  expect(out).toContain('NO DIFFERENCE SHOWN');
  expect(out).toContain('as before with 400');
  expect(code).toBe(0);
});

test('a scenario that names what the playbook then did not have is drilled as it was then', () => {
  edit('checkout.playbook.yaml', 'freeze-schema', 'hold-schema');
  edit(
    'bad-canary.scenario.yaml',
    'expect:',
    'during_rollback: [{ fault: { step_fails: hold-schema, times: 1 } }]\nexpect:',
  );
  expect(against('HEAD').out).toContain("Today's scenario does not fit the playbook of then");
});

test('no repository, no such revision, and a live drill are refused with a remedy', () => {
  expect(against('v9').err).toContain('no revision v9');
  expect(against('v9').code).toBe(2);
  expect(against('--all').err).toContain('no revision --all');
  expect(against('HEAD', '--live').err).toContain('A live drill is not compared.');
  rmSync(path.join(folder, '.git'), { recursive: true });
  expect(against('HEAD').err).toContain('is in no git repository');
});
