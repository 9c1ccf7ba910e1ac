import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { LintedFiles } from './lint-files.ts';
import { lintFiles } from './lint-files.ts';

/** Below this many files, starting a worker takes longer than it saves. */
const fewFiles = 150;

/** A thread keeps another processor half busy with compiling and collecting garbage. */
const processorsPerThread = 2;

/** Next to this module, in the language this module is in: source and bundle both work. */
const workerFile = path.join(
  import.meta.dirname,
  import.meta.filename.endsWith('.ts') ? 'lint-worker.ts' : 'lint-worker.cjs',
);

/**
 * Checks files on as many threads as the machine has room for, this one included. What is found, and its
 * order, is the same as on one thread.
 */
export async function lintInParallel(files: readonly string[], cwd: string): Promise<LintedFiles> {
  const threads = Math.min(
    Math.floor(availableParallelism() / processorsPerThread),
    Math.floor(files.length / fewFiles),
  );
  if (threads < 2) return lintFiles(files, cwd);
  const size = Math.ceil(files.length / threads);
  const parts = Array.from({ length: threads }, (_, index) =>
    files.slice(index * size, (index + 1) * size),
  );
  const [own = [], ...others] = parts;
  const working = others.map((part) => lintInWorker(part, cwd));
  const results = [lintFiles(own, cwd), ...(await Promise.all(working))];
  return {
    findings: results.flatMap(({ findings }) => findings),
    suppressed: results.flatMap(({ suppressed }) => suppressed),
    unreadable: results.flatMap(({ unreadable }) => unreadable),
  };
}

async function lintInWorker(files: readonly string[], cwd: string): Promise<LintedFiles> {
  const { Worker } = await import('node:worker_threads');
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { workerData: { files, cwd } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
