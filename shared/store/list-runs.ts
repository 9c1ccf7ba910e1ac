import type { Sqlite } from './load-sqlite.ts';
import { type RunRow, selectRun, type StoredRunRow, toRunRow } from './run-row.ts';

export interface RunFilter {
  readonly playbook?: string;
  readonly scenario?: string;
  /** The id of the last run of the page before; absent for the first page. */
  readonly before?: string;
  /** Longest page, at least 1; 50 unless told. */
  readonly limit?: number;
}

/** A page of runs, newest first. */
export function listRuns(db: Sqlite, filter: RunFilter = {}): RunRow[] {
  return db
    .prepare<unknown[], StoredRunRow>(
      `${selectRun}
       WHERE (@playbook IS NULL OR playbook = @playbook)
         AND (@scenario IS NULL OR scenario = @scenario)
         AND (@before IS NULL OR id < @before)
       ORDER BY id DESC LIMIT @limit`,
    )
    .all({
      playbook: filter.playbook ?? null,
      scenario: filter.scenario ?? null,
      before: filter.before ?? null,
      limit: filter.limit ?? 50,
    })
    .map(toRunRow);
}

/** One run; undefined when there is none with this id. */
export function getRun(db: Sqlite, runId: string): RunRow | undefined {
  const stored = db.prepare<[string], StoredRunRow>(`${selectRun} WHERE id = ?`).get(runId);
  return stored === undefined ? undefined : toRunRow(stored);
}
