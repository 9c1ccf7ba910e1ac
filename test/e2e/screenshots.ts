// Makes the pictures of the README from the built product: `npm run screenshots`. Needs Chromium, and for the editor a workbench.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { findBrowser, openBrowser } from '../ui/open-browser.ts';
import { openWorkbench, runCommand, shownReport } from './open-workbench.ts';
import type { Workbench } from './open-workbench.ts';
import { findWorkbench } from './find-workbench.ts';
import { serveStudio } from '../../desktop/web/serve-studio.ts';

const pictures = path.resolve('samples/pictures');
const size = { width: 1280, height: 800 };

function backstep(cwd: string, ...args: readonly string[]): string {
  const program = path.resolve('shared/cli/backstep.cjs');
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
  });
  if (status === null || status > 1) throw new Error(stderr);
  return stdout;
}

/** A copy of the sample, so that its folder stays as it is. */
function copyOfSample(): string {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'backstep-pictures-')), 'shop');
  cpSync('samples/shop', folder, { recursive: true });
  return folder;
}

/** What the command line prints, as it prints it. */
async function pictureTerminal(browser: Browser, folder: string): Promise<void> {
  const command = 'backstep drill absent-approver.scenario.yaml';
  const printed = backstep(folder, ...command.split(' ').slice(1))
    .split('\n')
    .slice(0, 34);
  const escaped = [`$ ${command}`, ...printed]
    .join('\n')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;');
  const page = await browser.newPage({ viewport: { width: size.width, height: 720 } });
  await page.setContent(
    `<body style="margin:0;background:#13171e"><pre style="margin:0;padding:24px 28px;color:#e7eaf0;font:13px/1.42 ui-monospace,'DejaVu Sans Mono',monospace">${escaped}</pre>`,
  );
  await page.screenshot({ path: `${pictures}/terminal.png` });
}

async function pictureStudio(browser: Browser, folder: string): Promise<void> {
  const assets = path.resolve('dist/studio');
  const served = await serveStudio({ folder, port: 0, tool: 'backstep', assets });
  const page = await browser.newPage({ viewport: size });
  await page.goto(served.url);
  await page.locator('[data-node]').first().waitFor();
  await page.locator('header select').first().selectOption({ label: 'absent-approver' });
  await page.locator('button.primary').click();
  await page.locator('.result svg[role=img]').first().waitFor();
  await page.screenshot({ path: `${pictures}/studio.png` });
  await served.close();
}

async function pictureEditor(program: string, chromium: string): Promise<void> {
  const packed = spawnSync(process.execPath, ['extension/package-extension.ts'], {
    stdio: 'inherit',
  });
  if (packed.status !== 0) throw new Error('the extension was not packed');
  const workbench = await openWorkbench(program, chromium, 'samples/shop');
  const { page } = workbench;
  await page
    .locator('.explorer-folders-view .monaco-list-row', { hasText: 'checkout.playbook.yaml' })
    .dblclick();
  await page.locator('.view-line', { hasText: 'kind:' }).first().waitFor();
  await runCommand(page, 'Backstep: Show Graph');
  const panel = await shownReport(page, 'checkout-2.14');
  await page.keyboard.press('Control+B');
  await panel.locator('[data-node="drain"]').click();
  await page.waitForTimeout(1000);
  await page.screenshot({ path: `${pictures}/editor.png` });
  await pictureMissed(workbench);
  await pictureResults(workbench);
  await workbench.close();
}

/** A scenario as a test that did not pass: what it missed, at its line. */
async function pictureMissed({ page, folder, configure }: Workbench): Promise<void> {
  configure({ 'backstep.drill.runs': 2000 });
  const scenario = path.join(folder, 'absent-approver.scenario.yaml');
  writeFileSync(scenario, readFileSync(scenario, 'utf8').replace('p95: 15m', 'p95: 10m'));
  await runCommand(page, 'View: Close All Editors');
  await page.keyboard.press('Control+B');
  await page
    .locator('.explorer-folders-view .monaco-list-row', { hasText: 'absent-approver' })
    .dblclick();
  await runCommand(page, 'Testing: Focus on Test Explorer View');
  await runCommand(page, 'Test: Run All Tests');
  await page.locator('.test-explorer .codicon-testing-failed-icon').first().waitFor();
  await page.waitForTimeout(3000);
  await page.locator('.test-explorer .monaco-tl-twistie').first().click();
  await page.keyboard.press('Control+J');
  await page.waitForTimeout(1000);
  await page.screenshot({ path: `${pictures}/editor-tests.png` });
}

/** How every scenario stands, and the report of a run. */
async function pictureResults({ page, configure }: Workbench): Promise<void> {
  configure({ 'workbench.colorTheme': 'Default Dark Modern' });
  await runCommand(page, 'Backstep: Show Drills and What Is Owed');
  const rows = page.locator('.pane-body .monaco-list-row');
  const scenario = rows.filter({ hasText: 'flaky-deploy' }).first();
  await scenario.locator('.monaco-tl-twistie').click();
  await rows.filter({ hasText: '2,000 runs' }).first().click();
  await shownReport(page, 'flaky-deploy');
  await runCommand(page, 'View: Close All Editors in Group');
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `${pictures}/editor-results.png` });
}

const chromium = findBrowser();
if (chromium === undefined) throw new Error('Pictures need Chromium; CHROMIUM_PATH names one.');
const folder = copyOfSample();
const browser = await openBrowser(chromium);
await pictureTerminal(browser, folder);
await pictureStudio(browser, folder);
await browser.close();
backstep(folder, 'report', 'show', 'last', '--svg', `${pictures}/timeline.svg`);
backstep(
  path.resolve('samples/online-boutique'),
  'graph',
  'online-boutique.system.yaml',
  '--output',
  `${pictures}/online-boutique.svg`,
);
rmSync(path.dirname(folder), { recursive: true });
const workbench = findWorkbench();
if (workbench === undefined)
  process.stdout.write(
    'The pictures of the editor are as they were: they need `npm run install:workbench`.\n',
  );
else await pictureEditor(workbench, chromium);
