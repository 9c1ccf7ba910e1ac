import { parentPort, workerData } from 'node:worker_threads';
import { lintFiles } from './lint-files.ts';

const { files, cwd } = workerData as { readonly files: readonly string[]; readonly cwd: string };

parentPort?.postMessage(lintFiles(files, cwd));
