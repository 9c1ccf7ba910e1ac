// Bundles the command line (one entry, a chunk for each command, and the workers), the extension and the Studio.
import { build } from 'esbuild';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { builtinModules } from 'node:module';
import { buildBrowserExtension } from './esbuild.browser.js';
import { buildVerifier } from './esbuild.verifier.js';

/**
 * Built-in modules are asked for by call instead of by import: an import makes Node read every
 * property of the module, which starts streams and promises that `lint` never uses (10 ms).
 * `os`, and commander's own use of child processes, wait until they are needed, which is mostly never.
 */
const quickBuiltins = {
  name: 'quick-builtins',
  setup({ onLoad, onResolve }) {
    const names = new Set(builtinModules);
    onResolve({ filter: /^[a-z]/ }, ({ path, importer }) => {
      const name = path.replace(/^node:/, '');
      if (!names.has(name)) return undefined;
      const lazy = name === 'child_process' && importer.includes('commander');
      return { path: name, namespace: lazy || name === 'os' ? 'lazy-builtin' : 'builtin' };
    });
    // An object that inherits from the module has no properties of its own that could be read.
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents:
        `const builtin = process.getBuiltinModule('${path}');` +
        `module.exports = typeof builtin === 'function' || builtin === process ? builtin : Object.create(builtin);`,
    }));
    // One that is looked into only when something of it is asked for.
    onLoad({ filter: /.*/, namespace: 'lazy-builtin' }, ({ path }) => ({
      contents: `module.exports = Object.create(new Proxy({}, { get: (_, name) => process.getBuiltinModule('${path}')[name] }));`,
    }));
  },
};

/** What runs in a browser. */
const inBrowser = {
  format: 'iife',
  platform: 'browser',
  target: 'es2024',
  external: [],
};

const nodeEnv = { 'process.env.NODE_ENV': '"production"' };

const common = {
  outdir: 'dist/cli',
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  jsx: 'automatic',
  minify: true,
  legalComments: 'none',
  external: ['better-sqlite3'],
  // The build for browsers is a module, so that what is not used is left out.
  alias: { yaml: './node_modules/yaml/browser/index.js' },
  // What a module of the older kind knows of itself, where it becomes part of one of the newer kind.
  define: { ...nodeEnv, __dirname: 'import.meta.dirname' },
};

/** What drills start on threads: beside whatever bundle starts them. */
const threads = {
  'drill-worker': 'shared/conduct/drill-worker.ts',
  'line-thread': 'shared/store/line-thread.ts',
};

/** What modules know of themselves, as CommonJS says it. */
const moduleNames = {
  'import.meta.dirname': '__dirname',
  'import.meta.filename': '__filename',
  'import.meta.url': 'moduleUrl',
};
const moduleUrl = { js: `const moduleUrl = require('url').pathToFileURL(__filename).href;` };

