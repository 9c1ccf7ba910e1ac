import type { Sample } from './derive.ts';
import type { Sqlite } from './load-sqlite.ts';

type StoredSample = Omit<Sample, 'critical'> & { readonly critical: string };

/** The measured seeds of a run, by seed; empty for an unknown run. */
export function listSamples(db: Sqlite, runId: string): Sample[] {
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
