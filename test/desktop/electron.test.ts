import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';

/** The program that the package `electron` fetches when it is first run; it is not fetched for a test. */
const program = [
  process.env['ELECTRON_PATH'] ?? '',
  'node_modules/electron/dist/electron',
  'node_modules/electron/dist/electron.exe',
  'node_modules/electron/dist/Electron.app/Contents/MacOS/Electron',
].find((place) => place !== '' && existsSync(place));

test.skipIf(program === undefined)(
  'the desktop application shows a folder and drills it [needs the binary of Electron: `npx install-electron`]',
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'backstep-electron-'));
    cpSync('samples/shop', folder, { recursive: true });
    const app = await _electron.launch({
      executablePath: program!,
      args: ['dist/desktop', folder],
    });
    onTestFinished(async () => {
      await app.close();
      rmSync(folder, { recursive: true });
    });
    const window = await app.firstWindow();
    await window.locator('[data-node="restore-checkout"]').waitFor();
    expect(await window.evaluate('typeof require')).toBe('undefined');
    await window.locator('button.primary', { hasText: 'Drill' }).click();
    await window.locator('.result svg[role=img]').first().waitFor();
    expect(existsSync(path.join(folder, '.backstep/results.db'))).toBe(true);
  },
);
