#!/usr/bin/env node
'use strict';
// Starts the command line with a Node that is new enough: this one, or the one installed beside it.
// This and `lint` are CommonJS, which Node loads in a third of the time that modules take.
const { existsSync } = require('node:fs');
const nodeModule = require('node:module');
const path = require('node:path');

const root = path.resolve(__dirname, '../..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const bundledNode = path.join(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
const entry = path.join(root, 'dist/cli/main.js');
const isNew = major > 22 || (major === 22 && minor >= 12);
// A language server runs all day beside an editor: garbage is collected early rather than memory taken.
const thrift = ['--max-semi-space-size=8', '--heap-growing-percent=50'];
const wanted = process.argv[2] === 'lsp' ? thrift : [];

function run() {
  nodeModule.enableCompileCache();
  if (process.channel) {
    process.channel.unref();
    process.on('disconnect', () => process.exit(130));
  }
  const [, , command, ...args] = process.argv;
  // What is asked for in the plainest words is done at once; the rest needs the whole command line.
  if (command === 'lint' && require(path.join(root, 'dist/cli/lint.cjs')).lintPlainly(args)) return;
  const { pathToFileURL } = require('node:url');
  void import(pathToFileURL(entry).href).then(({ main }) => main(process.argv));
}

function runWith(node, flags) {
  const { spawn } = require('node:child_process');
  // The channel tells the other Node when this one is gone, however it went.
  const child = spawn(node, [...flags, __filename, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => (process.exitCode = code ?? 130));
}

function runAgainWith(flags) {
  const args = [process.execPath, ...flags, __filename, ...process.argv.slice(2)];
  // In place of this process, where the platform can do that.
  if (process.platform === 'win32' || !process.execve) runWith(process.execPath, flags);
  else process.execve(process.execPath, args, process.env);
}

function refuse(reason, remedy) {
  process.stderr.write(`backstep: ${reason}\n  ${remedy}\n`);
  process.exitCode = 2;
}

if (!existsSync(entry)) refuse('this copy has not been built.', 'Run: npm run build');
else if (isNew && wanted.every((flag) => process.execArgv.includes(flag))) run();
else if (isNew) runAgainWith(wanted);
else if (existsSync(bundledNode)) runWith(bundledNode, wanted);
else refuse(`Node ${process.versions.node} is too old.`, 'Install Node 22.12 or newer.');
