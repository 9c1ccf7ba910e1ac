// Installs a VS Code that runs in a browser, for the tests of the extension: two minutes, 600 MB, and a compiler.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { findWorkbench, workbenchFolder } from './find-workbench.ts';

if (findWorkbench() === undefined) {
  mkdirSync(workbenchFolder, { recursive: true });
  writeFileSync(`${workbenchFolder}/package.json`, '{ "private": true }\n');
  const { status } = spawnSync(
    'npm',
    ['install', '--no-audit', '--no-fund', 'code-server@4.139.1'],
    { cwd: workbenchFolder, stdio: 'inherit', shell: process.platform === 'win32' },
  );
  process.exitCode = status ?? 1;
}
