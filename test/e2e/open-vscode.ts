import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { resolveCliArgsFromVSCodeExecutablePath } from '@vscode/test-electron';
import { _electron } from 'playwright-core';
import type { ElectronApplication } from 'playwright-core';
import type { Workbench } from './open-workbench.ts';
import { prepareHome } from './prepare-home.ts';

/** Opens a copy of the folder `sample` in the VS Code for the desktop at `program`. */
export async function openVscode(program: string, sample: string): Promise<Workbench> {
  const { home, folder, configure, profile } = prepareHome(sample);
  const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(program, {
    reuseMachineInstall: true,
  });
  const vsix = path.resolve('dist/backstep.vsix');
  const installed = spawnSync(cli!, [...args, ...profile, '--install-extension', vsix], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (installed.status !== 0) throw new Error(installed.stdout + installed.stderr);
  let app: ElectronApplication | undefined;
  const close = async (): Promise<void> => {
    await app?.close();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    app = await _electron.launch({
      executablePath: program,
      args: [...profile, '--no-sandbox', '--skip-welcome', '--skip-release-notes', folder],
    });
    const page = await app.firstWindow();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.waitForSelector('.explorer-folders-view .monaco-list-row');
    return { page, folder, configure, close };
  } catch (error) {
    await close();
    throw error;
  }
}
