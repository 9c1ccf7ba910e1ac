import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ServedStudio } from '../../desktop/web/serve-studio.ts';
import { findAxeViolations } from './find-axe-violations.ts';
import { findBrowser, openBrowser } from './open-browser.ts';
import { serveStudio } from '../../desktop/web/serve-studio.ts';

const chromium = findBrowser();

describe.skipIf(chromium === undefined)('a graph in a browser [needs Chromium]', () => {
  let browser: Browser;
  let served: ServedStudio;
  let page: Page;

  beforeAll(async () => {
    const folder = path.resolve('samples/shop');
    const assets = path.resolve('dist/studio');
    served = await serveStudio({ folder, port: 0, tool: 'backstep test', assets });
    browser = await openBrowser(chromium!);
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(served.url);
    await node('restore-checkout').waitFor();
    await page.locator('button', { hasText: 'Dependencies' }).click();
    await node('orders-db').waitFor();
  }, 60_000);

  beforeEach(async () => {
    await page.locator('button', { hasText: 'Fit' }).click();
  });

  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  const node = (id: string) => page.locator(`[data-node="${id}"]`);
  const minimap = () => page.locator('.graph-minimap');
  const impact = () => page.locator('.graph-impact');
  const marked = async (mark: string): Promise<string[]> => {
    const all = await page.locator(`[data-mark="${mark}"]`).all();
    const ids = await Promise.all(all.map((each) => each.getAttribute('data-node')));
    return ids.map((id) => id ?? '').toSorted();
  };

  async function zoomIn(times: number): Promise<void> {
    for (let time = 0; time < times; time++) await page.locator('[aria-label="Zoom in"]').click();
  }

  /** Whether a box is within what is seen of the graph. */
  async function isSeen(id: string): Promise<boolean> {
    const frame = await page.locator('.graph').boundingBox();
    const box = await node(id).boundingBox();
    if (frame === null || box === null) return false;
    return (
      box.x >= frame.x &&
      box.y >= frame.y &&
      box.x + box.width <= frame.x + frame.width &&
      box.y + box.height <= frame.y + frame.height
    );
  }

  test('of a system a box says that it is rolled back, of a playbook that it is critical', async () => {
    expect(await node('checkout').getAttribute('aria-label')).toMatch(/ rolled back$/u);
    await page.locator('button', { hasText: 'Steps' }).click();
    await node('drain').waitFor();
    const boxes = await page.locator('.graph-node').all();
    const told = await Promise.all(boxes.map((each) => each.getAttribute('aria-label')));
    const labels = told.map((label) => label ?? '');
    expect(labels.filter((label) => label.endsWith(' critical'))).not.toEqual([]);
    expect(labels.filter((label) => label.includes('rolled back'))).toEqual([]);
    await page.locator('button', { hasText: 'Dependencies' }).click();
    await node('orders-db').waitFor();
  });

  test('what is written in boxes is found, counted and brought into sight', async () => {
    await zoomIn(4);
    const find = page.locator('[aria-label="Find in the graph"]');
    await find.fill('postgres');
    await page.locator('.graph-search output', { hasText: /^1$/u }).waitFor();
    expect(await marked('found')).toEqual(['orders-db']);
    await find.press('Enter');
    await expect.poll(() => isSeen('orders-db')).toBe(true);
    await find.fill('replicas');
    await find.press('Enter');
    await find.press('Shift+Enter');
    await page.locator('.graph-search output', { hasText: '3 of 3' }).waitFor();
    await find.fill('no such thing');
    await page.locator('.graph-search output', { hasText: /^0$/u }).waitFor();
    await find.press('Escape');
    expect(await find.inputValue()).toBe('');
  });

  test('the minimap is there when not all is seen, and leads to what is not', async () => {
    await minimap().waitFor({ state: 'detached' });
    await zoomIn(4);
    await minimap().waitFor();
    const box = await minimap().boundingBox();
    const target = await minimap().locator('rect').first().boundingBox();
    if (box === null || target === null) throw new Error('the minimap is not drawn');
    await page.mouse.move(box.x + box.width - 4, box.y + box.height - 4);
    await page.mouse.down();
    expect(await isSeen('storefront')).toBe(false);
    await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => isSeen('storefront')).toBe(true);
  });

  test('what fails is chosen, and what follows is marked, explained and put in order', async () => {
    await page.locator('button', { hasText: 'What if it fails?' }).click();
    await impact().getByText('Choose the boxes that fail').waitFor();
    await node('orders-db').click();
    expect(await marked('failed')).toEqual(['orders-db']);
    expect(await marked('broken')).toEqual(['checkout', 'storefront']);
    const order = impact().locator('ol li');
    expect((await order.allTextContents()).map((item) => item.replace(/rolled.*/u, ''))).toEqual([
      'orders-db',
      'checkout',
      'storefront',
    ]);
    expect(await order.nth(1).textContent()).toContain(
      'rolled back by checkout-2.14: 2.14.0 → 2.13.4',
    );
    await node('orders-db').focus();
    await page.keyboard.press('Enter');
    await impact().getByText('Choose the boxes that fail').waitFor();
    await page.keyboard.press('Enter');
    await impact().locator('h2', { hasText: 'orders-db fails' }).waitFor();
    await impact().locator('li button', { hasText: 'storefront' }).first().click();
    expect(await page.evaluate('document.activeElement.dataset.node')).toBe('storefront');
  });

  test.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 420],
  ] as const)('breaks no rule of accessibility, %s, %i px wide', async (scheme, width) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 800 });
    await impact().waitFor();
    await page.waitForTimeout(200);
    const found = await findAxeViolations(page);
    expect(found.filter((each) => !each.includes('monaco'))).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
  });

  test('asking ends with the button that began it; boxes lead to their text again', async () => {
    await page.locator('button', { hasText: 'What if it fails?' }).click();
    await impact().waitFor({ state: 'detached' });
    await node('checkout').click();
    await page.locator('[data-node="checkout"][aria-pressed=true]').waitFor();
  });

  test.each([
    ['SVG', (bytes: Buffer) => bytes.toString().startsWith('<svg')],
    ['PNG', (bytes: Buffer) => bytes.subarray(1, 4).toString() === 'PNG' && bytes.length > 10_000],
  ] as const)('is given away as %s', async (format, isRight) => {
    const started = page.waitForEvent('download');
    await page.locator(`[aria-label="Save as ${format}"]`).click();
    const download = await started;
    expect(download.suggestedFilename()).toBe(`shop-dependencies.${format.toLowerCase()}`);
    expect(isRight(readFileSync(await download.path()))).toBe(true);
  });

  test('what VS Code says of its theme counts, also of that of high contrast in light', async () => {
    const accentIn = (classes: string) =>
      page.evaluate<string>(
        `(document.body.className = ${JSON.stringify(classes)}, getComputedStyle(document.body).getPropertyValue('--bs-accent'))`,
      );
    const light = await accentIn('vscode-light');
    const dark = await accentIn('vscode-dark');
    expect(dark).not.toBe(light);
    expect(await accentIn('vscode-high-contrast')).toBe(dark);
    expect(await accentIn('vscode-high-contrast vscode-high-contrast-light')).toBe(light);
  });
});
