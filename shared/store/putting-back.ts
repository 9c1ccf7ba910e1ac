import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { allRuns } from './all-runs.ts';
import { identitiesOf, isStillThere, namesOf, type Place } from './place.ts';
import type { Closing, Results } from './results.ts';
import { ResultsError } from './results-error.ts';
import { shellWord } from './shell-word.ts';

type Open = (file: string, options?: { readonly mustExist: boolean }) => Results;

/**
 * For closing a results file: somebody may have deleted it, or put another in its place, while runs were recorded into it, and
 * systems go on writing to what is gone. What was recorded is saved elsewhere before, and goes into the file that is there
 * afterwards: not sooner, because two connections to files of one name would take each other's log for their own. Where nothing
 * seems to have happened, what was recorded is read back: a file can also be overwritten where it is.
 */
export function puttingBack(place: Required<Place>, open: Open): Closing {
  const { file, identities } = place;
  let saved: string | undefined;
  let heads: ReadonlyMap<string, string> = new Map();
  return {
    before: (results) => {
      if (results.recorded.size === 0) return;
      heads = headsOf(results, [...results.recorded]);
      if (isStillThere(place)) return;
      saved = join(mkdtempSync(join(tmpdir(), 'backstep-saved-')), 'results.db');
      using(open(saved), (copy) => mergeInto(copy, results, [...results.recorded]));
    },
    after: () => {
      if (saved === undefined) {
        readBack(file, heads, open);
        return;
      }
      removeLogOf(file, identities);
      putBack(saved, file, open);
      rmSync(dirname(saved), { recursive: true });
    },
  };
}

const headsOf = (results: Results, runs: readonly string[]): ReadonlyMap<string, string> =>
  new Map(runs.map((run) => [run, results.head(run)]));

/** Throws a ResultsError when a file does not hold these runs to their last line. */
function readBack(file: string, heads: ReadonlyMap<string, string>, open: Open): void {
  if (heads.size === 0) return;
  let lost: readonly string[] = [...heads.keys()];
  let cause: unknown;
  try {
    using(open(file, { mustExist: true }), (now) => {
      lost = lost.filter((run) => now.head(run) !== heads.get(run));
    });
  } catch (error) {
    if (!(error instanceof ResultsError)) throw error;
    // What cannot be read just now is not lost for that.
    if (!['corrupt', 'foreign', 'missing'].includes(error.code)) return;
    cause = error;
  }
  if (lost.length === 0) return;
  throw new ResultsError(
    'corrupt',
    `${file} was overwritten or damaged while a drill was recorded, and has lost run ${lost.join(', ')}.`,
    'Move it away, put a backup in its place, and drill again.',
    cause,
  );
}

function putBack(saved: string, file: string, open: Open): void {
  try {
    using(open(saved), (copy) =>
      using(open(file), (now) => {
        const runs = [...allRuns(copy)].map(({ id }) => id);
        mergeInto(now, copy, runs);
      }),
    );
  } catch (error) {
    if (!(error instanceof ResultsError)) throw error;
    throw new ResultsError(
      error.code,
      `${file} was deleted or exchanged while a drill was recorded, and the drill could not be put into what is there now: ${error.message} It is kept in ${saved}.`,
      `Make room for ${file}, then: backstep results merge ${shellWord(saved)} --results ${shellWord(file)}`,
      error,
    );
  }
}

function mergeInto(to: Results, from: Results, runs: readonly string[]): void {
  for (const run of runs) to.mergeRun(from, run);
}

function using(results: Results, action: (results: Results) => void): void {
  try {
    action(results);
  } finally {
    results.close();
  }
}

/** The log of a database that is there no longer: another one in its place would take it for its own. */
function removeLogOf(file: string, opened: readonly string[]): void {
  const now = identitiesOf(file);
  if (now[0] === opened[0]) return;
  for (const [index, name] of namesOf(file).entries())
    if (index > 0 && now[index] !== '' && now[index] === opened[index]) rmSync(name);
}
