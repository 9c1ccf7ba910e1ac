import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import type { LaidOutGraph } from '../../shared/graph/laid-out-graph.ts';
import { JobRunner } from '../../extension/client/job-runner.ts';
import { Workspace } from '../../shared/language/workspace.ts';
import { findBrowser, openBrowser } from '../ui/open-browser.ts';
import { findWorkbench } from '../e2e/find-workbench.ts';
import { graphOf } from '../../shared/language/verbs/graph-of.ts';
import { installPeers } from './peers.ts';
import { median } from './time-commands.ts';
import { openWorkbench } from '../e2e/open-workbench.ts';
import { panelPage } from '../../extension/client/graph/panel-page.ts';
import { sketch } from '../../shared/graph/sketch.ts';
import { startServer } from './protocol-client.ts';
import { threadStarter } from '../../extension/node/thread.ts';

type Print = (name: string, figures: string, target: string) => void;

/** What the extension takes: to be installed, to be ready, to draw a large graph, and of memory. */
export async function benchExtension(print: Print): Promise<void> {
  const { status } = spawnSync(process.execPath, ['extension/package-extension.ts'], {
    stdio: 'ignore',
  });
  const size = status === 0 ? statSync('dist/backstep.vsix').size : NaN;
  print('extension, packed', `${(size / 1e6).toFixed(1)} MB`, 'under 15 MB');
  await startOfServers(print);
  await largeGraph(print);
  await memory(print);
}

const starts = 11;

/** From starting a server to what it finds in a playbook of the sample with one mistake. */
async function startOfServers(print: Print): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'backstep-bench-start-'));
  cpSync('samples/shop', folder, { recursive: true });
  const { yamlServer } = installPeers();
  const pairs: (readonly [ours: number, theirs: number])[] = [];
  for (let repeat = 0; repeat < starts; repeat++)
    pairs.push([
      await timeToFindings([path.resolve('dist/extension/server.cjs'), '--stdio'], folder),
      await timeToFindings([yamlServer, '--stdio'], folder),
    ]);
  rmSync(folder, { recursive: true });
  const [ours, theirs] = [median(pairs.map(([own]) => own)), median(pairs.map(([, peer]) => peer))];
  const ratio = median(pairs.map(([own, peer]) => own / peer));
  print(
    'extension, start to findings / yaml-language-server',
    `${ours.toFixed(0)} / ${theirs.toFixed(0)} ms = ${ratio.toFixed(2)}x`,
    'at most 1x',
  );
}

async function timeToFindings(command: readonly string[], folder: string): Promise<number> {
  const file = path.join(folder, 'checkout.playbook.yaml');
  const uri = pathToFileURL(file).href;
  const text = readFileSync(file, 'utf8').replace('rto:', 'rtoo:');
  const startedMs = performance.now();
  const { connection, findings, end } = await startServer(command, folder);
  let found = findings(uri);
  const textDocument = { uri, languageId: 'yaml', version: 1, text };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  // Some say first that there is nothing yet.
  while ((await found).length === 0) found = findings(uri);
  const tookMs = performance.now() - startedMs;
  end();
  return tookMs;
}

const nodes = 1000;

/** Services that each call two more, and every seventh one a third. */
function largeSystem(): string {
  const services = Array.from({ length: nodes }, (_, index) => {
    const called = [2 * index + 1, 2 * index + 2, ...(index % 7 === 0 ? [index + 13] : [])];
    const needs = [...new Set(called)].filter((each) => each < nodes);
    const named = needs.map((each) => `service-${each}: hard`).join(', ');
    return `  service-${index}:\n    replicas: 3\n${named === '' ? '' : `    depends_on: { ${named} }\n`}`;
  });
  return `backstep: v1\nkind: System\nname: large\nservices:\n${services.join('')}`;
}

async function largeGraph(print: Print): Promise<void> {
  const chromium = findBrowser();
  if (chromium === undefined) {
    print(`graph of ${nodes} boxes`, 'not measured: no Chromium', '');
    return;
  }
  const { graph, laidOut, sketchedMs, placedMs } = await place();
  const browser = await openBrowser(chromium);
  const page = await browser.newPage({ viewport: { width: 800, height: 900 } });
  await openPanel(page);
  const drawnMs = await draw(page, sketch(graph));
  print(
    `graph of ${graph.nodes.length} boxes, first picture`,
    `${(sketchedMs + drawnMs).toFixed(0)} ms: ${sketchedMs.toFixed(0)} sketched, ${drawnMs.toFixed(0)} drawn`,
    'at most 1,500 ms',
  );
  print(
    `graph of ${graph.nodes.length} boxes, tidy`,
    `${(sketchedMs + placedMs).toFixed(0)} ms until it is placed`,
    'reported',
  );
  await draw(page, laidOut);
  for (const [what, isZoom] of [
    ['moved', false],
    ['zoomed', true],
  ] as const) {
    const rates = [
      await framesPerSecond(page, isZoom, 'Zoom in'),
      await framesPerSecond(page, isZoom, 'Fit'),
    ];
    print(
      `graph of ${graph.nodes.length} boxes, ${what}`,
      `${rates.map((rate) => rate.toFixed(0)).join(' and ')} frames/s, large and as a whole`,
      'at least 50',
    );
  }
  await browser.close();
}

