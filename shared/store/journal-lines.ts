import type { Sqlite } from './load-sqlite.ts';
import { ResultsError } from './results-error.ts';

/**
 * The exact lines of a run's journal in order, without line ends; reads as it is iterated. Throws
 * a ResultsError `no-run` for an unknown id.
 */
export function* journalLines(db: Sqlite, runId: string): Generator<string, void, undefined> {
  const known = db.prepare('SELECT 1 FROM run WHERE id = ?').get(runId);
  if (known === undefined) throw noRun(runId);
  const lines = db
    .prepare<[string], string>('SELECT line FROM event WHERE run_id = ? ORDER BY seq')
    .pluck();
  yield* lines.iterate(runId);
}

/** The error for a run id that the results do not hold. */
export function noRun(runId: string): ResultsError {
  return new ResultsError(
    'no-run',
    `There is no run ${runId} in these results.`,
    'List the runs to find its id.',
  );
}
