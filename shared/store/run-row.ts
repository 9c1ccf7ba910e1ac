import type { Environment, Verdict } from '../model/journal.ts';
import { hasGone } from './mark-abandoned.ts';

/** What the list of runs shows about one. */
export interface RunRow {
  readonly id: string;
  readonly status: 'open' | 'closed' | 'interrupted';
  /** Wall clock, RFC 3339 in UTC with milliseconds. */
  readonly recordedAt: string;
  /** Program and platform that recorded it. */
  readonly host: string;
  /** Instant of drill time 0, microseconds since 1970. */
  readonly startsUs: number;
  readonly tool: string;
  readonly environment: Environment;
  readonly playbook: string;
  readonly scenario: string;
  readonly system: string;
  readonly disruption: string;
  readonly seed: number;
  /** Seeds asked for. */
  readonly runs: number;
  /** Null until the journal is closed. */
  readonly verdict: Verdict | null;
  readonly completed: boolean | null;
  /** Seeds measured; null, like the figures after it, until derived. */
  readonly samples: number | null;
  readonly recovered: number | null;
  /** Microseconds; null also when the percentile falls among runs that did not recover. */
  readonly rtaP50Us: number | null;
  readonly rtaP95Us: number | null;
  readonly rpaP50Us: number | null;
  readonly rpaP95Us: number | null;
  readonly lostRecordsMax: number | null;
}

/** A `RunRow` as SQLite returns it. */
export type StoredRunRow = Omit<RunRow, 'completed'> & {
  readonly completed: 0 | 1 | null;
  readonly writer: string | null;
};

/** Selects what `toRunRow` reads. */
export const selectRun = `SELECT id, status, writer, recorded_at AS recordedAt, host, starts_us AS startsUs, tool,
  environment, playbook, scenario, system, disruption, seed, runs, verdict, completed,
  samples, recovered, rta_p50_us AS rtaP50Us, rta_p95_us AS rtaP95Us,
  rpa_p50_us AS rpaP50Us, rpa_p95_us AS rpaP95Us, lost_records_max AS lostRecordsMax
  FROM run LEFT JOIN result ON result.run_id = run.id`;

/** SQLite has no booleans, and a file that is only read cannot be told that a writer has gone. */
export function toRunRow({ writer, ...stored }: StoredRunRow): RunRow {
  const isAbandoned = stored.status === 'open' && hasGone(writer);
  return {
    ...stored,
    status: isAbandoned ? 'interrupted' : stored.status,
    completed: stored.completed === null ? null : stored.completed === 1,
  };
}
