import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  choose,
  listed,
  openWorkbench,
  picturedIfFailed,
  replaceFirst,
  runCommand,
  shownReport,
} from './open-workbench.ts';
import type { Workbench } from './open-workbench.ts';
import { packForBrowser } from './pack-for-browser.ts';

/** Tests the part of the extension for browsers in the VS Code at `program`; the package for both has been made before. */
export function testInBrowserAlone(program: string, chromium: string): void {
  let workbench: Workbench;
  const page = () => workbench.page;
  const results = () => page().locator('.pane-body .monaco-list-row');

  beforeAll(async () => {
    const vsix = 'dist/backstep-browser.vsix';
    packForBrowser(vsix);
    workbench = await openWorkbench(program, chromium, 'samples/shop', { vsix });
    rmSync(vsix);
  }, 180_000);

  afterAll(() => workbench.close());

  afterEach(async ({ task }) => {
    await picturedIfFailed(page(), task);
  });

  test('the language works: lenses over scenarios, and findings while typing', async () => {
    await page()
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'checkout.playbook.yaml' })
      .dblclick();
    await page().locator('.codelens-decoration', { hasText: '3 scenarios' }).waitFor();
    expect(await page().locator('.squiggly-error, .squiggly-warning').count()).toBe(0);
    await replaceFirst(page(), 'rto:', 'rtoo:');
    await page().locator('.squiggly-error').first().waitFor();
    await page().keyboard.press('ControlOrMeta+Z');
    await page().locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });

  test('the graph is drawn', async () => {
    await runCommand(page(), 'Backstep: Show Graph');
    const panel = await shownReport(page(), 'checkout-2.14');
    await panel.locator('[data-node="restore-config"]').waitFor();
  });

  test('a drill is shown beside its scenario, and kept in memory, which is said', async () => {
    await runCommand(page(), 'Backstep: Drill This Playbook');
    await choose(page(), listed(page(), 'absent-approver'));
    const report = await shownReport(page(), 'absent-approver');
    expect(await report.locator('body').textContent()).toContain('1,000 runs');
    await runCommand(page(), 'Backstep: Show Drills and What Is Owed');
    await results()
      .filter({ hasText: 'absent-approver' })
      .filter({ hasText: 'passed · today' })
      .waitFor();
    await page().locator('.pane-body', { hasText: 'Runs are kept in memory here' }).waitFor();
  });

  test('what another program writes counts', async () => {
    const file = path.join(workbench.folder, 'absent-approver.scenario.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('for: 30m', 'for: 20m'));
    await results().filter({ hasText: 'changed since' }).waitFor();
  });
}
