import type { Frame, Page } from 'playwright-core';
import axe from 'axe-core';
import { openBrowser } from './open-browser.ts';

interface AxeRule {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What a page breaks of the rules of accessibility, place by place; throws when nothing could be looked at. */
export async function findAxeViolations(page: Page | Frame): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations, passes } =
    await page.evaluate<Record<'violations' | 'passes', AxeRule[]>>('axe.run()');
  if (!passes.some(({ id }) => id === 'color-contrast'))
    throw new Error('no text was looked at, so that nothing can be said of the page');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

/** The same of a page in which no script may run, as it looks now: its copy is looked at, by the browser at `chromium`. */
export async function findAxeViolationsOfStill(
  still: Frame,
  chromium: string | undefined,
): Promise<string[]> {
  if (chromium === undefined) throw new Error('a page without scripts is looked at in Chromium');
  const browser = await openBrowser(chromium);
  try {
    const copy = await browser.newPage();
    await copy.setContent(await still.content());
    return await findAxeViolations(copy);
  } finally {
    await browser.close();
  }
}
