import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  onTestFinished,
  test,
  vi,
} from 'vitest';
import type { Drilled, FromWorker, Standing } from '../../extension/jobs.ts';
import { JobRunner } from '../../extension/client/job-runner.ts';
import { threadStarter } from '../../extension/node/thread.ts';
import { layout } from '../../shared/graph/layout.ts';
import { systemGraphOfSample } from './graph-of-sample.ts';
import { testFolder } from '../support/run-cli.ts';

const script = path.resolve('dist/extension/job-worker.js');
let jobs: JobRunner;
let folder = '';
const scenario = () => path.join(folder, 'bad-canary.scenario.yaml');

beforeAll(() => {
  jobs = new JobRunner(threadStarter(script, 'backstep 0.1.0'));
});
afterAll(() => jobs.dispose());

beforeEach(() => {
  folder = testFolder();
  cpSync('samples/shop', folder, {
    recursive: true,
    filter: (file) => !file.includes('.backstep'),
  });
  writeFileSync(path.join(folder, 'package.json'), '{}');
});

function edit(file: string, from: string, to: string): void {
  const full = path.join(folder, file);
  const text = readFileSync(full, 'utf8');
  expect(text).toContain(from);
  writeFileSync(full, text.replace(from, to));
}

async function drill(runs = 50): Promise<Extract<Drilled, { ok: true }>> {
  const drilled = await jobs.ask('drill', { scenario: scenario(), runs });
  if (!drilled.ok) throw new Error(drilled.errors.join('\n'));
  return drilled;
}

const standing = async (name = 'bad-canary'): Promise<Standing | undefined> =>
  (await jobs.ask('standings', { folders: [folder] })).standings.find(
    (each) => each.scenario === name,
  );

test('a drill is kept in the workspace, told in words, and shown as a page', async () => {
  const progress: number[] = [];
  const drilled = await jobs.ask(
    'drill',
    { scenario: scenario(), runs: 400 },
    { onProgress: (done) => progress.push(done) },
  );
  expect(drilled).toMatchObject({ ok: true, verdict: 'passed', isInterrupted: false, runs: 400 });
  if (!drilled.ok) return;
  expect(drilled.checks.map(({ name }) => name)).toContain('rto');
  expect(drilled.place.root).toBe(folder);
  expect(progress.at(-1)).toBe(400);
  expect(existsSync(path.join(folder, '.backstep/results.db'))).toBe(true);
  const { title, html } = await jobs.ask('report', { ...drilled.place, run: drilled.run });
  expect(title).toBe('bad-canary: passed');
  expect(html).toContain('<svg');
});

test('a cancelled drill answers with what it has, and keeps it', async () => {
  const controller = new AbortController();
  const drilled = await jobs.ask(
    'drill',
    { scenario: scenario(), runs: 5_000_000 },
    { signal: controller.signal, onProgress: () => controller.abort() },
  );
  expect(drilled).toMatchObject({ ok: true, isInterrupted: true });
  const [row] = await jobs.ask('runs', {
    root: folder,
    playbook: 'checkout-2.14',
    scenario: 'bad-canary',
    limit: 5,
  });
  expect(row?.status).toBe('interrupted');
});

test('what is cancelled before it starts is cancelled', async () => {
  const signal = AbortSignal.abort();
  const drilled = await jobs.ask('drill', { scenario: scenario(), runs: 5_000_000 }, { signal });
  expect(drilled).toMatchObject({ ok: true, isInterrupted: true });
});

test('documents with errors are not drilled, and say why', async () => {
  edit('checkout.playbook.yaml', 'version: 2.13.4', 'version: 2.13.9');
  const drilled = await jobs.ask('drill', { scenario: scenario(), runs: 10 });
  expect(drilled.ok).toBe(false);
  expect(JSON.stringify(drilled)).toContain('2.13.9');
});

