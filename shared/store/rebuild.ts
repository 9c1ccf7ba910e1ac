import { followEvents } from './chain.ts';
import { Deriver } from './derive.ts';
import type { Sqlite } from './load-sqlite.ts';
import { journalLines } from './journal-lines.ts';
import { dropDerived, keepDerived } from './keep-derived.ts';
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
    keepDerived(db, runId, deriver.end());
  })();
}
