import { spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runCli, startCli, testFolder } from '../support/run-cli.ts';

/** A copy of the small shop with a scenario that is soon over. */
function shop(): string {
  const folder = testFolder();
  cpSync('samples/shop', folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'brief.scenario.yaml'),
    'backstep: v1\nkind: Scenario\nname: brief\nplaybook: ./checkout.playbook.yaml\nbudget: 90s\n' +
      'timeline: [{ at: 20s, fault: { latency: 200ms, on: checkout@2.14.0, for: 20s } }]\nexpect: { outcome: not-needed }\n',
  );
  return folder;
}

/** The folders of live drills in the temporary folder of this test. */
const folders = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith('backstep-live-'));

beforeEach(() => {
  vi.stubEnv('TMPDIR', testFolder());
});

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Waits until a started drill has its folder, and so its servers. */
async function underWay(): Promise<void> {
  await expect.poll(() => folders().length, { timeout: 10_000 }).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 2500));
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('exit', resolve);
  });

test('a live drill is kept as what it was, and its evidence is sound', () => {
  const folder = shop();
  const drilled = runCli(['drill', '--live', '--speed', '20x', 'brief.scenario.yaml'], {
    cwd: folder,
  });
  expect(drilled.out).toContain('mock drill, 1 run');
  expect(drilled.err).toBe('');
  const shown = runCli(['report', 'show', '--format', 'json'], { cwd: folder });
  const { opened } = JSON.parse(shown.out) as { opened: { environment: string; clock: string } };
  expect(opened).toMatchObject({ environment: 'mock', clock: 'wall' });
  expect(runCli(['evidence', 'export'], { cwd: folder }).code).toBe(0);
  const bundle = readdirSync(folder).find((name) => name.includes('evidence')) ?? '';
  const verified = runCli(
    ['evidence', 'verify', bundle, '--key', '.backstep/keys/evidence.pub.pem'],
    {
      cwd: folder,
    },
  );
  expect(verified.out + verified.err).toContain('mock');
  expect(verified.code).toBe(0);
});

test('Ctrl-C ends a live drill, keeps what there was, and leaves nothing behind', async () => {
  const folder = shop();
  const child = startCli(['drill', '--live', 'bad-canary.scenario.yaml'], folder);
  await underWay();
  const code = ended(child);
  child.kill('SIGINT');
  expect(await code).toBe(130);
  expect(folders()).toEqual([]);
  expect(runCli(['report', 'list'], { cwd: folder }).out).toMatch(/interrupted .*bad-canary/);
});

test('a drill that is killed loses nothing that was kept, and the next one clears up after it', async () => {
  const folder = shop();
  const child = startCli(['drill', '--live', 'bad-canary.scenario.yaml'], folder);
  await underWay();
  const code = ended(child);
  child.kill('SIGKILL');
  await code;
  const left = folders();
  expect(left).toHaveLength(1);
  runCli(['drill', '--live', 'brief.scenario.yaml'], { cwd: folder });
  expect(folders()).toEqual([]);
  const listed = runCli(['report', 'list'], { cwd: folder }).out;
  expect(listed).toMatch(/interrupted .*bad-canary/);
  expect(listed).toContain('brief');
});

test.skipIf(process.platform === 'win32')(
  'a stand-in that does not come up is named, and nothing is left [a limit on open files, not on Windows]',
  () => {
    const folder = shop();
    const program = path.resolve('shared/cli/backstep.cjs');
    // Enough to start with and to open the results, too few for all the servers.
    const command = `ulimit -n 40; exec "$0" "$1" drill --live bad-canary.scenario.yaml`;
    const { status, stderr } = spawnSync('sh', ['-c', command, process.execPath, program], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toMatch(/stand(-in|s) for .*(does not come up|does not answer|cannot go on)/);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(status).toBe(2);
    expect(folders()).toEqual([]);
  },
);

test('what cannot be drilled live is said, with what to do instead', () => {
  const folder = shop();
  const hasty = runCli(['drill', '--live', '--speed', '500x', 'bad-canary.scenario.yaml'], {
    cwd: folder,
  });
  expect(hasty.code).toBe(2);
  expect(hasty.err).toMatch(/sample of the trigger `errors` holds \d+ requests.*\n.*--speed \d+x/);
  expect(runCli(['drill', '--live', '--speed', 'fast'], { cwd: folder }).code).toBe(2);
});
