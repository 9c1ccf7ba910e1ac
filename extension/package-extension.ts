// Packs dist/extension as a .vsix. The packer brings a hundred packages, so that it is installed only here.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const tools = path.resolve('dist/tools');
const packer = path.join(tools, 'node_modules/@vscode/vsce/vsce');
const target = path.resolve('dist/backstep.vsix');

function run(command: string, args: readonly string[], cwd: string): void {
  const { status, error } = spawnSync(command, args, {
    cwd,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(packer)) {
  mkdirSync(tools, { recursive: true });
  writeFileSync(path.join(tools, 'package.json'), '{ "private": true }\n');
  // Its native parts sign in to marketplaces, which packing does not need.
  run(
    'npm',
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--omit=optional',
      '@vscode/vsce@4.1.0',
    ],
    tools,
  );
}
run(
  process.execPath,
  [packer, 'package', '--allow-missing-repository', '--out', target],
  path.resolve('dist/extension'),
);
process.stdout.write(
  `Wrote ${path.relative(process.cwd(), target)}, ${(statSync(target).size / 1024).toFixed(0)} KiB.\n`,
);
