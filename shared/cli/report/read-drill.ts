import type { Results } from '../../store/results.ts';
import type { RunRow } from '../../store/run-row.ts';
import { CommandFailure } from '../failure.ts';
import type { StoredRun } from '../../conduct/stored-report.ts';
import { readRun } from '../../conduct/stored-report.ts';

/** Reads a run, by its id or the beginning of one; `last` is the newest. Throws an EnvironmentError when there is no such run or its journal is damaged. */
export function readDrill(results: Results, id: string): StoredRun {
  return readRun(results, findRun(results, id));
}

function findRun(results: Results, id: string): RunRow {
  if (id === 'last') {
    const [newest] = results.runs({ limit: 1 });
    if (newest !== undefined) return newest;
    throw new CommandFailure('There are no runs yet.', 'Run `backstep drill` first.');
  }
  if (id.trim() === '')
    throw new CommandFailure('No run is named.', 'Write its id, or `last` for the newest.');
  const exact = results.run(id);
  if (exact !== undefined) return exact;
  const matching = runsBeginning(results, id.toUpperCase());
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

function runsBeginning(results: Results, prefix: string): RunRow[] {
  const found: RunRow[] = [];
  for (
    let page = results.runs();
    page.length > 0;
    page = results.runs({ before: page.at(-1)?.id ?? '' })
  ) {
    found.push(...page.filter((run) => run.id.startsWith(prefix)));
  }
  return found;
}
