#!/usr/bin/env node
// Starts the command line with a Node that is new enough: this one, or the one installed beside it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const bundledNode = path.join(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
const entry = path.join(root, 'dist/cli/main.js');

if (!existsSync(entry)) {
  process.stderr.write('backstep: this copy has not been built.\n  Run: npm run build\n');
  process.exitCode = 2;
} else if (major > 22 || (major === 22 && minor >= 12)) {
  nodeModule.enableCompileCache();
  const { main } = await import(pathToFileURL(entry).href);
  await main(process.argv);
} else if (existsSync(bundledNode)) {
  const run = spawnSync(bundledNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exitCode = run.status ?? 3;
} else {
  process.stderr.write(
    `backstep: Node ${process.versions.node} is too old.\n  Install Node 22.12 or newer.\n`,
  );
  process.exitCode = 2;
}