test('results that are kept apart leave folders as they are, and those of each to itself', async () => {
  const apart = testFolder();
  const other = testFolder();
  cpSync('samples/shop', other, { recursive: true });
  writeFileSync(path.join(other, 'package.json'), '{}');
  const before = readdirSync(folder);
  const drilled = await jobs.ask('drill', { scenario: scenario(), runs: 20, apart });
  expect(readdirSync(folder)).toEqual(before);
  const { standings } = await jobs.ask('standings', { folders: [folder, other], apart });
  const drilledIn = standings.filter(({ last }) => last !== undefined);
  expect(standings.length).toBeGreaterThan(drilledIn.length);
  expect(drilled).toMatchObject({ ok: true, place: drilledIn[0]?.place });
  expect(drilledIn.map(({ place }) => place.root)).toEqual([folder]);
});

test('standings follow drills and documents', async () => {
  expect((await standing())?.debts).toEqual(['never-drilled']);
  await drill(300);
  expect(await standing()).toMatchObject({ debts: [], last: { verdict: 'passed' } });
  edit('checkout.playbook.yaml', 'deadline: 3m', 'deadline: 4m');
  expect((await standing())?.debts).toEqual(['stale']);
  rmSync(path.join(folder, 'bad-canary.scenario.yaml'));
  expect(await standing()).toBeUndefined();
});

test('several workspaces in one folder keep their own results', async () => {
  const inner = path.join(folder, 'teams/till');
  cpSync('samples/online-boutique', inner, { recursive: true });
  writeFileSync(path.join(inner, 'package.json'), '{}');
  const { standings } = await jobs.ask('standings', { folders: [folder] });
  const roots = new Set(standings.map(({ place }) => place.root));
  expect(roots).toEqual(new Set([folder, inner]));
});

test('two runs are compared, and a run that is gone is named', async () => {
  const one = await drill();
  const other = await drill();
  const { html } = await jobs.ask('compare', { ...one.place, before: one.run, after: other.run });
  expect(html).toContain('With the same 50 seeds');
  await expect(jobs.ask('report', { ...one.place, run: 'nope' })).rejects.toThrow(
    'There is no run nope',
  );
});

describe('evidence', () => {
  test('is exported with a key made for it, and verified against that', async () => {
    const { place, run } = await drill();
    const output = testFolder();
    const first = await jobs.ask('exportEvidence', { ...place, run, output, zip: false });
    expect(first.isNewKey).toBe(true);
    const verified = await jobs.ask('verifyEvidence', {
      file: first.path,
      keys: [first.publicKey],
    });
    expect(verified.status).toBe('sound');
    expect(verified.html).toContain('✓ Sound');
    writeFileSync(path.join(first.path, 'record/events.jsonl'), 'x', { flag: 'a' });
    const tampered = await jobs.ask('verifyEvidence', {
      file: first.path,
      keys: [first.publicKey],
    });
    expect(tampered.status).toBe('unsound');
  });

  test('is told from what is none, before anybody is asked for keys', async () => {
    const { place, run } = await drill();
    const output = testFolder();
    const holds = (file: string) => jobs.ask('holdsEvidence', { file });
    const { path: bundle } = await jobs.ask('exportEvidence', {
      ...place,
      run,
      output,
      zip: false,
    });
    expect(await holds(bundle)).toBe(true);
    const { path: zip } = await jobs.ask('exportEvidence', {
      ...place,
      run,
      output: testFolder(),
      zip: true,
    });
    expect(await holds(zip)).toBe(true);
    expect(await holds(folder)).toBe(false);
    expect(await holds(scenario())).toBe(false);
    writeFileSync(path.join(output, 'broken.zip'), 'PK');
    expect(await holds(path.join(output, 'broken.zip'))).toBe(true);
  });

  test('is refused where something is in the way, with a remedy', async () => {
    const { place, run } = await drill();
    await expect(jobs.ask('verifyEvidence', { file: folder, keys: [] })).rejects.toMatchObject({
      message: 'No key is trusted.',
      remedy: expect.stringContaining('--key') as string,
    });
    const output = testFolder();
    await jobs.ask('exportEvidence', { ...place, run, output, zip: true });
    await expect(
      jobs.ask('exportEvidence', { ...place, run, output, zip: true }),
    ).rejects.toHaveProperty('remedy');
    await expect(
      jobs.ask('verifyEvidence', { file: path.join(output, 'none.zip'), keys: [] }),
    ).rejects.toThrow('There is no folder or archive');
  });
});

