import type { Results } from '../../store/results.ts';
import type { RunRow } from '../../store/run-row.ts';
import { allRuns } from '../../store/all-runs.ts';
import { CommandFailure } from '../failure.ts';
import type { StoredRun } from '../../conduct/stored-report.ts';
import { readRun } from '../../conduct/stored-report.ts';

/** Reads a run, by its id or the beginning of one; `last` is the newest. Throws an EnvironmentError when there is no such run or its journal is damaged. */
export function readDrill(results: Results, id: string): StoredRun {
  return readRun(results, findRun(results, id));
}

/** What `last` stands for. */
interface LastRun {
  readonly wanted: (run: RunRow) => boolean;
  /** What to say when there is none. */
  readonly none: string;
}

/** The run with this id, or that begins with it; `last` is the newest of those wanted. Throws a CommandFailure when there is none. */
export function findRun(
  results: Results,
  id: string,
  { wanted, none }: LastRun = { wanted: () => true, none: 'There are no runs yet.' },
): RunRow {
  if (id === 'last') {
    const newest = firstOf(allRuns(results), wanted);
    if (newest !== undefined) return newest;
    throw new CommandFailure(none, 'Run `backstep drill` first.');
  }
  if (id.trim() === '')
    throw new CommandFailure('No run is named.', 'Write its id, or `last` for the newest.');
  const exact = results.run(id);
  if (exact !== undefined) return exact;
  const prefix = id.toUpperCase();
  const matching = [...allRuns(results)].filter((run) => run.id.startsWith(prefix));
  const [only, second] = matching;
  if (only === undefined)
    throw new CommandFailure(`There is no run ${id}.`, '`backstep report list` shows the runs.');
  if (second === undefined) return only;
  throw new CommandFailure(
    `Several runs begin with ${id}.`,
    `Write more of the id: ${matching
      .slice(0, 3)
      .map((run) => run.id)
      .join(', ')}.`,
  );
}

function firstOf(runs: Iterable<RunRow>, wanted: (run: RunRow) => boolean): RunRow | undefined {
  for (const run of runs) if (wanted(run)) return run;
  return undefined;
}
