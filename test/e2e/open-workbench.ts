import { spawn, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { openBrowser } from '../ui/open-browser.ts';
import { prepareHome } from './prepare-home.ts';

/** A VS Code with the extension installed from its package. */
export interface Workbench {
  readonly page: Page;
  /** The opened copy of the sample. */
  readonly folder: string;
  /** Changes the settings of the workspace; the workbench takes a moment to see it. */
  readonly configure: (changed: Readonly<Record<string, unknown>>) => void;
  readonly close: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** What may be another in a workbench than usual. */
export interface Unusual {
  /** The package of the extension. */
  readonly vsix?: string;
  /** Settings of the user. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Opens a copy of the folder `sample` in the VS Code for browsers at `program`, shown by the browser at `chromium`, with the extension. */
export async function openWorkbench(
  program: string,
  chromium: string,
  sample: string,
  { vsix = 'dist/backstep.vsix', settings }: Unusual = {},
): Promise<Workbench> {
  const { home, folder, configure, profile } = prepareHome(sample, settings);
  const options = [...profile, '--config', path.join(home, 'config.yaml')];
  const installed = spawnSync(
    process.execPath,
    [program, ...options, '--install-extension', path.resolve(vsix)],
    {
      encoding: 'utf8',
    },
  );
  if (installed.status !== 0) throw new Error(installed.stdout + installed.stderr);
  const port = await freePort();
  const server = spawn(
    process.execPath,
    [
      program,
      ...options,
      '--auth=none',
      `--bind-addr=127.0.0.1:${port}`,
      '--disable-telemetry',
      '--disable-update-check',
      folder,
    ],
    { stdio: 'ignore' },
  );
  let browser: Browser | undefined;
  const close = async (): Promise<void> => {
    await browser?.close();
    server.kill();
    await new Promise((resolve) => server.once('exit', resolve));
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await answering(port);
    browser = await openBrowser(chromium);
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
    await page.waitForSelector('.explorer-folders-view .monaco-list-row');
    return { page, folder, configure, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the workbench did not answer within 30 s');
}

/** Keeps what was on the screen when a test failed: it says more than its message. */
export async function picturedIfFailed(
  page: Page,
  task: { readonly name: string; readonly result?: { readonly state: string } | undefined },
): Promise<void> {
  if (task.result?.state !== 'fail') return;
  const name = task.name.slice(0, 40).replace(/\W+/g, '-');
  await page.screenshot({ path: `dist/e2e/${name}.png` });
}

/** Selects the first `text` of the document in front. */
export async function select(page: Page, text: string): Promise<void> {
  const finder = page.locator('.find-widget.visible');
  await page.keyboard.press('ControlOrMeta+F');
  await page.keyboard.type(text);
  await finder.locator('.matchesCount', { hasText: '1 of' }).waitFor();
  // A message that has come in between takes the key for itself.
  for (let tries = 0; tries < 5 && (await finder.isVisible()); tries++) {
    await page.keyboard.press('Escape');
    await finder.waitFor({ state: 'hidden', timeout: 2000 }).catch(() => undefined);
  }
}

/** Puts the cursor near the beginning of the first line with `text`: the middle of a long one may be out of sight. */
export async function clickLine(page: Page, text: string): Promise<void> {
  const line = page.locator('.view-line', { hasText: text });
  await line.first().click({ position: { x: 60, y: 8 } });
}

/** Types `text` in place of the first `found` of the document in front. */
export async function replaceFirst(page: Page, found: string, text: string): Promise<void> {
  await select(page, found);
  await page.keyboard.type(text);
}

/** Chooses what a list or a dialog above the workbench offers: again, where it took no notice because it had only just opened. */
export async function choose(page: Page, offered: Locator): Promise<void> {
  const list = page.locator('.quick-input-widget');
  await offered.first().waitFor();
  for (let tries = 0; tries < 5; tries++) {
    const title = await list.locator('.quick-input-title').textContent();
    await offered.first().click();
    for (let waited = 0; waited < 20; waited++) {
      // What was chosen may move the focus a moment later, which would close the list that is opened next.
      await page.waitForTimeout(200);
      if (!(await list.isVisible())) return;
      if ((await list.locator('.quick-input-title').textContent()) !== title) return;
    }
  }
}

/** A row of the list above the workbench. */
export const listed = (page: Page, hasText: string): Locator =>
  page.locator('.quick-input-list .monaco-list-row', { hasText });

/** Runs the command that the palette lists as `title`: asked again, where it was opened before it knew the command. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await choose(page, await listedFor(page, 'F1', `>${title}`, listed(page, title)));
}

/** Opens the list above the workbench with a key, and types, until it offers what is wanted. */
export async function listedFor(
  page: Page,
  key: string,
  typed: string,
  wanted: Locator,
): Promise<Locator> {
  const input = page.locator('.quick-input-widget input[type=text]');
  for (let tries = 0; tries < 10; tries++) {
    await page.keyboard.press(key);
    try {
      await input.fill(typed, { timeout: 3000 });
      await wanted.first().waitFor({ timeout: 3000 });
      return wanted;
    } catch {
      await page.keyboard.press('Escape');
    }
  }
  throw new Error(`${typed} is not offered by ${key}`);
}

/** The content of the panel whose page is headed by `heading`, once it is there. */
export async function shownReport(page: Page, heading: string): Promise<Frame> {
  for (let tries = 0; tries < 300; tries++) {
    for (const frame of page.frames()) {
      const headings = frame.locator('h1', { hasText: heading });
      if ((await headings.count().catch(() => 0)) > 0) return frame;
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`no panel is headed by ${heading} after 30 s`);
}
