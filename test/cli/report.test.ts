import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { runCli, startCli, testFolder } from '../support/run-cli.ts';

let folder = '';
const cli = (...args: string[]) => runCli(args, { cwd: folder });

beforeEach(() => {
  folder = testFolder();
  cpSync('samples/shop', folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{}');
});

test('list and show say the same of a run that goes on, and of one whose process was killed', async () => {
  const child = startCli(['drill', 'bad-canary.scenario.yaml', '--runs', '2000000'], folder);
  const listed = (): string =>
    existsSync(path.join(folder, '.backstep/results.db')) ? cli('report', 'list').out : '';
  await expect.poll(listed, { timeout: 30_000 }).toMatch(/recording/);
  expect(cli('report', 'show').out).toMatch(/still going on, [\d,]+ runs? so far/);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(listed()).toMatch(/interrupted +checkout-2.14 +bad-canary +[\d,]+ of 2,000,000/);
  expect(cli('report', 'show').out).toMatch(/interrupted after [\d,]+ runs?;/);
});

test('trends know the objective of each drill', () => {
  for (const runs of ['1', '2'])
    expect(cli('drill', 'bad-canary.scenario.yaml', '--runs', runs).err).toBe('');
  const trends = JSON.parse(cli('report', 'trends', '--format', 'json').out) as {
    points: { rtoUs: number }[];
  }[];
  const rto = /rto: (\d+)m/.exec(readFileSync(path.join(folder, 'checkout.playbook.yaml'), 'utf8'));
  expect(trends[0]?.points.map(({ rtoUs }) => rtoUs)).toEqual(
    [1, 2].map(() => Number(rto?.[1]) * 60_000_000),
  );
});

test('records that are lost without a restore are said beside an RPA of 0', () => {
  const file = path.join(folder, 'lost.scenario.yaml');
  writeFileSync(
    file,
    `backstep: v1
kind: Scenario
name: lost
playbook: ./checkout.playbook.yaml
timeline:
  - at: 5m
    fault: { errors: 40%, on: checkout@2.14.0 }
  - at: 5m
    fault: { lost_writes: orders-db, share: 50%, for: 10m }
`,
  );
  const { out } = cli('drill', 'lost.scenario.yaml', '--runs', '50');
  expect(out).toMatch(/Acknowledged records lost\n +in 100% of runs; [\d,]+ at the median/);
  expect(out).toContain('The RPA is 0 all the same');
  expect(out).toContain('`lost_records` under `expect`');
});

test.each([
  ['report', 'show', ''],
  ['explain', ''],
  ['explain', 'step/no-timeuot'],
  ['explain', 'steps[].verfy'],
])('%s %s %s: a clear refusal', (...args) => {
  cli('drill', 'bad-canary.scenario.yaml', '--runs', '1');
  const { code, err } = cli(...args);
  expect(code).toBe(2);
  expect(err).toMatch(
    /No run is named|Nothing is named|Did you mean `(?:step\/no-timeout|verify)`/,
  );
});

test('terms are explained with their sources, and with the fields of that name', () => {
  const { out } = cli('explain', 'RTO');
  expect(out).toMatch(/^RTO\n {2}Recovery time objective: .*\n {2}source: ISO 22300:2021\n/);
  expect(out).toContain('\nPlaybook.objectives.rto\n');
  expect(out.split('must have recovered')).toHaveLength(3);
  expect(cli('explain', 'Roll Forward').out).toMatch(/^roll-forward\n/);
  expect(cli('explain', 'steady state').out).toContain('System.services.*.steady_state\n');
});

test('fields are explained however lists and names are written', () => {
  const plain = cli('explain', 'steps.verify').out;
  expect(plain).toContain('Playbook.steps');
  for (const written of ['steps[].verify', 'Steps.[].verify', 'steps[0].verify'])
    expect(cli('explain', written).out).toBe(plain);
  expect(cli('explain', 'services.<name>.traffic').out).toContain('System.services');
});

test.skipIf(process.platform === 'win32')(
  'what is not a file is refused and not waited for [pipes, not on Windows]',
  () => {
    spawnSync('mkfifo', [path.join(folder, 'pipe')]);
    cli('drill', 'bad-canary.scenario.yaml', '--runs', '1');
    for (const args of [
      ['report', 'list', '--results', 'pipe'],
      ['drill', 'bad-canary.scenario.yaml', '--results', 'pipe'],
      ['evidence', 'export', '--key', 'pipe'],
    ]) {
      const { code, err } = cli(...args);
      expect(err, args.join(' ')).toMatch(/not a regular file/);
      expect(code).toBe(2);
    }
    const { err } = cli('report', 'list', '--results', '.backstep');
    expect(err).toMatch(/is a folder/);
    expect(err).not.toMatch(/SQLITE/);
  },
);

test('a place that cannot be written says why, and an export that fails leaves no key behind', () => {
  cli('drill', 'bad-canary.scenario.yaml', '--runs', '1');
  expect(cli('report', 'show', '--html', 'no/such/page.html').err).toMatch(
    /its folder does not exist/,
  );
  writeFileSync(path.join(folder, 'taken'), '');
  expect(cli('evidence', 'export', '--output', 'taken').code).toBe(2);
  const keys = path.join(folder, '.backstep/keys');
  expect(existsSync(keys) ? readdirSync(keys) : []).not.toContain('evidence.key.pem');
});

test("the README's first command drills the sample and keeps the run", () => {
  const [, drill] =
    /npm ci && npx backstep (drill \S+)/.exec(readFileSync('README.md', 'utf8')) ?? [];
  const args = drill?.split(' ') ?? [];
  expect(args[1]).toBe('samples/shop');
  const results = path.join(folder, 'results.db');
  const { out, code } = runCli([...args, '--results', results]);
  expect(out).toMatch(/PASSED|FAILED/);
  expect(out).toMatch(/Where the .+ went/);
  expect([0, 1]).toContain(code);
  expect(cli('report', 'list', '--results', 'results.db').out.split('\n').length).toBeGreaterThan(
    3,
  );
});
