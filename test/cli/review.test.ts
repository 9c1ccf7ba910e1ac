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

const cli = (...args: string[]) => runCli(args, { cwd: folder });

interface Item {
  readonly id: string;
  readonly key: string;
  readonly owner: string;
  readonly due: string;
  readonly state: string;
}

const items = (...options: string[]): Item[] =>
  JSON.parse(cli('review', 'list', '--format', 'json', ...options).out) as Item[];

const drill = (scenario: string): string => {
  const { out } = cli('drill', `${scenario}.scenario.yaml`, '--runs', '120', '--format', 'json');
  return (JSON.parse(out) as { drills: { run: string }[] }).drills[0]?.run ?? '';
};

/** Changes a document, the playbook unless told, so that the next drill is another one. */
function edit(from: RegExp, to: string, name = 'checkout.playbook.yaml'): void {
  const file = path.join(folder, name);
  const before = readFileSync(file, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

test('the review of a run tells what happened and opens what was found, once', () => {
  drill('flaky-deploy');
  const { code, out } = cli('review');
  expect(code).toBe(0);
  for (const heading of [
    'What happened',
    'Objectives',
    'Decisions and approvals',
    'Communication',
    'Data',
    'Findings and actions',
    'To be discussed',
    'What this does not prove',
  ])
    expect(out).toContain(`\n## ${heading}\n`);
  const [item, ...others] = items();
  expect(others).toEqual([]);
  expect(item).toMatchObject({
    key: 'checkout-2.14/flaky-deploy/step-slower/restore-checkout',
    owner: 'release-manager',
    state: 'open',
  });
  expect(out).toContain(`- [ ] \`${item?.id ?? ''}\` Step restore-checkout took`);
  cli('review');
  expect(items()).toHaveLength(1);
});

test('an objective that was missed and an approval that expired are findings', () => {
  edit(/rto: \S+?(?=[,\s}])/u, 'rto: 1m');
  drill('absent-approver');
  cli('review');
  expect(items().map(({ key }) => key.split('/').slice(2).join('/'))).toEqual(
    expect.arrayContaining(['objective-missed/rto', 'approval-expired/production']),
  );
});

test('an item is given to somebody, and closed only by a retest that covers it', () => {
  const first = drill('flaky-deploy');
  cli('review', 'prepare', first, '--owner', 'ada', '--output', 'review.md');
  expect(readFileSync(path.join(folder, 'review.md'), 'utf8')).toContain('Owner: ada');
  const { id = '' } = items()[0] ?? {};
  expect(cli('review', 'assign', id, '--owner', 'bob', '--due', '2020-01-01').code).toBe(0);
  expect(items()[0]).toMatchObject({ owner: 'bob', due: '2020-01-01' });
  expect(cli('review', 'assign', id, '--owner', 'eve').out).toMatch(/with eve until 2020-01-01/);
  expect(cli('review', 'list').out).toMatch(/overdue +eve/);

  const close = (run: string) => cli('review', 'close', id, '--retest', run);
  expect(close(first).err).toMatch(/not later than the run that found it/);
  expect(close(drill('bad-canary')).err).toMatch(/another playbook or scenario/);
  expect(close(drill('flaky-deploy')).err).toMatch(/finds the same again/);
  edit(/takes: \{ p50: 2m, p95: \S+ \}|takes: [^\n]*2m[^\n]*/u, 'takes: { p50: 2m, p95: 30m }');
  const retest = drill('flaky-deploy');
  expect(close(retest)).toMatchObject({ code: 0, err: '' });
  expect(items()).toEqual([]);
  expect(items('--all')[0]).toMatchObject({ state: 'closed' });
  expect(close(retest).err).toMatch(/closed already/);
  // An older run that found it does not open it again.
  cli('review', 'prepare', first);
  expect(items()).toEqual([]);
});

/** The item of a finding, such as `objective-missed/rto`. */
const itemOf = (finding: string): string =>
  items().find(({ key }) => key.endsWith(`/${finding}`))?.id ?? '';

test('a retest that was asked for less closes nothing, unless somebody says why it is enough', () => {
  const rto = /rto: \S+?(?=[,\s}])/u;
  edit(rto, 'rto: 1m');
  drill('flaky-deploy');
  cli('review');
  const item = itemOf('objective-missed/rto');
  edit(rto, 'rto: 1h');
  const retest = drill('flaky-deploy');
  const close = (...more: string[]) => cli('review', 'close', item, '--retest', retest, ...more);
  const { code, err } = close();
  expect(code).toBe(2);
  expect(err).toMatch(
    /does not meet what was asked then \(RTO: wanted p95 within 1m, measured p95/,
  );
  expect(err).toMatch(/--because/);
  expect(close('--because', 'the board\nagreed to 1h').code).toBe(0);
  expect(items('--all').find(({ id }) => id === item)).toMatchObject({
    state: 'closed',
    because: 'the board\nagreed to 1h',
  });
  const { out } = cli('review', 'list', '--all');
  expect(out).toContain(`closed by ${retest}`);
  expect(out).toContain('The retest is enough because the board');
});

test('a retest in which less goes wrong closes nothing', () => {
  drill('absent-approver');
  cli('review');
  const item = itemOf('approval-expired/production');
  edit(/for: 30m/u, 'for: 1s', 'absent-approver.scenario.yaml');
  const close = (run: string) => cli('review', 'close', item, '--retest', run);
  expect(close(drill('absent-approver')).err).toMatch(/is not what went wrong then/);
  edit(/for: 1s/u, 'for: 30m', 'absent-approver.scenario.yaml');
  edit(/ {2}production: .*\n/u, '  change: { from: [release-manager], quorum: 1, deadline: 3m }\n');
  expect(close(drill('absent-approver')).err).toMatch(/nobody was asked for approval production/);
  edit(/ {2}change: .*from.*\n/u, '  production: { from: [release-manager], deadline: 3m }\n');
  expect(close(drill('absent-approver'))).toMatchObject({ code: 0, err: '' });
});

test('what a scenario means to bring about may stay, by somebody and until a day, and is open again after it', () => {
  drill('absent-approver');
  cli('review');
  const item = itemOf('approval-expired/production');
  const accept = (until: string) =>
    cli(
      'review',
      'accept',
      item,
      '--by',
      'ada',
      '--because',
      'that is the drill',
      '--until',
      until,
    );
  expect(accept('2020-01-01').err).toMatch(/2020-01-01 has passed/);
  const until = ['--until', '2999-12-31'];
  const silent = cli('review', 'accept', item, '--by', 'ada', '--because', ' ', ...until);
  expect(silent).toMatchObject({ code: 2 });
  expect(silent.err).toMatch(/`--because` is empty/);
  expect(cli('review', 'assign', item, '--owner', '').err).toMatch(/`--owner` is empty/);
  expect(accept('2999-12-31')).toMatchObject({ code: 0, err: '' });
  const found = () => items().find(({ id }) => id === item);
  expect(found()).toMatchObject({ state: 'accepted', due: '2999-12-31' });
  expect(cli('review', 'list').out).toMatch(
    /accepted by ada .*It may stay because that is the drill/,
  );
  // A later run that finds it again does not open it.
  drill('absent-approver');
  expect(cli('review').out).toContain(
    'Accepted by ada until 2999-12-31, because that is the drill.',
  );
  expect(found()).toMatchObject({ state: 'accepted' });
  cli('review', 'assign', item, '--owner', 'bob', '--due', '2999-01-01');
  expect(found()).toMatchObject({ state: 'open', owner: 'bob', due: '2999-01-01' });
  expect(found()).not.toHaveProperty('accepted');
});

test('what is not there is told', () => {
  drill('bad-canary');
  expect(cli('review', 'close', 'abcd', '--retest', 'last').err).toMatch(/no item abcd/);
  expect(cli('review', 'list').out).toMatch(/Nothing is open/);
  expect(cli('review', 'assign', 'abcd', '--owner', 'x', '--due', 'soon').err).toMatch(/not a day/);
  const past = cli('review', 'assign', 'abcd', '--owner', 'x', '--due', '2026-02-31');
  expect(past.err).toMatch(/2026-02-31 is not a day/);
  expect(cli('review', 'prepare', 'nothing').code).toBe(2);
});
