import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli, testFolder } from '../support/run-cli.ts';

describe.each([
  ['the usual answers', ['--yes']],
  [
    'everything told',
    '--service till --from 7 --to 8.0 --image r.example/team/till --team pay --rto 15m --traffic 120/s --store orders-db'.split(
      ' ',
    ),
  ],
  ['a version like a number, a store', ['--yes', '--from', '1.0', '--to', '1.10', '--store', 'db']],
])('%s', (_, flags) => {
  test('gives documents that can be checked, are in the usual form, and can be drilled', () => {
    const folder = testFolder();
    const run = (...args: string[]) => runCli(args, { cwd: folder });
    const { code, out } = run('init', ...flags);
    expect(code).toBe(0);
    expect(out).toContain('backstep lint');
    const json = JSON.parse(run('lint', '.', '--format', 'json').out) as {
      checked: number;
      findings: { code: string; severity: string; message: string }[];
    };
    expect(json.checked).toBe(3);
    expect(json.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    // What only the author knows: the digests of the images.
    expect(new Set(json.findings.map((each) => each.code))).toEqual(
      new Set(['artifact/mutable-tag']),
    );
    expect(run('fmt', '--check').code).toBe(0);
    const drilled = run('drill', '--runs', '200');
    expect(drilled.out + drilled.err).toContain('bad-release');
    expect(drilled.code).toBe(0);
  });
});

test('nothing that is there is written over', () => {
  const folder = testFolder();
  writeFileSync(path.join(folder, 'web.playbook.yaml'), 'mine\n');
  const { code, err } = runCli(['init', '--yes'], { cwd: folder });
  expect(code).toBe(2);
  expect(err).toContain('`web.playbook.yaml` is already there');
  expect(readdirSync(folder)).toEqual(['web.playbook.yaml']);
  expect(readFileSync(path.join(folder, 'web.playbook.yaml'), 'utf8')).toBe('mine\n');
});

test.each([
  [['--yes', '--service', 'my web'], '`my web` is no service.'],
  [['--yes', '--rto', '15'], '`15` is no rto.'],
  [['--yes', '--from', '1', '--to', '1'], 'Both versions are the same.'],
  [['--service', 'web'], 'Nobody can be asked here.'],
])('%j is refused', (flags, reason) => {
  const folder = testFolder();
  const { code, err } = runCli(['init', ...flags], { cwd: folder });
  expect(code).toBe(2);
  expect(err).toContain(reason);
  expect(readdirSync(folder)).toEqual([]);
});

test('one folder has room for several, each with a scenario of its own', () => {
  const folder = testFolder();
  const run = (...args: string[]) => runCli(args, { cwd: folder });
  expect(run('init', '--yes').code).toBe(0);
  expect(run('init', '--yes', '--service', 'till').code).toBe(0);
  expect(readdirSync(folder).filter((name) => name.includes('scenario'))).toEqual([
    'till-bad-release.scenario.yaml',
    'web-bad-release.scenario.yaml',
  ]);
  expect(run('lint', '.').code).toBe(0);
  expect(run('drill', '.', '--runs', '200').code).toBe(0);
});

test('another folder is made', () => {
  const folder = testFolder();
  expect(runCli(['init', 'new/place', '--yes'], { cwd: folder }).code).toBe(0);
  expect(existsSync(path.join(folder, 'new/place/web.system.yaml'))).toBe(true);
});
