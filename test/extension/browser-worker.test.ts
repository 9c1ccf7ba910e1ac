import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Drilled, Jobs, JobName, Standing } from '../../extension/jobs.ts';
import { JobRunner } from '../../extension/client/job-runner.ts';
import { diskMessage } from '../../extension/browser/disk-message.ts';
import { findBrowser, openBrowser } from '../ui/open-browser.ts';
import { globSync } from 'tinyglobby';
import { layout } from '../../shared/graph/layout.ts';
import { systemGraphOfSample } from './graph-of-sample.ts';
import { testFolder } from '../support/run-cli.ts';
import { threadStarter } from '../../extension/node/thread.ts';

const chromium = findBrowser();
const tool = 'backstep test';

/*
 * What runs in the page is written as text: there is no browser here that its types could be of. Messages cross as JSON, in
 * which bytes are lists of numbers.
 */
const startWorker = (script: string): string => `
  const script = URL.createObjectURL(new Blob([${JSON.stringify(script)}]));
  const waiting = new Map();
  let last = 0;
  const worker = new Worker(script, { name: 'test' });
  worker.onmessage = ({ data }) => {
    const asked = waiting.get(data.id);
    if (data.type === 'progress') return asked?.progress(data.done);
    waiting.delete(data.id);
    asked?.resolve(data);
  };
  worker.onerror = ({ message }) => waiting.forEach(({ resolve }) => resolve({ type: 'defect', message }));
  globalThis.tell = (message) => {
    for (const file of message.params.files) if (file.bytes) file.bytes = Uint8Array.from(file.bytes);
    worker.postMessage(message);
  };
  globalThis.ask = (name, ask, cancelAt) => new Promise((resolve) => {
    const id = ++last;
    const progress = (done) => { if (done >= cancelAt) worker.postMessage({ type: 'cancel', id }); };
    waiting.set(id, { resolve, progress });
    worker.postMessage({ type: 'job', id, name, ask });
  });`;

describe.skipIf(chromium === undefined)('the worker of a browser [needs Chromium]', () => {
  let browser: Browser;
  let page: Page;
  const sample = path.resolve('samples/shop');
  const names = globSync('**/*.{yaml,sql}', { cwd: sample });

  beforeAll(async () => {
    browser = await openBrowser(chromium!);
    page = await browser.newPage();
    await page.evaluate(startWorker(readFileSync('dist/extension/browser-job-worker.js', 'utf8')));
    await tell(names.map((name) => [name, readFileSync(path.join(sample, name))]));
  }, 60_000);
  afterAll(() => browser.close());

  /** Tells the worker what files are, or that they are gone. */
  async function tell(files: readonly (readonly [string, Uint8Array | null])[]): Promise<void> {
    const told = files.map(([name, bytes]) => ({ file: `/@web/host/shop/${name}`, bytes }));
    const plain = JSON.stringify(diskMessage(told), (_, value: unknown) =>
      value instanceof Uint8Array
        ? [...value]
        : (value as { type?: string } | null)?.type === 'Buffer'
          ? (value as { data: number[] }).data
          : value,
    );
    await page.evaluate(`tell(${plain})`);
  }

  async function ask<N extends JobName>(
    name: N,
    about: Jobs[N]['ask'],
    cancelAt = Infinity,
  ): Promise<Jobs[N]['answer']> {
    const answer = await page.evaluate<Record<string, unknown>>(
      `ask(${JSON.stringify(name)}, ${JSON.stringify(about)}, ${cancelAt})`,
    );
    if (answer.type !== 'answer')
      throw new Error(`${String(answer.message)} ${String(answer.remedy)}`);
    return answer.answer as Jobs[N]['answer'];
  }

  const root = '/@web/host/shop';
  const drill = (runs: number, cancelAt?: number): Promise<Drilled> =>
    ask('drill', { scenario: `${root}/bad-canary.scenario.yaml`, runs }, cancelAt);
  const standing = async (): Promise<Standing | undefined> =>
    (await ask('standings', { folders: [root] })).standings.find(
      ({ scenario }) => scenario === 'bad-canary',
    );

  test('a drill shows what it shows on the desktop, to the last figure', async () => {
    const folder = testFolder();
    cpSync(sample, folder, { recursive: true });
    const jobs = new JobRunner(threadStarter(path.resolve('dist/extension/job-worker.js'), tool));
    const scenario = path.join(folder, 'bad-canary.scenario.yaml');
    const there = await jobs.ask('drill', { scenario, runs: 400 });
    jobs.dispose();
    const here = await drill(400);
    if (!there.ok || !here.ok) throw new Error('the sample cannot be drilled');
    const { run: _, place: __, ...shownThere } = there;
    const { run: ___, place: ____, ...shownHere } = here;
    expect(shownHere).toEqual(shownThere);
  });

  test('runs are kept as long as the worker is there: standings, lists, reports, comparisons', async () => {
    const one = await drill(50);
    const other = await drill(60);
    if (!one.ok || !other.ok) throw new Error('the sample cannot be drilled');
    expect((await standing())?.last?.run).toBe(other.run);
    const about = { root, playbook: 'checkout-2.14', scenario: 'bad-canary' };
    const rows = await ask('runs', { ...about, limit: 2 });
    expect(rows.map(({ id, runs }) => [id, runs])).toEqual([
      [other.run, 60],
      [one.run, 50],
    ]);
    const older = await ask('runs', { ...about, limit: 1, before: other.run });
    expect(older.map(({ id }) => id)).toEqual([one.run]);
    expect((await ask('report', { root, run: one.run })).html).toContain('bad-canary');
    const compared = await ask('compare', { root, before: one.run, after: other.run });
    expect(compared.html).toContain('With the same 50 seeds');
  });

  test('a drill that is cancelled is kept as far as it has come', async () => {
    const cut = await drill(1_000_000, 200);
    if (!cut.ok) throw new Error('the sample cannot be drilled');
    expect(cut.isInterrupted).toBe(true);
    expect(cut.runs).toBeLessThan(1_000_000);
    const rows = await ask('runs', {
      root,
      playbook: 'checkout-2.14',
      scenario: 'bad-canary',
      limit: 1,
    });
    expect(rows[0]?.status).toBe('interrupted');
  });

  test('what is edited or removed counts from then on', async () => {
    const name = 'bad-canary.scenario.yaml';
    const bytes = readFileSync(path.join(sample, name));
    await drill(20);
    expect((await standing())?.debts).not.toContain('stale');
    await tell([[name, Buffer.from(bytes.toString().replace('seed: 7', 'seed: 8'))]]);
    expect((await standing())?.debts).toContain('stale');
    await tell([[name, null]]);
    expect(await standing()).toBeUndefined();
    await tell([[name, bytes]]);
    expect((await standing())?.debts).not.toContain('stale');
  });

  test('a graph is placed in the worker, as everywhere', async () => {
    const graph = systemGraphOfSample();
    const plain = JSON.parse(JSON.stringify(graph)) as typeof graph;
    expect(await ask('layout', plain)).toEqual(JSON.parse(JSON.stringify(await layout(graph))));
  });

  test('evidence is refused, with where it is made', async () => {
    const about = { root, run: 'x', output: root, zip: false };
    await expect(ask('exportEvidence', about)).rejects.toThrow(/in VS Code on your computer/);
  });
});
