import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { findAxeViolations } from './find-axe-violations.ts';
import { findBrowser, openBrowser } from './open-browser.ts';
import { held, late, makeReport, makeTrend, neverRecovering, passing } from './make-report.ts';
import { makeCompared, makePeriod, makeSummary } from './make-overviews.ts';
import {
  renderComparison,
  renderPeriod,
  renderReport,
  renderSummary,
  renderTimelineSvg,
  renderTrends,
} from '../../shared/ui/render-report.tsx';

const found = findBrowser();
const title =
  found === undefined
    ? 'pages in a browser (skipped: no Chromium at CHROMIUM_PATH, /usr/bin/chromium or where Playwright keeps one)'
    : 'pages in a browser';

const pages: readonly (readonly [string, () => string])[] = [
  ['a passed report', () => renderReport(makeReport(passing()))],
  ['a failed report', () => renderReport(makeReport(late()))],
  ['a held report', () => renderReport(makeReport(held()))],
  ['a report without a recovery', () => renderReport(makeReport(neverRecovering()))],
  ['a report of one run', () => renderReport(makeReport(passing(), 1))],
  ['a period', () => renderPeriod(makePeriod())],
  ['a comparison', () => renderComparison(makeCompared())],
  ['a summary', () => renderSummary(makeSummary())],
  ['trends', () => renderTrends([makeTrend(), makeTrend('another-playbook')])],
];
const schemes = ['light', 'dark'] as const;

/*
 * What is asked of a page is written as text: it runs there and not here, where there is no document.
 */
const inPage = {
  colorScheme: `getComputedStyle(document.documentElement).colorScheme`,
  width: `document.documentElement.scrollWidth`,
  /** What scrolls sideways though it cannot be reached by keyboard, or has no name. */
  unreachable: `[...document.querySelectorAll('body *')]
    .filter((element) => element.scrollWidth > element.clientWidth)
    .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
    .filter((element) => element.tabIndex < 0 || !element.getAttribute('aria-label'))
    .map((element) => element.outerHTML.slice(0, 80))`,
  /** The names of what scrolls sideways. */
  scrolling: `[...document.querySelectorAll('[tabindex="0"]')]
    .filter((element) => element.scrollWidth > element.clientWidth)
    .map((element) => element.getAttribute('aria-label'))`,
  focused: `document.activeElement?.getAttribute('aria-label') ?? null`,
  scrolledPx: `document.activeElement.scrollLeft`,
  picture: `({
    root: document.documentElement.tagName,
    ground: getComputedStyle(document.querySelector('svg > rect')).fill,
    texts: [...document.querySelectorAll('text')].map((text) => getComputedStyle(text).fill),
  })`,
} as const;

describe.skipIf(found === undefined)(title, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await openBrowser(found ?? '');
  });

  afterAll(async () => {
    await browser.close();
  });

  /** A page of its own that shows `html`; fails when that asks for anything else. */
  async function open(
    html: string,
    widthPx: number,
    colorScheme: 'light' | 'dark' = 'light',
  ): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: widthPx, height: 900 },
      colorScheme,
    });
    const page = await context.newPage();
    await page.route('**', async (route) => {
      await route.abort();
      throw new Error(`The page asks for ${route.request().url()}.`);
    });
    await page.setContent(html);
    return page;
  }

  describe.each(pages)('%s', (_, make) => {
    it.each(schemes)('breaks no rule of accessibility, %s', async (scheme) => {
      const page = await open(make(), 1100, scheme);
      expect(await page.evaluate<string>(inPage.colorScheme)).toContain(scheme);
      expect(await findAxeViolations(page)).toEqual([]);
      await page.context().close();
    });

    it('is as wide as a telephone, and scrolls only within its regions', async () => {
      const page = await open(make(), 420);
      expect(await page.evaluate<number>(inPage.width)).toBeLessThanOrEqual(420);
      expect(await page.evaluate<string[]>(inPage.unreachable)).toEqual([]);
      await page.context().close();
    });

    it('scrolls by keyboard alone', async () => {
      const page = await open(make(), 420);
      const scrolling = await page.evaluate<string[]>(inPage.scrolling);
      expect(scrolling.length).toBeGreaterThan(0);
      const moved = new Set<string>();
      // More presses than there are places to be, so that a region that is never reached shows.
      for (let presses = 0; presses < 60 && moved.size < scrolling.length; presses++) {
        await page.keyboard.press('Tab');
        const label = await page.evaluate<string | null>(inPage.focused);
        if (label === null || !scrolling.includes(label)) continue;
        await page.keyboard.press('ArrowRight');
        await expect.poll(() => page.evaluate<number>(inPage.scrolledPx)).toBeGreaterThan(0);
        moved.add(label);
      }
      expect([...moved].sort()).toEqual([...scrolling].sort());
      await page.context().close();
    });
  });

  it.each(schemes)(
    'the timeline stands as a picture of its own, with text that can be read: %s',
    async (scheme) => {
      const context = await browser.newContext({ colorScheme: scheme });
      const page = await context.newPage();
      const svg = renderTimelineSvg(makeReport(late(), 1));
      await page.goto(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
      const colours = await page.evaluate<{ root: string; ground: string; texts: string[] }>(
        inPage.picture,
      );
      expect(colours.root).toBe('svg');
      const ground = luminance(colours.ground);
      expect(ground > 0.5).toBe(scheme === 'light');
      const against = colours.texts.map(luminance).filter((text) => contrast(text, ground) < 4.5);
      // Words within a band stand on the band, and have the colour of the ground.
      expect(against.every((text) => text === ground)).toBe(true);
      expect(colours.texts.length - against.length).toBeGreaterThan(5);
      await context.close();
    },
  );
});

/** Relative luminance of `rgb(r, g, b)`, 0 to 1 (WCAG 2.2). */
function luminance(colour: string): number {
  const parts = [...colour.matchAll(/\d+/g)].slice(0, 3).map(Number);
  expect(parts).toHaveLength(3);
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : Math.exp(2.4 * Math.log((share + 0.055) / 1.055));
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two luminances, 1 to 21 (WCAG 2.2). */
function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}
