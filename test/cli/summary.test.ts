import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeEach, expect, test } from 'vitest';
import { runCli, testFolder } from '../support/run-cli.ts';

let folder = '';

beforeEach(() => {
  folder = testFolder();
  cpSync('samples/shop', folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{}');
});

const cli = (...args: string[]) => runCli(args, { cwd: folder });

test('drills are summed up by playbook, service and team, with what nobody covers', () => {
  cli('drill', '.', '--runs', '120');
  const summary = (by: string): unknown =>
    JSON.parse(cli('report', 'summary', '--by', by, '--format', 'json').out);
  const counted = { drills: 3, passed: 3, failed: 0, successRate: 1, rto: { met: 3, of: 3 } };
  expect(summary('playbook')).toMatchObject({
    statistics: [{ name: 'checkout-2.14', ...counted }],
  });
  expect(summary('service')).toMatchObject({ statistics: [{ name: 'checkout', ...counted }] });
  expect(summary('team')).toMatchObject({
    statistics: [{ name: 'team-payments', ...counted }],
    coverage: expect.arrayContaining([
      expect.objectContaining({ service: 'checkout', playbooks: ['checkout-2.14'] }),
      expect.objectContaining({ service: 'storefront', playbooks: [] }),
    ]) as unknown,
  });
  const { out } = cli('report', 'summary');
  expect(out).toMatch(/checkout-2\.14 +3 +3\.0 +3 +100% +3 of 3/);
  expect(out).toMatch(/2 of 3 services have no playbook/);
});

test('the summary is a page, too', () => {
  cli('drill', 'bad-canary.scenario.yaml', '--runs', '60');
  expect(cli('report', 'summary', '--html', 'summary.html').code).toBe(0);
  expect(existsSync(path.join(folder, 'summary.html'))).toBe(true);
  const page = readFileSync(path.join(folder, 'summary.html'), 'utf8');
  expect(page).toContain('Drills by playbook');
  expect(page).toContain('default-src &#x27;none&#x27;');
});

test('a change record has decisions, approvals, actions and communication, in JSON and CSV', () => {
  cli('drill', 'bad-canary.scenario.yaml', '--runs', '60');
  const record = JSON.parse(cli('report', 'change').out) as {
    ticket: string;
    entries: { kind: string; atS: number }[];
  };
  expect(record.ticket).toBe('CHG-20418');
  expect(new Set(record.entries.map(({ kind }) => kind))).toEqual(
    new Set(['decision', 'approval', 'action', 'communication', 'outcome']),
  );
  const rows = parse(cli('report', 'change', '--csv').out, { columns: true });
  expect(rows).toHaveLength(record.entries.length);
  expect(rows[0]).toMatchObject({ ticket: 'CHG-20418', playbook: 'checkout-2.14' });
});

test('without drills, the summary says what to do', () => {
  cli('drill', 'bad-canary.scenario.yaml', '--runs', '1');
  const { out } = cli('report', 'summary', '--within', '0s');
  expect(out).toMatch(/no drills yet/);
});
