import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Closing, Results } from './results.ts';
import { ResultsError } from './results-error.ts';

/**
 * For closing a results file: somebody may have deleted it, or put another in its place, while runs were recorded into it, and
 * systems go on writing to what is gone. What was recorded is saved elsewhere before, and goes into the file that is there
 * afterwards: not sooner, because two connections to files of one name would take each other's log for their own.
 */
export function puttingBack(file: string, open: (file: string) => Results): Closing {
  const opened = identityOf(file);
  let saved: string | undefined;
  return {
    before: (results) => {
      if (results.recorded.size === 0 || identityOf(file) === opened) return;
      saved = join(mkdtempSync(join(tmpdir(), 'backstep-saved-')), 'results.db');
      using(open(saved), (copy) => mergeInto(copy, results, results.recorded));
    },
    after: () => {
      if (saved === undefined) return;
      putBack(saved, file, open);
      rmSync(dirname(saved), { recursive: true });
    },
  };
}

function putBack(saved: string, file: string, open: (file: string) => Results): void {
  try {
    using(open(saved), (copy) =>
      using(open(file), (now) => mergeInto(now, copy, new Set(copy.runs().map(({ id }) => id)))),
    );
  } catch (error) {
    if (!(error instanceof ResultsError)) throw error;
    throw new ResultsError(
      error.code,
      `${file} was deleted or exchanged while a drill was recorded, and the drill could not be put into what is there now: ${error.message} It is kept in ${saved}.`,
      `Make room for ${file}, then: backstep results merge ${saved} --results ${file}`,
      error,
    );
  }
}

function mergeInto(to: Results, from: Results, runs: ReadonlySet<string>): void {
  for (const run of runs) to.mergeRun(from, run);
}

function using(results: Results, action: (results: Results) => void): void {
  try {
    action(results);
  } finally {
    results.close();
  }
}

/** Which files SQLite works on under a name: the database, its log and the index of that. */
function identityOf(file: string): string {
  return ['', '-wal', '-shm']
    .map((end) => statSync(`${file}${end}`, { throwIfNoEntry: false }))
    .map((stat) => (stat === undefined ? 'none' : `${stat.dev}.${stat.ino}`))
    .join(' ');
}
