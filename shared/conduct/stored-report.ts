import type { JournalEvent } from '../model/journal.ts';
import type { Derived } from '../store/derive.ts';
import { reportOf } from '../store/report-of.ts';
import type { Results } from '../store/results.ts';
import type { RunRow } from '../store/run-row.ts';
import { EnvironmentError } from '../model/environment-error.ts';
import { Deriver } from '../store/derive.ts';
import { followEvents } from '../store/chain.ts';

/** A run as it is kept. */
export interface StoredRun {
  readonly row: RunRow;
  readonly derived: Derived;
}

/** Reads a run from its journal. Throws an EnvironmentError when that is damaged. */
export function readRun(results: Results, row: RunRow): StoredRun {
  const deriver = new Deriver();
  readEvents(results, row.id, (event) => deriver.add(event));
  return { row, derived: deriver.end() };
}

/** Reads the events of a run. Throws an EnvironmentError when its journal is damaged. */
export function readEvents(
  results: Results,
  runId: string,
  take: (event: JournalEvent) => void,
): void {
  const { broken } = followEvents(results.lines(runId), take);
  if (broken === undefined) return;
  throw new EnvironmentError(
    `The journal of run ${runId} is damaged at line ${broken.line}: ${broken.message}.`,
    'Restore the results file from a backup; exported evidence is not affected.',
  );
}

/** What the views show of a run. Throws an EnvironmentError when there is none with this id, or when it is damaged. */
export function storedReport(results: Results, runId: string) {
  const row = results.run(runId);
  if (row === undefined)
    throw new EnvironmentError(`There is no run ${runId}.`, 'Look at the list of runs again.');
  return reportOf(row, readRun(results, row).derived);
}