/** Reads and places a large graph as the extension does, in a worker that has placed none before. */
async function place() {
  const workspace = new Workspace();
  const file = '/w/large.system.yaml';
  workspace.set(file, largeSystem());
  const jobs = new JobRunner(threadStarter(path.resolve('dist/extension/job-worker.js'), 'bench'));
  await jobs.ask('standings', { folders: [] });
  const startedMs = performance.now();
  const drawn = graphOf(workspace, file, undefined);
  if (drawn === undefined) throw new Error('the large system has no graph');
  const { graph } = drawn;
  sketch(graph);
  const sketchedMs = performance.now() - startedMs;
  const laidOut = await jobs.ask('layout', graph);
  const placedMs = performance.now() - startedMs - sketchedMs;
  jobs.dispose();
  return { graph, laidOut, sketchedMs, placedMs };
}

/** Opens the panel's page as the editor does. */
async function openPanel(page: Page): Promise<void> {
  const origin = 'http://panel.invalid';
  const webview = { cspSource: origin, asWebviewUri: () => `${origin}/graph-panel.js` };
  const html = panelPage(webview as never, undefined as never);
  await page.route(`${origin}/**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ path: 'dist/extension/graph-panel.js' })
      : route.fulfill({ body: html, contentType: 'text/html' }),
  );
  await page.addInitScript(
    'globalThis.acquireVsCodeApi = () => ({ postMessage: () => undefined })',
  );
  await page.goto(`${origin}/`);
  await page.locator('.panel-note').waitFor();
}

/** Milliseconds until the page shows a graph. */
async function draw(page: Page, laidOut: LaidOutGraph): Promise<number> {
  const graph = {
    subject: 'dependencies',
    subjects: ['dependencies'],
    title: 'large',
    description: 'A large graph.',
    laidOut,
  };
  const file = path.join(tmpdir(), `backstep-bench-graph-${process.pid}.js`);
  writeFileSync(file, `globalThis.graph = ${JSON.stringify(graph)}`);
  await page.evaluate(readFileSync(file, 'utf8'));
  rmSync(file);
  return page.evaluate<number>(`new Promise((resolve) => {
    const started = performance.now();
    window.postMessage({ type: 'graph', graph });
    const look = () => document.querySelectorAll('[data-node]').length < ${nodes}
      ? requestAnimationFrame(look)
      : requestAnimationFrame(() => resolve(performance.now() - started));
    look();
  })`);
}

/** Frames a second while the wheel turns in every frame, for two seconds. */
async function framesPerSecond(page: Page, isZoom: boolean, button: string): Promise<number> {
  await page.locator('button', { hasText: 'Fit' }).click();
  if (button !== 'Fit')
    for (let time = 0; time < 10; time++) await page.locator(`[aria-label="${button}"]`).click();
  await page.waitForTimeout(500);
  return page.evaluate<number>(`new Promise((resolve) => {
    const frame = document.querySelector('.graph');
    const started = performance.now();
    let frames = 0;
    const turn = () => {
      const elapsed = performance.now() - started;
      if (elapsed > 2000) return resolve((frames * 1000) / elapsed);
      const forth = frames++ % 60 < 30 ? 1 : -1;
      frame.dispatchEvent(new WheelEvent('wheel', {
        bubbles: true, cancelable: true, clientX: 400, clientY: 500,
        ctrlKey: ${isZoom}, deltaX: ${isZoom ? 0 : 'forth * 12'}, deltaY: forth * 8,
      }));
      requestAnimationFrame(turn);
    };
    requestAnimationFrame(turn);
  })`);
}

/** What the editor's process for extensions, and the language server, hold with the sample open. */
async function memory(print: Print): Promise<void> {
  const [program, chromium] = [findWorkbench(), findBrowser()];
  if (program === undefined || chromium === undefined || process.platform !== 'linux') {
    print('memory in the editor', 'not measured: needs Linux, Chromium and a workbench', '');
    return;
  }
  const workbench = await openWorkbench(program, chromium, 'samples/shop');
  const { page } = workbench;
  await page
    .locator('.explorer-folders-view .monaco-list-row', { hasText: 'checkout.playbook.yaml' })
    .dblclick();
  await page.locator('.codelens-decoration', { hasText: '3 scenarios' }).waitFor();
  await page.waitForTimeout(3000);
  const held = (pattern: RegExp): string => `${residentMb(pattern).toFixed(0)} MB`;
  print(
    'memory with the sample open',
    `${held(/--type=extensionHost/u)} extension host, ${held(/backstep.*server\.cjs/u)} language server`,
    'reported',
  );
  await workbench.close();
}

/** Megabytes that the newest process whose command line fits holds. */
function residentMb(pattern: RegExp): number {
  const { stdout } = spawnSync('ps', ['-eo', 'pid,rss,args', '--sort=-start_time'], {
    encoding: 'utf8',
  });
  const line = stdout.split('\n').find((each) => pattern.test(each)) ?? '';
  return Number(line.trim().split(/\s+/u)[1]) / 1024;
}
