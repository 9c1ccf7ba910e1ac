import type { Sqlite } from './load-sqlite.ts';

/** One decision about a finding of a run. */
export interface ReviewEntry {
  /** The key of the finding. */
  readonly item: string;
  readonly run: string;
  /** The decision, as JSON. */
  readonly line: string;
}

/** Every decision about findings, in the order in which they were taken. */
export function listReviewEntries(db: Sqlite): ReviewEntry[] {
  return db
    .prepare<[], ReviewEntry>(
      'SELECT item, run_id AS run, line FROM review_entry ORDER BY position',
    )
    .all();
}

/** Adds decisions, all of them or none. */
export function addReviewEntries(db: Sqlite, entries: readonly ReviewEntry[]): void {
  const insert = db.prepare(
    `INSERT INTO review_entry (position, item, run_id, line)
     SELECT coalesce(max(position), -1) + 1, ?, ?, ? FROM review_entry`,
  );
  db.transaction(() => {
    for (const { item, run, line } of entries) insert.run(item, run, line);
  }).immediate();
}
