import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findAxeViolations, findAxeViolationsOfStill } from '../ui/find-axe-violations.ts';
import { findBrowser } from '../ui/open-browser.ts';
import { findVscode } from './find-vscode.ts';
import { findWorkbench } from './find-workbench.ts';
import { openVscode } from './open-vscode.ts';
import {
  choose,
  clickLine,
  listed,
  listedFor,
  openWorkbench,
  picturedIfFailed,
  replaceFirst,
  runCommand,
  select,
  shownReport,
} from './open-workbench.ts';
import { testInBrowserAlone } from './browser-alone.ts';
import { testUntrusted } from './untrusted.ts';
import type { Workbench } from './open-workbench.ts';

const server = findWorkbench();
const chromium = findBrowser();
const desktop = findVscode();
const backstep = path.resolve('shared/cli/backstep.cjs');

const shells = [
  {
    name: 'the extension in VS Code in a browser [needs Chromium and `npm run install:workbench`]',
    ready: server !== undefined && chromium !== undefined,
    open: () => openWorkbench(server!, chromium!, 'samples/shop'),
  },
  {
    name: 'the extension in VS Code for the desktop [needs a screen and `npm run install:vscode`]',
    ready: desktop !== undefined,
    open: () => openVscode(desktop!, 'samples/shop'),
  },
];

