#!/usr/bin/env node
// Starts the command line with a Node that is new enough: this one, or the one installed beside it.
import { spawn } from 'node:child_process';
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
  if (process.channel) {
    process.channel.unref();
    process.on('disconnect', () => process.exit(130));
  }
  const { main } = await import(pathToFileURL(entry).href);
  await main(process.argv);
} else if (existsSync(bundledNode)) {
  // The channel tells the other Node when this one is gone, however it went.
  const child = spawn(bundledNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => (process.exitCode = code ?? 130));
} else {
  process.stderr.write(
    `backstep: Node ${process.versions.node} is too old.\n  Install Node 22.12 or newer.\n`,
  );
  process.exitCode = 2;
}
