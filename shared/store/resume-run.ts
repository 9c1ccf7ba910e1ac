import type { Sqlite } from './load-sqlite.ts';
import { journalEnd } from './journal-end.ts';
import { writerName } from './mark-abandoned.ts';
import { dropDerived } from './keep-derived.ts';
import { noRun } from './journal-lines.ts';
import type { Place } from './place.ts';
import { ResultsError } from './results-error.ts';
import { RunWriter } from './run-writer.ts';

/**
 * Opens the journal of an interrupted run again, for this process to go on with. Throws a ResultsError `no-run` for an unknown id,
 * and `not-interrupted` when the run has ended or is still going on.
 */
export function resumeRun(db: Sqlite, place: Place, runId: string): RunWriter {
  return db
    .transaction(() => {
      const run = db
        .prepare<[string], { status: string; startsUs: number }>(
          'SELECT status, starts_us AS startsUs FROM run WHERE id = ?',
        )
        .get(runId);
      if (run === undefined) throw noRun(runId);
      if (run.status !== 'interrupted') {
        throw new ResultsError(
          'not-interrupted',
          `Run ${runId} is not interrupted.`,
          'Only a drill that was interrupted can go on.',
        );
      }
      db.prepare(`UPDATE run SET status = 'open', writer = ? WHERE id = ?`).run(
        writerName(),
        runId,
      );
      // A run that is open has no figures: they would be those of its beginning.
      dropDerived(db, runId);
      return new RunWriter(db, place, runId, {
        ...journalEnd(db, runId)(),
        startsUs: run.startsUs,
      });
    })
    .immediate();
}
