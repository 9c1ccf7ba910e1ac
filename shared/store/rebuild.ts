import { followEvents } from './chain.ts';
import { Deriver } from './derive.ts';
import type { Sqlite } from './load-sqlite.ts';
import { journalLines } from './journal-lines.ts';
import { dropDerived, keepDerived, updateRun } from './keep-derived.ts';
import { recordedAt, startInstant } from './run-columns.ts';
import { ResultsError } from './results-error.ts';

/**
 * Drops every derived row of a run and computes it anew from the journal alone, in one
 * transaction. A run without `drill.closed` keeps its status and gets no verdict. Throws a
 * ResultsError `corrupt` when the journal is broken, and `no-run`.
 */
export function rebuild(db: Sqlite, runId: string): void {
  db.transaction(() => {
    dropDerived(db, runId);
    const deriver = new Deriver();
    const { broken } = followEvents(journalLines(db, runId), (event) => deriver.add(event));
    if (broken !== undefined) {
      const { line, message } = broken;
      throw new ResultsError(
        'corrupt',
        `The journal of run ${runId} is broken at line ${line}: ${message}.`,
        'Restore the results file from a backup, or use the evidence exported from this run.',
      );
    }
    const derived = deriver.end();
    keepDerived(db, runId, derived);
    const startsUs = db.prepare<[string], number>('SELECT starts_us FROM run WHERE id = ?').pluck();
    updateRun(db, runId, {
      starts_us: startInstant(startsUs.get(runId) ?? 0, derived),
      recorded_at: recordedAt(runId),
    });
  })();
}
