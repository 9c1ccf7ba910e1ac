import type { RunSample } from '../drill/sample-run.ts';
import type { Sqlite } from './load-sqlite.ts';

type StoredSample = Omit<RunSample, 'critical'> & { readonly critical: string };

/** The measured seeds of a run, by seed; empty for an unknown run. */
export function listSamples(db: Sqlite, runId: string): RunSample[] {
  return db
    .prepare<[string], StoredSample>(
      `SELECT seed, outcome, rta_us AS rtaUs, rpa_us AS rpaUs, lost_records AS lostRecords,
         detection_us AS detectionUs, decision_us AS decisionUs, approval_us AS approvalUs,
         execution_us AS executionUs, validation_us AS validationUs, mode, critical
       FROM sample WHERE run_id = ? ORDER BY seed`,
    )
    .all(runId)
    .map((stored) => ({ ...stored, critical: JSON.parse(stored.critical) as string[] }));
}
