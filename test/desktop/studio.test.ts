import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ServedStudio } from '../../desktop/web/serve-studio.ts';
import { findAxeViolations } from '../ui/find-axe-violations.ts';
import { findBrowser, openBrowser } from '../ui/open-browser.ts';
import { serveStudio } from '../../desktop/web/serve-studio.ts';

const chromium = findBrowser();

describe.skipIf(chromium === undefined)('the Studio in a browser [needs Chromium]', () => {
  let browser: Browser;
  let served: ServedStudio;
  let page: Page;
  let folder: string;
  const troubles: string[] = [];
  const text = (): string => readFileSync(path.join(folder, 'checkout.playbook.yaml'), 'utf8');

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'backstep-studio-'));
    cpSync('samples/shop', folder, { recursive: true });
    const assets = path.resolve('dist/studio');
    served = await serveStudio({ folder, port: 0, tool: 'backstep test', assets });
    browser = await openBrowser(chromium!);
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') troubles.push(message.text());
    });
    await page.goto(served.url);
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    await served.close();
    rmSync(folder, { recursive: true });
    expect(troubles).toEqual([]);
  });

  const line = (content: string) => page.locator('.view-line', { hasText: content }).first();

  test('opens with a playbook and its graph, and takes its token out of the address', async () => {
    await line('kind:').waitFor();
    await page.locator('[data-node="restore-checkout"]').waitFor();
    expect(page.url()).not.toContain('token');
    await expect.poll(() => page.locator('nav li').count()).toBe(5);
  });

  test('a node leads to its text, and the cursor to its node', async () => {
    await page.locator('button', { hasText: 'Fit' }).click();
    await page.locator('[data-node="schema-down"]').click();
    await line('id: schema-down').waitFor();
    await line('id: restore-config').click();
    await page.locator('[data-node="restore-config"][aria-pressed=true]').waitFor();
  });

  test('a mistake is underlined, listed with its remedy, and mended by its fix', async () => {
    await page.locator('.monaco-editor').first().click();
    await page.keyboard.press('Control+F');
    await page.keyboard.type('rto:');
    await page.locator('.find-widget .matchesCount', { hasText: '1 of' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.type('rtoo:');
    await page.locator('.squiggly-error').first().waitFor();
    await page.locator('[role=tab]', { hasText: 'Problems (' }).click();
    await page.locator('.problems button', { hasText: 'Did you mean `rto`?' }).click();
    await page.keyboard.press('Control+.');
    await page
      .locator('.action-widget, .context-view', { hasText: 'Change to `rto`' })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });

  test('keys are offered, with their manual entry', async () => {
    await line('objectives:').click();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type(', perc');
    await page.locator('.suggest-widget .monaco-list-row', { hasText: 'percentile' }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('99%');
    await line('percentile: 99%').waitFor();
  });

  test('what has changed is marked until it is saved', async () => {
    await page.locator('[aria-label="not saved"]').waitFor();
    expect(text()).not.toContain('percentile');
    await page.keyboard.press('Control+S');
    await page.locator('[aria-label="not saved"]').waitFor({ state: 'detached' });
    expect(text()).toContain('percentile: 99%');
  });

  test('what another program writes is seen when the window is looked at again', async () => {
    writeFileSync(path.join(folder, 'checkout.playbook.yaml'), `# new\n${text()}`);
    await page.evaluate('window.dispatchEvent(new Event("focus"))');
    await line('# new').waitFor();
  });

  test('changes outlive their document; another folder is not opened over them', async () => {
    const file = path.join(folder, 'flaky-deploy.scenario.yaml');
    const kept = readFileSync(file, 'utf8');
    await page.locator('nav button', { hasText: 'flaky-deploy' }).click();
    await line('name: flaky-deploy').click();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# mine ');
    rmSync(file);
    await page.evaluate('window.dispatchEvent(new Event("focus"))');
    await page.waitForTimeout(300);
    await line('# mine').waitFor();
    await page.keyboard.press('Control+S');
    await page.locator('[role=alert]', { hasText: 'flaky-deploy' }).waitFor();
    await page.locator('header .folder').click();
    await page.locator('dialog input').fill(path.resolve('samples/online-boutique'));
    await page.locator('dialog button', { hasText: 'Open' }).click();
    await page.locator('[role=alert]', { hasText: 'not saved' }).waitFor();
    writeFileSync(file, kept);
    await page.evaluate('window.dispatchEvent(new Event("focus"))');
    await page.keyboard.press('Escape');
    await line('# mine').click();
    await page.keyboard.press('Control+S');
    await page.locator('[aria-label="not saved"]').waitFor({ state: 'detached' });
    expect(readFileSync(file, 'utf8')).toBe(`# mine ${kept}`);
    await page.locator('nav button', { hasText: 'checkout' }).click();
  });

  test('line ends of both sorts are no change, and are saved as one', async () => {
    const file = path.join(folder, 'flaky-deploy.scenario.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('\n', '\r\n'));
    await page.evaluate('window.dispatchEvent(new Event("focus"))');
    await page.locator('nav button', { hasText: 'flaky-deploy' }).click();
    await line('# mine').click();
    await expect.poll(() => page.locator('[aria-label="not saved"]').count()).toBe(0);
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# and ');
    await page.keyboard.press('Control+S');
    await page.locator('[aria-label="not saved"]').waitFor({ state: 'detached' });
    expect(readFileSync(file, 'utf8')).toContain('# and # mine');
    await page.locator('nav button', { hasText: 'checkout' }).click();
  });

  test('a drill shows its progress and its result, and is kept in the history', async () => {
    await page.locator('header select').first().selectOption({ label: 'bad-canary' });
    await page.locator('button.primary', { hasText: 'Drill' }).click();
    await page.locator('.result h1', { hasText: 'bad-canary' }).waitFor();
    await expect.poll(() => page.locator('.result svg[role=img]').count()).toBeGreaterThan(1);
    await page.locator('[role=tab]', { hasText: 'History' }).click();
    await page.locator('.history button', { hasText: 'bad-canary' }).click();
    await page.locator('[role=tab][aria-selected=true]', { hasText: 'Result' }).waitFor();
  });

  test('a long drill can be cancelled and says that it was', async () => {
    await page.locator('header select').nth(1).selectOption('100000');
    await page.locator('button.primary', { hasText: 'Drill' }).click();
    await page.locator('.progress button', { hasText: 'Cancel' }).click();
    await page.locator('.result', { hasText: 'interrupted' }).waitFor();
  });

  test.each(['light', 'dark'] as const)('breaks no rule of accessibility, %s', async (scheme) => {
    await page.emulateMedia({ colorScheme: scheme });
    for (const tab of ['Graph', 'Problems', 'Result', 'History']) {
      await page.locator('[role=tab]', { hasText: tab }).click();
      await page.waitForTimeout(200);
      const found = await findAxeViolations(page);
      expect(
        found.filter((each) => !each.includes('monaco')),
        tab,
      ).toEqual([]);
    }
  });

  test('is as wide as a telephone', async () => {
    await page.setViewportSize({ width: 420, height: 800 });
    await page.waitForFunction('document.documentElement.scrollWidth <= 420');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  test('a page that is loaded again goes on; one with a wrong token says what to do', async () => {
    await page.reload();
    await line('kind:').waitFor();
    const stranger = await browser.newPage();
    await stranger.goto(new URL('/?token=wrong', served.url).href);
    await stranger.locator('[role=alert]', { hasText: 'The token is missing or wrong.' }).waitFor();
    await stranger.close();
  });

  test('another folder is opened by its path; a wrong one is refused with its reason', async () => {
    await page.locator('header .folder').click();
    await page.locator('dialog input').fill('/none/of/this');
    await page.locator('dialog button', { hasText: 'Open' }).click();
    await page.locator('[role=alert]', { hasText: 'cannot be opened' }).waitFor();
    await page.locator('header .folder').click();
    await page.locator('dialog input').fill(path.resolve('samples/online-boutique'));
    await page.locator('dialog button', { hasText: 'Open' }).click();
    await page.locator('header .folder', { hasText: 'online-boutique' }).waitFor();
    await line('kind:').waitFor();
  });
});
