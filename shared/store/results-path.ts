import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const marks = ['.backstep', '.git', 'package.json'];

/** The nearest folder at or above `folder` with `.backstep`, `.git` or `package.json`; else itself. */
export function findWorkspace(folder: string): string {
  const start = resolve(folder);
  for (let here = start; ; here = dirname(here)) {
    if (marks.some((mark) => existsSync(join(here, mark)))) return here;
    if (dirname(here) === here) return start;
  }
}

/** Where the results of the workspace around `folder` live: `.backstep/results.db` in its root. */
export function resultsPath(folder: string): string {
  return join(findWorkspace(folder), '.backstep', 'results.db');
}
