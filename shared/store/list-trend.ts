import type { Verdict } from '../model/journal.ts';
import type { Sqlite } from './load-sqlite.ts';

/** One closed run among those of the same playbook. */
export interface TrendPoint {
  readonly runId: string;
  readonly recordedAt: string;
  readonly scenario: string;
  readonly verdict: Verdict;
  /** Share of its seeds that recovered, 0 to 1; null without seeds. */
  readonly successRate: number | null;
  /** Microseconds; null when the percentile falls among seeds that did not recover. */
  readonly rtaP95Us: number | null;
  readonly rpaP95Us: number | null;
  /** The RTO it was held against, microseconds; null without one. */
  readonly rtoUs: number | null;
  readonly lostRecordsMax: number;
}

/** How a playbook did over time: its closed runs, oldest first, of one scenario or of all; parts of drills are left out. */
export function listTrend(db: Sqlite, playbook: string, scenario?: string): TrendPoint[] {
  return db
    .prepare<unknown[], TrendPoint>(
      `SELECT run.id AS runId, recorded_at AS recordedAt, scenario, verdict,
         CAST(recovered AS REAL) / nullif(samples, 0) AS successRate,
         json_extract(line, '$.data.objectives.rtoUs') AS rtoUs,
         rta_p95_us AS rtaP95Us, rpa_p95_us AS rpaP95Us, lost_records_max AS lostRecordsMax
       FROM run JOIN journal ON journal.run_id = run.id JOIN event ON event.id = first
         JOIN result ON result.run_id = run.id
       WHERE status = 'closed' AND json_extract(line, '$.data.shard') IS NULL AND playbook = @playbook
         AND (@scenario IS NULL OR scenario = @scenario)
       ORDER BY run.id`,
    )
    .all({ playbook, scenario: scenario ?? null });
}
