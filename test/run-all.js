// Installs what is missing and runs every check of the project. The last line says how many passed.
// Plain JavaScript without dependencies: it must run before anything is installed, on Node 20.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const root = path.resolve(
  import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
  '..',
);
const bin = path.join(root, 'node_modules/.bin');
process.env.PATH = `${bin}${path.delimiter}${process.env.PATH}`;

const run = (command, args) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
    .status === 0;

const lockIsNewer = () => {
  const installed = path.join(root, 'node_modules/.package-lock.json');
  return !existsSync(installed) || !existsSync(path.join(bin, 'vitest'));
};

if (lockIsNewer() && !run('npm', ['ci', '--no-audit', '--no-fund'])) process.exit(1);

let passed = 0;
let failed = 0;
let skipped = 0;

const check = (name, command, args) => {
  const started = Date.now();
  const ok = run(command, args);
  if (ok) passed += 1;
  else failed += 1;
  process.stdout.write(
    `${ok ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
  );
};

check('build', 'node', ['esbuild.config.js']);
check('types', 'tsc', ['-b']);
check('lint', 'eslint', ['.', '--max-warnings', '0']);
check('format', 'prettier', ['--check', '--log-level', 'warn', '.']);
check('unused code', 'knip', []);

const results = path.join(root, 'dist/test-results.json');
mkdirSync(path.dirname(results), { recursive: true });
const ran = run('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
]);
const report = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : undefined;
if (report === undefined || report.numTotalTests === 0) failed += 1;
else {
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests + (report.numTodoTests ?? 0);
  // A file that cannot be loaded has no tests to fail.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  failed += broken.length;
  if (!ran && failed === 0) failed += 1;
}

process.stdout.write(
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`,
);
process.exitCode = failed === 0 ? 0 : 1;
