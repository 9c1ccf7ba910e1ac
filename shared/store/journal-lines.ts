import type { Sqlite } from './load-sqlite.ts';
import { ResultsError } from './results-error.ts';

const PAGE_LINES = 1_000;

/**
 * The exact lines of a run's journal in order, without line ends; reads as it is iterated. Throws
 * a ResultsError `no-run` for an unknown id.
 */
export function* journalLines(db: Sqlite, runId: string): Generator<string, void, undefined> {
  const known = db.prepare('SELECT 1 FROM run WHERE id = ?').get(runId);
  if (known === undefined) throw noRun(runId);
  // By pages, because a connection that is in the middle of reading cannot write.
  const page = db.prepare<[string, number], { readonly seq: number; readonly line: string }>(
    `SELECT seq, line FROM event WHERE run_id = ? AND seq > ? ORDER BY seq LIMIT ${PAGE_LINES}`,
  );
  let rows = page.all(runId, -1);
  while (rows.length > 0) {
    for (const { line } of rows) yield line;
    rows = page.all(runId, rows.at(-1)?.seq ?? 0);
  }
}

/** The error for a run id that the results do not hold. */
export function noRun(runId: string): ResultsError {
  return new ResultsError(
    'no-run',
    `There is no run ${runId} in these results.`,
    'List the runs to find its id.',
  );
}
