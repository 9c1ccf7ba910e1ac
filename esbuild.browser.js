// Bundles the extension for VS Code in a browser: what Node has, a browser has under the same names, as far as it is used.
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const standIn = (name) => path.resolve('extension/browser/stand-ins', name);

const builtins = {
  'node:crypto': path.resolve('shared/verifier/crypto-stand-in.ts'),
  'node:fs': standIn('disk.ts'),
  'node:os': standIn('host.ts'),
  'node:url': standIn('host.ts'),
};

const standIns = {
  name: 'stand-ins',
  setup({ onLoad, onResolve, resolve }) {
    onResolve({ filter: /^node:/ }, ({ path: name }) => {
      const file = builtins[name];
      return file === undefined ? undefined : { path: file };
    });
    onResolve({ filter: /^node:path$/ }, ({ resolveDir }) =>
      resolve('path-browserify', { resolveDir, kind: 'import-statement' }),
    );
    onResolve({ filter: /\/load-sqlite\.ts$/ }, () => ({ path: standIn('sqlite.ts') }));
    onResolve({ filter: /\/read-only-disk\.ts$/ }, () => ({ path: standIn('writable-disk.ts') }));
    onResolve({ filter: /\/lines-behind\.ts$/ }, () => ({ path: standIn('no-thread.ts') }));
    onResolve({ filter: /\/putting-back\.ts$/ }, () => ({ path: standIn('staying.ts') }));
    onResolve({ filter: /\/sample-pool\.ts$/, namespace: 'file' }, ({ importer }) =>
      importer.includes('stand-ins') ? undefined : { path: standIn('sample-pool.ts') },
    );
    // Where there is a worker's `self`, it would take over the messages of ours.
    onLoad({ filter: /elk\.bundled\.js$/ }, async ({ path: file }) => ({
      contents: `var self;${await readFile(file, 'utf8')}`,
    }));
  },
};

/** Writes what runs in a browser; `common` is what all bundles share. */
export async function buildBrowserExtension(common, outdir) {
  const options = {
    ...common,
    outdir,
    platform: 'browser',
    target: 'es2024',
    // Patterns are expanded for the command line only.
    external: ['vscode', 'tinyglobby'],
    loader: { '.wasm': 'binary' },
    inject: [standIn('globals.ts')],
    plugins: [standIns],
    define: { ...common.define, global: 'globalThis' },
  };
  await build({
    ...options,
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    entryPoints: { browser: 'extension/browser/extension.ts' },
  });
  await build({
    ...options,
    format: 'iife',
    entryPoints: {
      'browser-server': 'extension/browser/server.ts',
      'browser-job-worker': 'extension/browser/job-worker.ts',
    },
  });
}
