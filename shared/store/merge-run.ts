import { followEvents } from './chain.ts';
import { journalLines, noRun } from './journal-lines.ts';
import { headOfRun, noteInLedger } from './ledger.ts';
import type { Sqlite } from './load-sqlite.ts';
import { ResultsError } from './results-error.ts';
import { copyRows, insertRows } from './run-tables.ts';

/** What became of a run that was to be merged. */
export type Merged = 'merged' | 'already-there' | 'still-recording';

interface StoredRun {
  readonly id: string;
  readonly status: string;
}

/**
 * Copies a run from another results file, with its decisions, all of it or nothing. Throws a
 * ResultsError `corrupt` when its journal is broken, `no-run`, and `differs` when a run of the same
 * id holds another journal.
 */
export function mergeRun(to: Sqlite, from: Sqlite, runId: string): Merged {
  const run = from.prepare<[string], StoredRun>('SELECT * FROM run WHERE id = ?').get(runId);
  if (run === undefined) throw noRun(runId);
  if (run.status === 'open') return 'still-recording';
  const { broken, head } = followEvents(journalLines(from, runId), () => undefined);
  if (broken !== undefined) {
    throw new ResultsError(
      'corrupt',
      `The journal of run ${runId} is broken at line ${broken.line}: ${broken.message}.`,
      'Leave its results file out, or restore it from a backup; nothing of it was merged.',
    );
  }
  return to
    .transaction((): Merged => {
      if (to.prepare('SELECT 1 FROM run WHERE id = ?').get(runId) !== undefined) {
        if (headOfRun(to, runId) === head) return 'already-there';
        throw new ResultsError(
          'differs',
          `Run ${runId} is in both results files, with different journals.`,
          'Check both with `backstep results check`; one of them was changed or went on elsewhere.',
        );
      }
      copyRows(from, to, runId, run);
      insertRows(to, 'opening_timestamp', rowsOf(from, 'opening_timestamp', runId));
      mergeReviews(to, from, runId);
      noteInLedger(to, { at: new Date().toISOString(), what: 'merged', run: runId, digest: head });
      return 'merged';
    })
    .immediate();
}

const rowsOf = (db: Sqlite, table: string, runId: string): object[] =>
  db.prepare<[string], object>(`SELECT * FROM ${table} WHERE run_id = ?`).all(runId);

/** Decisions keep their order, after those that are there. */
function mergeReviews(to: Sqlite, from: Sqlite, runId: string): void {
  const most = to.prepare<[], number>('SELECT coalesce(max(position), -1) FROM review_entry');
  const first = (most.pluck().get() ?? -1) + 1;
  const entries = from
    .prepare<[string], { item: string; line: string }>(
      'SELECT item, line FROM review_entry WHERE run_id = ? ORDER BY position',
    )
    .all(runId);
  insertRows(
    to,
    'review_entry',
    entries.map(({ item, line }, index) => ({
      position: first + index,
      item,
      run_id: runId,
      line,
    })),
  );
}
