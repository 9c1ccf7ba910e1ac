import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { runCli, testFolder } from '../support/run-cli.ts';

let folder = '';

beforeEach(() => {
  folder = testFolder();
  cpSync('samples/shop', folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{}');
});

const playbook = 'checkout.playbook.yaml';
const cli = (...args: string[]) => runCli(args, { cwd: folder });
const text = (): string => readFileSync(path.join(folder, playbook), 'utf8');
const put = (name: string, content: string): void =>
  writeFileSync(path.join(folder, name), content);

/** The lines that are new, and those that are gone. */
function difference(before: string, after: string): { added: string[]; gone: string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return {
    added: now.filter((line) => !old.includes(line)),
    gone: old.filter((line) => !now.includes(line)),
  };
}

const timings =
  'step,duration,run\nrestore-checkout,34s,INC-1\nrestore-checkout,52,INC-2\nrestore-checkout,41.4s,INC-3\ndrain,20s,INC-3\n';

test('measured durations come into the playbook as they are, with where they come from; nothing else changes', () => {
  put('timings.csv', timings);
  const before = text();
  const { code, out } = cli('calibrate', playbook, '--csv', 'timings.csv');
  expect(code).toBe(0);
  expect(out).toContain('Wrote 1 of 6 steps');
  expect(out).toContain('fewer than 3 times');
  expect(difference(before, text())).toEqual({
    added: [
      '    # `restore-checkout` measured: 3 times, 3 sources, INC-1 to INC-3',
      '    takes: { values: [34s, 41s, 52s] }',
    ],
    gone: ['    takes: { min: 1m, likely: 2m, max: 6m }'],
  });
  expect(cli('lint').code).toBe(0);
});

test('measuring again replaces the note of before', () => {
  put('timings.csv', timings);
  cli('calibrate', playbook, '--csv', 'timings.csv');
  put('timings.csv', 'step,started,ended\ndrain,2026-01-01T00:00:00Z,2026-01-01T00:00:20Z\n');
  const before = text();
  cli('calibrate', playbook, '--csv', 'timings.csv', '--least', '1');
  cli('calibrate', playbook, '--csv', 'timings.csv', '--least', '1');
  const { added } = difference(before, text());
  expect(added).toEqual([
    '    # `drain` measured: once, timings.csv',
    '    takes: { values: [20s] }',
  ]);
  expect(text().match(/measured:/gu)).toHaveLength(2);
});

test('of many measurements the percentiles are written', () => {
  const rows = Array.from({ length: 40 }, (_, index) => `drain,${100 + index}s`);
  put('timings.csv', ['step,duration', ...rows].join('\n'));
  cli('calibrate', playbook, '--csv', 'timings.csv');
  expect(text()).toContain('takes: { p50: 1m59s, p95: 2m17s }');
});

test('a table without a row is refused', () => {
  for (const table of ['', 'step,duration\n']) {
    put('timings.csv', table);
    const { code, err } = cli('calibrate', playbook, '--csv', 'timings.csv');
    expect([code, err]).toEqual([2, expect.stringContaining('timings.csv holds no value')]);
  }
});

test('a table with semicolons is told apart from one that lacks a column', () => {
  put('timings.csv', 'step;duration\ndrain;20s\n');
  const { err } = cli('calibrate', playbook, '--csv', 'timings.csv');
  expect(err).toMatch(/no column `step`: its columns are separated by semicolons/);
  put('timings.csv', 'name,duration\ndrain,20s\n');
  expect(cli('calibrate', playbook, '--csv', 'timings.csv').err).toMatch(/no column `step`\./);
});

test('a dry run writes nothing', () => {
  put('timings.csv', timings);
  const before = text();
  const { out } = cli('calibrate', playbook, '--csv', 'timings.csv', '--dry-run');
  expect(out).toContain('1 of 6 steps would be written');
  expect(text()).toBe(before);
});

test('runs whose durations come from the playbook are refused, unless they are asked for', () => {
  cli('drill', 'flaky-deploy.scenario.yaml', '--runs', '5');
  const refused = cli('calibrate', playbook);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('writing that back would measure nothing');
  const before = text();
  const { code, out } = cli(
    ...['calibrate', playbook, '--simulated', '--least', '1', '--format', 'json'],
  );
  expect(code).toBe(0);
  const { steps } = JSON.parse(out) as {
    steps: { step: string; status: string; takes?: string }[];
  };
  expect(steps.find(({ step }) => step === 'drain')?.status).toBe('written');
  const { added } = difference(before, text());
  expect(
    added.filter((line) => /# `drain` measured: once, run \w{26} \(virtual\)/u.test(line)),
  ).toHaveLength(1);
});

test('what a step took follows from its own work, not from a verification or an approval that it waits for', () => {
  cli('drill', 'flaky-deploy.scenario.yaml', '--runs', '1');
  const { out } = cli('calibrate', playbook, '--simulated', '--least', '1', '--format', 'json');
  const { steps } = JSON.parse(out) as {
    steps: { step: string; measured: [number, number]; planned: [number, number] }[];
  };
  const restored = steps.find(({ step }) => step === 'restore-checkout');
  // The last attempt alone, which is within what one may take.
  expect(restored?.measured[0]).toBeGreaterThan(60e6);
  expect(restored?.measured[0]).toBeLessThan(360e6);
});

test.each([
  [
    'an unknown step',
    'step,duration\nfly,3s\n',
    'the step `fly`, which checkout-2.14 does not have',
  ],
  ['no step', 'step,duration\n,3s\n', 'row 2 names no step'],
  ['no such column', 'name,duration\ndrain,3s\n', 'has no column `step`'],
  ['no duration', 'step,run\ndrain,INC-1\n', 'row 2 has neither `duration` nor `ended`'],
  ['no number', 'step,duration\ndrain,soon\n', 'the duration `soon`'],
  [
    'backwards',
    'step,started,ended\ndrain,2026-01-02T00:00:00Z,2026-01-01T00:00:00Z\n',
    'took no time',
  ],
  ['no instant', 'step,started,ended\ndrain,today,tomorrow\n', '`ended` is `tomorrow`'],
  ['a broken quote', 'step,duration\n"drain,3s\n', 'is no CSV'],
])('a file with %s is refused with the place', (_, content, message) => {
  put('timings.csv', content);
  const before = text();
  const { code, err } = cli('calibrate', playbook, '--csv', 'timings.csv');
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(text()).toBe(before);
});

test('what is no playbook, or has errors, is left alone', () => {
  put('timings.csv', timings);
  expect(cli('calibrate', 'shop.system.yaml', '--csv', 'timings.csv').err).toContain(
    'is no playbook',
  );
  expect(cli('calibrate', playbook, '--csv', '/dev/zero').err).toContain('not a regular file');
  put(playbook, text().replace('takes: { p50: 20s, p95: 60s }', 'takes: soon'));
  expect(cli('calibrate', playbook, '--csv', 'timings.csv').err).toContain('has errors');
  expect(cli('calibrate', playbook, '--csv', 'nowhere.csv').code).toBe(2);
});
