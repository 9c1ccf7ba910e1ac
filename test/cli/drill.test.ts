import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { runCli, startCli, testFolder } from '../support/run-cli.ts';

let folder = '';

beforeEach(() => {
  folder = testFolder();
  cpSync('samples/shop', folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{}');
});

const results = (): string => path.join(folder, '.backstep/results.db');
const cli = (...args: string[]) => runCli(args, { cwd: folder });

const linesOf = (file: string): string[] => {
  const db = new Database(file, { readonly: true });
  try {
    return (db.prepare('SELECT line FROM event ORDER BY id').all() as { line: string }[]).map(
      ({ line }) => line,
    );
  } finally {
    db.close();
  }
};

test('a drill prints what happened, keeps it, and can be shown again', () => {
  const drilled = cli('drill', 'bad-canary.scenario.yaml', '--runs', '300');
  expect(drilled.err).toBe('');
  expect(drilled.code).toBe(0);
  for (const part of [
    'PASSED',
    'RTO',
    'RPO',
    'Timeline of seed',
    'detection',
    'execution',
    'p95',
    '.backstep/results.db',
  ]) {
    expect(drilled.out).toContain(part);
  }
  const id = /01[0-9A-Z]{24}/.exec(drilled.out)?.[0] ?? '';
  expect(cli('report', 'list').out).toContain(id);
  const shown = cli('report', 'show', id.slice(0, 20));
  expect(shown.out.trim()).toBe(
    drilled.out.slice(0, drilled.out.indexOf('1 scenario drilled')).trim(),
  );
  expect(cli('report', 'trends', 'checkout-2.14').out).toContain('1 of 1 run passed');
});

test('the journal does not depend on the number of workers, and the same seed gives the same bytes', () => {
  const journals = ['1', '2', '3'].map((workers) => {
    const file = path.join(folder, `w${workers}.db`);
    expect(
      cli(
        'drill',
        'bad-canary.scenario.yaml',
        '--runs',
        '700',
        '--workers',
        workers,
        '--results',
        file,
      ).code,
    ).toBe(0);
    return linesOf(file);
  });
  expect(journals[0]?.length).toBeGreaterThan(700);
  expect(journals[1]).toEqual(journals[0]);
  expect(journals[2]).toEqual(journals[0]);
  const other = path.join(folder, 'other.db');
  cli('drill', 'bad-canary.scenario.yaml', '--runs', '700', '--seed', '8', '--results', other);
  expect(linesOf(other)).not.toEqual(journals[0]);
});

test('an objective that is missed fails the drill, and says by how much', () => {
  const playbook = path.join(folder, 'checkout.playbook.yaml');
  writeFileSync(playbook, readFileSync(playbook, 'utf8').replace('rto: 15m', 'rto: 3m'));
  const { code, out } = cli('drill', 'bad-canary.scenario.yaml', '--runs', '300');
  expect(code).toBe(1);
  expect(out).toMatch(/FAILED/);
  expect(out).toMatch(/✗ +RTO +p95 within 3m +p95 [45]m/);
});

test('a plan with errors is not drilled, and its errors are shown', () => {
  const playbook = path.join(folder, 'checkout.playbook.yaml');
  writeFileSync(
    playbook,
    readFileSync(playbook, 'utf8').replace('service: checkout', 'service: chekout'),
  );
  const { code, out, err } = cli('drill', 'bad-canary.scenario.yaml');
  expect(code).toBe(1);
  expect(err).toContain('reference/unknown-name');
  expect(err).toContain('cannot be drilled');
  expect(out).toBe('');
  expect(existsSync(results())).toBe(false);
});

test.each([
  [
    'corrupt',
    () =>
      writeFileSync(results(), 'this is not a database, but long enough to look at '.repeat(40)),
    /damaged or not a database/,
  ],
  [
    'from a newer version',
    () => withDatabase((db) => db.pragma('user_version = 999')),
    /has version 999, and this program knows/,
  ],
])('a results file that is %s is left as it is', (_, damage, says) => {
  cli('drill', 'bad-canary.scenario.yaml', '--runs', '1');
  damage();
  const before = readFileSync(results());
  for (const args of [
    ['drill', 'bad-canary.scenario.yaml', '--runs', '1'],
    ['report', 'list'],
  ]) {
    const { code, err } = cli(...args);
    expect(code).toBe(2);
    expect(err).toMatch(says);
    expect(err).not.toMatch(/\n\s+at /);
  }
  expect(readFileSync(results()).equals(before)).toBe(true);
});

function withDatabase(action: (db: Database.Database) => void): void {
  mkdirSync(path.dirname(results()), { recursive: true });
  const db = new Database(results());
  action(db);
  db.close();
}

test('a results file that another process holds is named after a while', () => {
  cli('drill', 'bad-canary.scenario.yaml', '--runs', '1');
  const db = new Database(results());
  db.exec('BEGIN EXCLUSIVE');
  const { code, err } = cli('drill', 'bad-canary.scenario.yaml', '--runs', '1');
  db.exec('ROLLBACK');
  db.close();
  expect(code).toBe(2);
  expect(err).toMatch(/in use by another process/);
  expect(linesOf(results()).length).toBeGreaterThan(10);
});

const canLimit = process.platform === 'linux';

test.skipIf(!canLimit)(
  'a disk that is full ends the drill with a message; what was kept stays readable [limits file sizes, Linux only]',
  () => {
    cli('drill', 'bad-canary.scenario.yaml', '--runs', '1');
    const kept = linesOf(results());
    const blocks = Math.ceil(statSync(results()).size / 512) + 100;
    const script = `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`;
    const launcher = path.resolve('shared/cli/backstep.cjs');
    const { status, stderr } = spawnSync(
      'bash',
      [
        '-c',
        script,
        process.execPath,
        launcher,
        'drill',
        'bad-canary.scenario.yaml',
        '--runs',
        '20000',
      ],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1', NODE_COMPILE_CACHE: '' },
      },
    );
    expect(stderr).toMatch(/cannot grow: the disk is full/);
    expect(status).toBe(2);
    expect(linesOf(results()).slice(0, kept.length)).toEqual(kept);
  },
);

test('Ctrl-C in the middle of many runs keeps what is finished and ends with 130', async () => {
  const child = startCli(['drill', 'bad-canary.scenario.yaml', '--runs', '2000000'], folder);
  let out = '';
  child.stdout?.on('data', (data: Buffer) => (out += data.toString()));
  const finished = (): number => (existsSync(results()) ? linesOf(results()).length : 0);
  await expect.poll(finished, { timeout: 30_000 }).toBeGreaterThan(1000);
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(130);
  expect(out).toMatch(/INCONCLUSIVE +interrupted after [\d,]+ runs/);
  expect(cli('report', 'list').out).toMatch(/interrupted/);
  const shown = cli('report', 'show', 'last', '--format', 'json');
  const read = JSON.parse(shown.out) as {
    summary: { verdict: string; runs: number };
  };
  expect(read.summary.runs).toBeGreaterThan(900);
  expect(read.summary.verdict).toBe('inconclusive');
});
