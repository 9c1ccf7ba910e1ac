import type { Verdict } from '../model/journal.ts';
import type { Sqlite } from './load-sqlite.ts';

/** What reports over many drills need of one. Times in microseconds; null where nothing can be said. */
export interface DrillRow {
  readonly runId: string;
  readonly recordedAt: string;
  readonly playbook: string;
  readonly owner: string | null;
  readonly services: readonly string[];
  readonly scenario: string;
  readonly disruption: string;
  /** Null where the drill was never closed. */
  readonly verdict: Verdict | null;
  readonly rtaP95Us: number | null;
  readonly rpaP95Us: number | null;
  /** What became of its objectives; null where it was not held to one. */
  readonly rto: Verdict | null;
  readonly rpo: Verdict | null;
  /** Phases of the first seed by name; empty where no run was brought back by a rollback. */
  readonly phases: Readonly<Record<string, number>>;
}

type Stored = Omit<DrillRow, 'services' | 'phases'> & {
  readonly services: string | null;
  readonly phases: string | null;
};

/** Every drill that was recorded from an instant on, oldest first; parts of drills are left out. */
export function listDrills(db: Sqlite, fromMs = 0): DrillRow[] {
  return db
    .prepare<[string], Stored>(
      `SELECT run.id AS runId, recorded_at AS recordedAt, playbook, scenario, disruption, verdict,
         rta_p95_us AS rtaP95Us, rpa_p95_us AS rpaP95Us,
         json_extract(line, '$.data.owner') AS owner,
         json_extract(line, '$.data.services') AS services,
         (SELECT result FROM check_result WHERE run_id = run.id AND name = 'rto') AS rto,
         (SELECT result FROM check_result WHERE run_id = run.id AND name = 'rpo') AS rpo,
         (SELECT json_group_object(name, us) FROM phase WHERE run_id = run.id AND recovered > 0) AS phases
       FROM run JOIN journal ON journal.run_id = run.id JOIN event ON event.id = first
         LEFT JOIN result ON result.run_id = run.id
       WHERE status <> 'open' AND recorded_at >= ? AND json_extract(line, '$.data.shard') IS NULL
       ORDER BY run.id`,
    )
    .all(new Date(fromMs).toISOString())
    .map(({ services, phases, ...row }) => ({
      ...row,
      services: JSON.parse(services ?? '[]') as string[],
      phases: JSON.parse(phases ?? '{}') as Record<string, number>,
    }));
}
