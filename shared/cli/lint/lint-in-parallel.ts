import { Worker } from 'node:worker_threads';
import { availableParallelism } from 'node:os';
import type { LintedFiles } from './lint-files.ts';
import { lintFiles } from './lint-files.ts';

/** Below this many files, starting a worker takes longer than it saves. */
const fewFiles = 150;

/** Next to this module, in the language this module is in: source and bundle both work. */
const workerUrl = new URL(
  import.meta.url.endsWith('.ts') ? './lint-worker.ts' : './lint-worker.js',
  import.meta.url,
);

/**
 * Checks files on as many threads as the machine has, this one included. What is found, and its
 * order, is the same as on one thread.
 */
export async function lintInParallel(files: readonly string[], cwd: string): Promise<LintedFiles> {
  const threads = Math.min(availableParallelism(), Math.floor(files.length / fewFiles));
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
    unreadable: results.flatMap(({ unreadable }) => unreadable),
  };
}

function lintInWorker(files: readonly string[], cwd: string): Promise<LintedFiles> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { workerData: { files, cwd } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
