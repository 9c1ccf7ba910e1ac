import { build } from 'esbuild';
import { rm } from 'node:fs/promises';

await rm('dist/cli', { recursive: true, force: true });

await build({
  entryPoints: { main: 'shared/cli/main.ts' },
  outdir: 'dist/cli',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  minify: true,
  legalComments: 'none',
  external: ['better-sqlite3'],
  chunkNames: 'chunk-[hash]',
  // Bundled CommonJS packages ask for built-in modules with `require`.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
});
