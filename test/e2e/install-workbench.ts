// Installs a VS Code that runs in a browser, for the tests of the extension: two minutes, 600 MB, and a compiler.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { findWorkbench, workbenchFolder } from './find-workbench.ts';

if (findWorkbench() === undefined) {
  mkdirSync(workbenchFolder, { recursive: true });
  writeFileSync(`${workbenchFolder}/package.json`, '{ "private": true }\n');
  const npm = process.env['npm_execpath'];
  if (npm === undefined) throw new Error('Run it as `npm run install:workbench`.');
  // By this Node and not by the one that npm was started with: it must be the one that it will run on.
  const { status } = spawnSync(
    process.execPath,
    [npm, 'install', '--no-audit', '--no-fund', 'code-server@4.139.1'],
    {
      cwd: workbenchFolder,
      stdio: 'inherit',
      env: { ...process.env, npm_config_user_agent: undefined },
    },
  );
  process.exitCode = status ?? 1;
}
