import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli, testFolder } from '../support/run-cli.ts';

const scenario = path.resolve('samples/shop/bad-canary.scenario.yaml');
const tune = (...args: string[]) => runCli(['tune', scenario, '--runs', '20', ...args]);

test('tune shows settings, suggests one with its reason, and draws them', () => {
  const svg = path.join(testFolder(), 'tune.svg');
  const { out, err, code } = tune('--trigger', 'errors', '--svg', svg);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toContain('errors  error_rate of checkout');
  expect(out).toMatch(/Suggested: above: \S+, for: /);
  expect(out).toContain('It is the quickest with at most 1 false rollback a year');
  const picture = readFileSync(svg, 'utf8');
  expect(picture).toContain('<svg');
  expect(picture).not.toContain('var(--');
});

test('a recorded series is tried, and its false alarms count', () => {
  const folder = testFolder();
  const rows = Array.from({ length: 4000 }, (_, index) => {
    const wrong = index >= 3000 && index < 3040;
    const value = wrong ? 0.2 : index % 500 === 250 ? 0.06 : 0.003;
    return `${1_790_000_000 + 15 * index},${value},${wrong ? 1 : 0}`;
  });
  const csv = path.join(folder, 'series.csv');
  writeFileSync(csv, ['time,value,incident', ...rows].join('\n'));
  const { out } = tune('--series', csv);
  expect(out).toContain('8 in 16h');
  expect(out).toContain('1 of 1, within');
  expect(out).toContain('that the series bears out');
  const { code, out: json } = tune('--series', csv, '--format', 'json');
  expect(code).toBe(0);
  const [first] = JSON.parse(json) as { suggested: { backtest: { falseAlarmsUs: number[] } } }[];
  expect(first?.suggested.backtest.falseAlarmsUs).toEqual([]);
});

test.each([
  [['--trigger', 'nope'], 'There is no trigger nope.'],
  [['--series', 'nowhere.csv'], 'nowhere.csv cannot be read'],
  [['--series', '/dev/zero'], '/dev/zero is not a regular file'],
  [['--series', 'package.json'], 'is no answer to a range query'],
  [['--false-per-year', '0'], 'It must be a number above 0'],
  [['--svg', '/nowhere/at/all.svg'], 'cannot be written'],
])('tune %j is refused', (args, message) => {
  const { err, code } = tune(...args);
  expect(err).toContain(message);
  expect(code).toBe(2);
});
