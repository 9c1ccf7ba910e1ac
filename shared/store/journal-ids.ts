import type { Sqlite } from './load-sqlite.ts';

/** The ids of a journal's lines begin at a multiple of this: so many lines it can have. `results.sql` has the same number. */
export const journalSpan = 1_073_741_824;

/** Gives a new run the ids of its lines; returns that of its first. */
export function beginJournal(db: Sqlite, runId: string): number {
  db.prepare(
    `INSERT INTO journal (first, run_id) SELECT coalesce(max(first), 0) + ${journalSpan}, ? FROM journal`,
  ).run(runId);
  return firstId(db, runId) ?? 0;
}

/** The id of a run's first line; undefined for a run that is not there. */
export function firstId(db: Sqlite, runId: string): number | undefined {
  return db
    .prepare<[string], number>('SELECT first FROM journal WHERE run_id = ?')
    .pluck()
    .get(runId);
}