test('results that are no results, or locked, are told and not touched', async () => {
  await drill();
  const file = path.join(folder, '.backstep/results.db');
  writeFileSync(file, 'not a database, but somebody’s notes');
  const { standings, problems } = await jobs.ask('standings', { folders: [folder] });
  expect(problems).toEqual([expect.stringContaining('damaged or not a database')]);
  expect(standings).toHaveLength(3);
  expect(standings.every(({ isUnknown, debts }) => isUnknown && debts.length === 0)).toBe(true);
  await expect(drill()).rejects.toHaveProperty('remedy');
  expect(readFileSync(file, 'utf8')).toContain('notes');
});

test('a folder that nothing can be kept in is told', async () => {
  writeFileSync(path.join(folder, '.backstep'), '');
  await expect(drill()).rejects.toHaveProperty('remedy');
  expect((await jobs.ask('standings', { folders: [folder] })).standings).toHaveLength(3);
});

test('a worker that fails is told to whoever asked, and the next question has another', async () => {
  const broken = path.join(folder, 'broken.mjs');
  writeFileSync(
    broken,
    'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { throw new Error("a defect"); });',
  );
  const runner = new JobRunner(threadStarter(broken, 'backstep'));
  onTestFinished(() => runner.dispose());
  const ask = () => runner.ask('standings', { folders: [folder] });
  await expect(Promise.all([ask(), ask()])).rejects.toThrow(/could not be finished: a defect/);
  await expect(ask()).rejects.toThrow('a defect');
});

test('a graph is placed in the worker, as everywhere', async () => {
  const graph = systemGraphOfSample();
  expect(await jobs.ask('layout', graph)).toEqual(await layout(graph));
});

/** A process that keeps everybody from writing to a results file, for longer than a drill waits for that. */
function lockFor(file: string, ms: number): ChildProcess {
  const module = JSON.stringify(path.resolve('node_modules/better-sqlite3'));
  return spawn(process.execPath, [
    '-e',
    `const db = new (require(${module}))(${JSON.stringify(file)});
     db.exec('BEGIN IMMEDIATE');
     setTimeout(() => db.exec('ROLLBACK'), ${ms});`,
  ]);
}

test('a drill whose results cannot be written any more shows as interrupted, once they can', async () => {
  await drill();
  let locker: ChildProcess | undefined;
  const onProgress = (): void => {
    locker ??= lockFor(path.join(folder, '.backstep/results.db'), 12_000);
  };
  onTestFinished(() => void locker?.kill());
  const drilled = jobs.ask('drill', { scenario: scenario(), runs: 5_000_000 }, { onProgress });
  await expect(drilled).rejects.toThrow('in use by another process');
  const [row] = await jobs.ask('runs', { root: folder, limit: 1 });
  expect(row?.status).toBe('interrupted');
}, 40_000);

test('an idle worker that ends takes nothing with it that was asked of the next', async () => {
  const ended: ((cause: Error | undefined) => void)[] = [];
  const heard: ((message: FromWorker) => void)[] = [];
  const runner = new JobRunner((hear, end) => {
    heard.push(hear);
    ended.push(end);
    return { post: () => undefined, end: () => undefined };
  });
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const first = runner.ask('standings', { folders: [] });
  heard[0]?.({ type: 'answer', id: 0, answer: 1 });
  await first;
  vi.runAllTimers();
  const second = runner.ask('standings', { folders: [] });
  ended[0]?.(undefined);
  heard[1]?.({ type: 'answer', id: 1, answer: 2 });
  expect(await second).toBe(2);
});
