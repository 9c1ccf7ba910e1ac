import { existsSync } from 'node:fs';
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

const settings = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
  // Trust is given in an editor.
  'workbench.editor.useModal': 'off',
};

/** Tests the extension in a folder that the user does not trust, in the VS Code at `program`; its package has been made before. */
export function testUntrusted(program: string, chromium: string): void {
  let workbench: Workbench;
  const page = () => workbench.page;
  const view = () => page().locator('.pane-body');
  const isKept = () => existsSync(path.join(workbench.folder, '.backstep'));

  async function drill(scenario: string): Promise<void> {
    await runCommand(page(), 'Backstep: Drill This Playbook');
    await choose(page(), listed(page(), scenario));
    await shownReport(page(), scenario);
  }

  /** How many commands the palette lists as `title`, beside one that is always there. */
  async function offered(title: string): Promise<number> {
    await page().keyboard.press('F1');
    await page().locator('.quick-input-widget input[type=text]').fill('>Backstep: ');
    await listed(page(), 'Backstep: Show Graph').waitFor();
    const count = await listed(page(), title).count();
    await page().keyboard.press('Escape');
    return count;
  }

  beforeAll(async () => {
    workbench = await openWorkbench(program, chromium, 'samples/shop', { settings });
  }, 180_000);

  afterAll(() => workbench.close());

  afterEach(({ task }) => picturedIfFailed(page(), task));

  test('the language works', async () => {
    await page().locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await page()
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'checkout.playbook.yaml' })
      .dblclick();
    await page().locator('.codelens-decoration', { hasText: '3 scenarios' }).waitFor();
    await replaceFirst(page(), 'rto:', 'rtoo:');
    await page().locator('.squiggly-error').first().waitFor();
    await page().keyboard.press('ControlOrMeta+Z');
    await page().locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });

  test('a drill is shown, and kept with the data of the editor, which is said', async () => {
    await drill('absent-approver');
    expect(isKept()).toBe(false);
    await runCommand(page(), 'Backstep: Show Drills and What Is Owed');
    await view().filter({ hasText: 'This folder is not trusted' }).waitFor();
    await view()
      .locator('.monaco-list-row', { hasText: 'absent-approver' })
      .filter({ hasText: 'passed · today' })
      .waitFor();
  });

  test('evidence is neither written nor verified', async () => {
    expect(await offered('Evidence')).toBe(0);
  });

  test('once it is trusted, it keeps its own drills, and all of this can be done', async () => {
    await runCommand(page(), 'Workspaces: Manage Workspace Trust');
    await page()
      .locator('.workspace-trust-buttons-row .monaco-button', { hasText: 'Trust' })
      .first()
      .click();
    await page()
      .locator('.statusbar-item', { hasText: 'Restricted Mode' })
      .waitFor({ state: 'detached' });
    await view().filter({ hasText: 'This folder is not trusted' }).waitFor({ state: 'detached' });
    await page().locator('.tab', { hasText: 'checkout.playbook.yaml' }).click();
    await drill('bad-canary');
    expect(isKept()).toBe(true);
    expect(await offered('Evidence')).toBeGreaterThan(0);
  });
}
