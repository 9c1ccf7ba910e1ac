import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Comparison } from '../../shared/model/comparison.ts';
import { runCli, testFolder } from '../support/run-cli.ts';

let folder = '';
const cli = (...args: string[]) => runCli(args, { cwd: folder });
const scenario = 'absent-approver.scenario.yaml';

function edit(file: string, from: string | RegExp, to: string): void {
  const full = path.join(folder, file);
  const text = readFileSync(full, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(full, text.replace(from, to));
}

function drill(...more: string[]): string {
  expect(cli('drill', scenario, '--runs', '200', ...more).err).toBe('');
  const [newest] = JSON.parse(cli('report', 'list', '--format', 'json').out) as { id: string }[];
  return newest?.id ?? '';
}

function compare(before: string, after: string): Comparison | null {
  const { out } = cli('report', 'compare', before, after, '--format', 'json');
  return (JSON.parse(out) as { comparison: Comparison | null }).comparison;
}

beforeEach(() => {
  folder = testFolder();
  cpSync('samples/shop', folder, {
    recursive: true,
    filter: (file) => !file.includes('.backstep'),
  });
  writeFileSync(path.join(folder, 'package.json'), '{}');
});

test('what a longer deadline costs is told seed by seed, in either direction', () => {
  const before = drill();
  edit('checkout.playbook.yaml', 'deadline: 3m', 'deadline: 6m');
  const after = drill('--runs', '300');
  const worse = compare(before, after);
  expect(worse).toMatchObject({ runs: 200, effect: 'worse', slower: 200, quicker: 0, equal: 0 });
  expect(worse?.measures[0]?.difference?.value).toBe(180_000_000);
  expect(compare(after, before)).toMatchObject({ effect: 'better', quicker: 200 });
  expect(compare(after, after)).toMatchObject({ effect: 'same', equal: 300 });
  const { out } = cli('report', 'compare', before, 'last');
  expect(out).toMatch(/WORSE\n[\s\S]*RTA p95 .*\+3m \(\+3m to \+3m\) {2}worse/);
  const page = path.join(folder, 'c.html');
  expect(cli('report', 'compare', before, 'last', '--html', page).code).toBe(0);
  const html = readFileSync(page, 'utf8');
  expect(html).toContain('With the same 200 seeds');
  expect(html).toContain('✗ Worse');
});

test('without a seed in common nothing is said but that', () => {
  const before = drill();
  edit(scenario, 'seed: 7', 'seed: 100000');
  const after = drill();
  expect(compare(before, after)).toBeNull();
  expect(cli('report', 'compare', before, after).out).toContain('no seed in common');
});

test('a run that is not there is named', () => {
  const { code, err } = cli('report', 'compare', 'nope');
  expect(code).toBe(2);
  expect(err).toContain('There are no results');
  drill();
  expect(cli('report', 'compare', 'nope').err).toContain('There is no run nope');
});