/** Older modules ask for built-in ones by call, which newer modules do not have. */
const requireBanner = {
  js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);`,
};

await rm('dist/cli', { recursive: true, force: true });
await rm('dist/extension', { recursive: true, force: true });
await rm('dist/studio', { recursive: true, force: true });
await rm('dist/desktop', { recursive: true, force: true });

await Promise.all([
  build({
    ...common,
    outdir: 'dist/extension',
    entryPoints: {
      client: 'extension/node/extension.ts',
      server: 'extension/node/server.ts',
    },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    external: ['vscode'],
    define: { ...nodeEnv, ...moduleNames },
    banner: moduleUrl,
  }),
  build({
    ...common,
    outdir: 'dist/extension',
    entryPoints: {
      'job-worker': 'extension/worker/job-worker.ts',
      ...threads,
    },
    splitting: true,
    chunkNames: 'chunk-[hash]',
    banner: requireBanner,
  }),
  build({
    ...common,
    outdir: 'dist/extension',
    ...inBrowser,
    entryPoints: { 'graph-panel': 'extension/panel/graph-panel.tsx' },
  }),
  build({
    ...common,
    ...inBrowser,
    outdir: 'dist/studio',
    entryPoints: { studio: 'desktop/renderer/main.tsx' },
    format: 'esm',
    splitting: true,
    chunkNames: 'chunk-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.ttf': 'file' },
  }),
  build({
    ...common,
    ...inBrowser,
    outdir: 'dist/studio',
    entryPoints: {
      'language-worker': 'desktop/renderer/language/language-worker.ts',
      'editor-worker': 'monaco-editor/editor/editor.worker',
      'elk-worker': 'elkjs/lib/elk-worker.min.js',
    },
  }),
  build({
    ...common,
    outdir: 'dist/desktop',
    entryPoints: { main: 'desktop/main/main.ts', ...threads },
    external: [...common.external, 'electron'],
  }),
  build({
    ...common,
    outdir: 'dist/desktop',
    entryPoints: { preload: 'desktop/preload/preload.ts' },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    external: ['electron'],
  }),
  build({
    ...common,
    entryPoints: { main: 'shared/cli/main.ts', ...threads },
    splitting: true,
    chunkNames: 'chunk-[hash]',
    plugins: [quickBuiltins],
  }),
  // A file of its own: loading one file is quicker than loading the twenty it would share.
  build({
    ...common,
    entryPoints: {
      lint: 'shared/cli/lint/lint-plainly.ts',
      'lint-worker': 'shared/cli/lint/lint-worker.ts',
    },
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
    define: { ...nodeEnv, ...moduleNames },
    banner: moduleUrl,
    plugins: [quickBuiltins],
  }),
]);

await buildBrowserExtension(common, 'dist/extension');
await buildVerifier(common, 'dist/cli/verify.html');
await cp('desktop/renderer/index.html', 'dist/studio/index.html');
await cp('desktop/package.json', 'dist/desktop/package.json');

// Fonts of printed reports.
for (const shell of ['cli', 'extension', 'desktop'])
  for (const font of ['Roboto-Regular.ttf', 'Roboto-Medium.ttf'])
    await cp(`node_modules/pdfmake/fonts/Roboto/${font}`, `dist/${shell}/fonts/${font}`);

// What the extension needs beside its code: with it, the folder is one that VS Code can run.
for (const file of ['extension/package.json', 'LICENSE', 'CHANGELOG.md'])
  await cp(file, `dist/extension/${path.basename(file)}`);
for (const folder of ['grammar', 'icons', 'walkthrough'])
  await cp(`extension/${folder}`, `dist/extension/${folder}`, { recursive: true });
await cp('extension/snippets.json', 'dist/extension/snippets.json');
for (const kind of ['system', 'playbook', 'scenario', 'policy'])
  await cp(`schema/${kind}.schema.json`, `dist/extension/schema/${kind}.schema.json`);
// Editors show no pictures in it but those from the network; the walkthrough has them instead.
const readme = await readFile('extension/README.md', 'utf8');
await writeFile('dist/extension/README.md', readme.replaceAll(/^!\[.*\n\n/gm, ''));
for (const picture of ['editor', 'editor-tests', 'editor-results'])
  await cp(`samples/pictures/${picture}.png`, `dist/extension/walkthrough/${picture}.png`);
// The native module comes with binaries for every platform; what it is compiled from stays behind.
for (const part of ['lib', 'prebuilds', 'package.json', 'LICENSE'])
  await cp(
    `node_modules/better-sqlite3/${part}`,
    `dist/extension/node_modules/better-sqlite3/${part}`,
    { recursive: true },
  );
// It is named by the module's manifest, by which the packer looks for it, and needed by its compiler only.
await cp('node_modules/node-addon-api', 'dist/extension/node_modules/node-addon-api', {
  recursive: true,
});
await writeFile('dist/extension/.vscodeignore', 'node_modules/node-addon-api/**\n');