for (const shell of shells)
  describe.skipIf(!shell.ready)(shell.name, () => {
    let workbench: Workbench;
    const page = () => workbench.page;

    async function drillScenario(scenario: string): Promise<void> {
      await runCommand(page(), 'Backstep: Drill This Playbook');
      await choose(page(), listed(page(), scenario));
    }

    async function openFile(name: string): Promise<void> {
      const file = listed(page(), name);
      await choose(page(), await listedFor(page(), 'ControlOrMeta+P', name, file));
      await page().locator('.tab.active', { hasText: name }).waitFor();
      // An editor that was open before comes back where it was left.
      await runCommand(page(), 'View: Focus Active Editor Group');
      await page().keyboard.press('ControlOrMeta+Home');
    }

    /** Keeps what was edited, and leaves an editor area without a trace of the test before. */
    async function closeEditors(): Promise<void> {
      await runCommand(page(), 'File: Save All');
      await runCommand(page(), 'View: Close All Editors');
      await page().locator('.tab').first().waitFor({ state: 'detached' });
    }

    /** Selects the first `text` of the document in front. */
    async function goTo(text: string): Promise<void> {
      await runCommand(page(), 'View: Focus Active Editor Group');
      await select(page(), text);
    }

    const results = () =>
      page().locator('.pane-body .monaco-list-row', { hasNot: page().locator('.test-item') });

    /** Chooses what the menu of a row offers, which opens a list or a dialog: again, where a menu has taken no notice. */
    async function chooseFromMenu(row: Locator, item: string): Promise<void> {
      const opened = page().locator('.quick-input-widget');
      for (let tries = 0; tries < 5 && !(await opened.isVisible()); tries++) {
        await page().keyboard.press('Escape');
        await row.click({ button: 'right' });
        const choice = page().locator('.monaco-menu .action-item', { hasText: item });
        await choice.hover();
        // One that comes at once may be the click that opened the menu.
        await page().waitForTimeout(500);
        await choice.click();
        await opened.waitFor({ timeout: 3000 }).catch(() => undefined);
      }
    }

    /** The panel with this heading. */
    async function shownPage(heading: string): Promise<Frame> {
      for (let tries = 0; tries < 300; tries++) {
        for (const frame of page().frames())
          if (
            (await frame
              .locator('h2', { hasText: heading })
              .count()
              .catch(() => 0)) > 0
          )
            return frame;
        await page().waitForTimeout(100);
      }
      throw new Error(`no panel has the heading ${heading} after 30 s`);
    }

    /** The process of this workbench's language server; 0 while there is none. */
    function languageServer(): number {
      const { stdout } = spawnSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' });
      const home = path.dirname(workbench.folder);
      const line = stdout
        .split('\n')
        .find((each) => each.includes(home) && /server\.cjs/u.test(each));
      return Number(line?.trim().split(/\s+/u)[0] ?? 0);
    }

    const listRuns = () =>
      spawnSync(process.execPath, [backstep, 'report', 'list'], {
        cwd: workbench.folder,
        encoding: 'utf8',
      }).stdout;

    beforeAll(async () => {
      const packed = spawnSync(process.execPath, ['extension/package-extension.ts'], {
        encoding: 'utf8',
      });
      expect(packed.stderr + packed.stdout).toContain('dist/backstep.vsix');
      workbench = await shell.open();
    }, 180_000);

    afterAll(() => workbench.close());

    afterEach(({ task }) => picturedIfFailed(page(), task));

    test('a sound playbook is shown in its language, without a finding', async () => {
      await page()
        .locator('.explorer-folders-view .monaco-list-row', { hasText: 'checkout.playbook.yaml' })
        .dblclick();
      await page().locator('.view-line', { hasText: 'kind:' }).first().waitFor();
      await page().locator('.statusbar-item', { hasText: 'Backstep' }).first().waitFor();
      await page().waitForTimeout(2000);
      expect(await page().locator('.squiggly-error, .squiggly-warning').count()).toBe(0);
    });

    test('a mistake is underlined while typing, and listed with its reason and remedy', async () => {
      await replaceFirst(page(), 'rto:', 'rtoo:');
      await page().locator('.squiggly-error').first().waitFor();
      await page().keyboard.press('ControlOrMeta+Shift+M');
      const rows = page().locator('.markers-panel .monaco-list-row', { hasText: 'rtoo' });
      await rows.first().waitFor();
      const text = await rows.first().textContent();
      expect(text).toContain('`objectives` has no key `rtoo`.');
      expect(text).toContain('schema/unknown-key');
      expect(text).toContain('Did you mean `rto`?');
    });

    test('its fix mends it', async () => {
      await page().locator('.squiggly-error').first().waitFor();
      await page()
        .locator('.view-line', { hasText: 'rtoo' })
        .first()
        .click({ position: { x: 150, y: 8 } });
      const mended = page().locator('.view-line', { hasText: 'rto: 15m' }).first();
      // A list that has only just opened may take no notice of a key.
      for (let tries = 0; tries < 5 && !(await mended.isVisible()); tries++) {
        await page().keyboard.press('ControlOrMeta+.');
        await page().locator('.action-widget', { hasText: 'Change to `rto`' }).waitFor();
        await page().keyboard.press('Enter');
        await mended.waitFor({ timeout: 3000 }).catch(() => undefined);
      }
      await page().locator('.squiggly-error').first().waitFor({ state: 'detached' });
    });

    test('while typing, the keys that fit are offered with what they mean', async () => {
      await select(page(), 'mtpd: 1h');
      await page().keyboard.press('ArrowRight');
      await page().keyboard.type(', per');
      const offered = page().locator('.suggest-widget .monaco-list-row', { hasText: 'percentile' });
      await offered.first().waitFor();
      await page().keyboard.press('Tab');
      await page().keyboard.type('99%');
      await page().locator('.view-line', { hasText: 'mtpd: 1h, percentile: 99% }' }).waitFor();
    });

    test('a name leads to what declares it, in another file', async () => {
      const name = page().locator('.view-line', { hasText: 'scope:' }).first();
      await name
        .locator('span', { hasText: /^checkout$/ })
        .last()
        .click();
      await page().keyboard.press('F12');
      await page().locator('.tab.active', { hasText: 'shop.system.yaml' }).waitFor();
      await page().keyboard.press('ControlOrMeta+PageUp');
      await page().locator('.tab.active', { hasText: 'checkout.playbook.yaml' }).waitFor();
    });

    test('the graph beside it leads to the text and back', async () => {
      await runCommand(page(), 'Backstep: Show Graph');
      const panel = await shownReport(page(), 'checkout-2.14');
      await panel.locator('button', { hasText: 'Fit' }).click();
      await panel.locator('[data-node="restore-config"]').click();
      await page().locator('.view-line', { hasText: 'id: restore-config' }).waitFor();
      await clickLine(page(), 'migrate:');
      await panel.locator('[data-node="schema-down"][aria-pressed=true]').waitFor();
      await panel.locator('button', { hasText: 'Dependencies' }).click();
      await panel.locator('[data-node="orders-db"]').waitFor();
      await panel.locator('button', { hasText: 'Steps' }).click();
    });

    test('the graph follows what is typed, and its arrows are keys', async () => {
      const panel = await shownReport(page(), 'checkout-2.14');
      await clickLine(page(), 'id: restore-config');
      await replaceFirst(page(), 'id: restore-config', 'id: put-config-back');
      await panel.locator('[data-node="put-config-back"]').waitFor();
      await panel.locator('[data-node="put-config-back"]').focus();
      await page().keyboard.press('ArrowDown');
      await page().keyboard.press('Enter');
      await panel.locator('[data-node="schema-down"][aria-pressed=true]').waitFor();
      expect(await findAxeViolations(panel)).toEqual([]);
      await clickLine(page(), 'id: put-config-back');
    });

    test('a drill of the playbook in front is shown beside it and kept in the workspace', async () => {
      await drillScenario('absent-approver');
      const report = await shownReport(page(), 'absent-approver');
      expect(await report.locator('svg[role=img]').count()).toBeGreaterThan(1);
      expect(await report.locator('body').textContent()).toContain('1,000 runs');
      expect(listRuns()).toContain('absent-approver');
    });

    test('a new name of a step reaches everything that names it', async () => {
      await closeEditors();
      await openFile('checkout.playbook.yaml');
      await page().locator('.codelens-decoration', { hasText: '3 scenarios' }).waitFor();
      await goTo('id: drain');
      await page().keyboard.press('ArrowRight');
      await page().keyboard.press('F2');
      const box = page().locator('.rename-box input');
      await box.waitFor();
      await box.fill('divert');
      await page().keyboard.press('Enter');
      await page().locator('.view-line', { hasText: 'id: divert' }).waitFor();
      await page().keyboard.press('ControlOrMeta+S');
    });

    test('scenarios are tests; what one missed is told at its line, with what was wanted and measured', async () => {
      workbench.configure({ 'backstep.drill.runs': 200 });
      await closeEditors();
      await openFile('absent-approver.scenario.yaml');
      await goTo('p95: 15m');
      await page().keyboard.type('p95: 1m');
      await page().keyboard.press('ControlOrMeta+S');
      await runCommand(page(), 'Testing: Focus on Test Explorer View');
      const rows = page().locator('.test-explorer .monaco-list-row');
      const playbook = rows.filter({ hasText: 'checkout-2.14' }).first();
      await playbook.waitFor();
      if ((await playbook.getAttribute('aria-expanded')) === 'false')
        await playbook.locator('.monaco-tl-twistie').click();
      const scenario = rows.filter({ hasText: 'absent-approver' }).first();
      await scenario.hover();
      await scenario.locator('.codicon-testing-run-icon').first().click();
      await scenario.locator('.codicon-testing-failed-icon').waitFor();
      await page()
        .locator('.monaco-editor', { hasText: 'RTA, p95 was missed: wanted p95 within 1m' })
        .first()
        .waitFor();
      await page()
        .locator('.test-output-peek-tree .monaco-list-row', {
          hasText: 'Expected RTA, p95 was missed',
        })
        .first()
        .waitFor();
    });

    test('the view of drills says how each stands and what is owed; a run opens its report', async () => {
      await runCommand(page(), 'Backstep: Show Drills and What Is Owed');
      const scenario = results().filter({ hasText: 'absent-approver' }).first();
      await scenario.filter({ hasText: 'failed · today' }).waitFor();
      await results()
        .filter({ hasText: 'flaky-deploy' })
        .filter({ hasText: 'never drilled' })
        .waitFor();
      await page().locator('.statusbar-item', { hasText: 'drills owed' }).waitFor();
      await scenario.locator('.monaco-tl-twistie').click();
      const run = results().filter({ hasText: 'failed · 200 runs' }).first();
      await run.click();
      const report = await shownReport(page(), 'absent-approver');
      await report.locator('.badge', { hasText: 'Failed' }).waitFor();
      expect(await findAxeViolationsOfStill(report, chromium)).toEqual([]);
    });

    test('results that nobody writes to are not read again and again', async () => {
      const changedAt = () => statSync(path.join(workbench.folder, '.backstep')).mtimeMs;
      await page().waitForTimeout(2000);
      const before = changedAt();
      await page().waitForTimeout(2500);
      expect(changedAt()).toBe(before);
    });

    test('two runs are compared', async () => {
      const run = results().filter({ hasText: 'failed · 200 runs' }).first();
      await chooseFromMenu(run, 'Compare');
      await choose(page(), listed(page(), 'absent-approver'));
      const compared = await shownPage('Objectives in both');
      expect(await compared.locator('body').textContent()).toContain('With the same 200 seeds');
      expect(await findAxeViolationsOfStill(compared, chromium)).toEqual([]);
    });

    test('evidence of a run is written and verified', async () => {
      const run = results().filter({ hasText: 'failed · 200 runs' }).first();
      await chooseFromMenu(run, 'Export Evidence');
      await choose(
        page(),
        page().locator('.quick-input-widget .monaco-button', { hasText: 'Write Evidence Here' }),
      );
      const told = page().locator('.notification-list-item', { hasText: 'signed' });
      await told.locator('.monaco-button', { hasText: 'Verify' }).click();
      const verified = await shownReport(page(), 'evidence-');
      expect(await verified.locator('body').textContent()).toContain('✓ Sound');
      expect(await findAxeViolationsOfStill(verified, chromium)).toEqual([]);
    });

    test('a drill can be cancelled; what had been played by then is kept and shown', async () => {
      workbench.configure({ 'backstep.drill.runs': 10_000_000 });
      await closeEditors();
      await openFile('checkout.playbook.yaml');
      await drillScenario('bad-canary');
      const told = page().locator('.notification-list-item', { hasText: 'Drilling bad-canary' });
      await told.filter({ hasText: 'of 10,000,000 runs' }).waitFor();
      await told.locator('.monaco-button', { hasText: 'Cancel' }).click();
      const report = await shownReport(page(), 'bad-canary');
      expect(await report.locator('body').textContent()).toContain('interrupted');
      expect(listRuns()).toMatch(/interrupted .*bad-canary/);
    });

    test('a language server that ends is started again, which is said once; nothing is lost', async () => {
      await closeEditors();
      await openFile('checkout.playbook.yaml');
      await page().locator('.codelens-decoration', { hasText: '3 scenarios' }).waitFor();
      for (let time = 0; time < 2; time++) {
        const before = languageServer();
        expect(before).toBeGreaterThan(0);
        process.kill(before, 'SIGKILL');
        const isAnother = (): boolean => ![0, before].includes(languageServer());
        await expect.poll(isAnother, { timeout: 30_000 }).toBe(true);
      }
      const told = page().locator('.notification-list-item', { hasText: 'was started again' });
      await told.waitFor();
      expect(await told.count()).toBe(1);
      await replaceFirst(page(), 'mtpd:', 'mtpdd:');
      await page().locator('.squiggly-error').first().waitFor();
      await page().keyboard.press('ControlOrMeta+Z');
      await page().locator('.squiggly-error').first().waitFor({ state: 'detached' });
    });
  });

const needs = '[needs Chromium and `npm run install:workbench`]';
describe.skipIf(server === undefined || chromium === undefined)(
  `the extension in a browser alone ${needs}`,
  () => testInBrowserAlone(server ?? '', chromium ?? ''),
);
describe.skipIf(server === undefined || chromium === undefined)(
  `the extension in a folder that is not trusted ${needs}`,
  () => testUntrusted(server ?? '', chromium ?? ''),
);
