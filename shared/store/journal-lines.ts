import { firstId, journalSpan } from './journal-ids.ts';
import type { Sqlite } from './load-sqlite.ts';
import { ResultsError } from './results-error.ts';

const PAGE_LINES = 1_000;

/**
 * The exact lines of a run's journal in order, without line ends; reads as it is iterated. Throws
 * a ResultsError `no-run` for an unknown id.
 */
export function* journalLines(db: Sqlite, runId: string): Generator<string, void, undefined> {
  const first = firstId(db, runId);
  if (first === undefined) throw noRun(runId);
  // By pages, because a connection that is in the middle of reading cannot write.
  const page = db.prepare<[number, number], { readonly id: number; readonly line: string }>(
    `SELECT id, line FROM event WHERE id >= ? AND id < ? ORDER BY id LIMIT ${PAGE_LINES}`,
  );
  const end = first + journalSpan;
  let rows = page.all(first, end);
  while (rows.length > 0) {
    for (const { line } of rows) yield line;
    rows = page.all((rows.at(-1)?.id ?? end) + 1, end);
  }
}

/** The last line of a run's journal with its number; undefined for a run that is not there. */
export const lastLine = (db: Sqlite, runId: string): NumberedLine | undefined =>
  lastLineReader(db, runId)();

interface NumberedLine {
  readonly seq: number;
  readonly line: string;
}

/** What reads the last line of a run's journal again and again; its statement is prepared once. */
export function lastLineReader(db: Sqlite, runId: string): () => NumberedLine | undefined {
  const first = firstId(db, runId);
  if (first === undefined) return () => undefined;
  const last = db.prepare<[number, number], NumberedLine>(
    'SELECT seq, line FROM event WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 1',
  );
  return () => last.get(first, first + journalSpan);
}

/** The error for a run id that the results do not hold. */
export function noRun(runId: string): ResultsError {
  return new ResultsError(
    'no-run',
    `There is no run ${runId} in these results.`,
    'List the runs to find its id.',
  );
}
