// Bundles the page that verifies evidence in a browser: one file, with its worker, SQLite and all code in it.
import { build } from 'esbuild';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What a browser has other ways for. */
const standIns = {
  name: 'stand-ins',
  setup({ onResolve }) {
    const file = (name) => path.resolve('shared/verifier', name);
    onResolve({ filter: /^node:crypto$/ }, () => ({ path: file('crypto-stand-in.ts') }));
    onResolve({ filter: /\/database-copy\.ts$/ }, () => ({ path: file('database-stand-in.ts') }));
  },
};

/** Writes the page; `common` is what all bundles share. */
export async function buildVerifier(common, target) {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  const options = {
    ...common,
    format: 'iife',
    platform: 'browser',
    target: 'es2024',
    external: [],
    write: false,
    loader: { '.wasm': 'binary' },
    define: { ...common.define, TOOL_VERSION: JSON.stringify(version) },
  };
  const worker = await build({
    ...options,
    entryPoints: ['shared/verifier/worker.ts'],
    inject: ['shared/verifier/global-buffer.ts'],
    plugins: [standIns],
  });
  const program = JSON.stringify(worker.outputFiles[0].text);
  const page = await build({
    ...options,
    entryPoints: ['shared/verifier/main.tsx'],
    define: { ...options.define, WORKER_PROGRAM: program },
  });
  const textOf = (ending) => page.outputFiles.find(({ path }) => path.endsWith(ending)).text;
  const template = await readFile('shared/verifier/page.html', 'utf8');
  // Texts are put in by functions: a `$` in them stands for itself.
  const html = template
    .replace('/* styles */', () => textOf('.css'))
    .replace('/* program */', () => textOf('.js'));
  await writeFile(target, html);
}
