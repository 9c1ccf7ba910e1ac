import { firstId, journalSpan } from './journal-ids.ts';
import { headOfRun, noteInLedger } from './ledger.ts';
import type { Sqlite } from './load-sqlite.ts';

/** Why a run that is old enough stays all the same. */
export type KeptBecause = 'recording' | 'retention' | 'cited' | 'newest' | 'under-review';

/** A run that is old enough to go. */
export interface PruneCandidate {
  readonly run: string;
  readonly playbook: string;
  readonly scenario: string;
  readonly recordedAt: string;
  /** Why it stays; absent when it goes. */
  readonly kept?: KeptBecause;
  /** With `retention`, when it may go, RFC 3339. */
  readonly until?: string;
}

interface StoredCandidate {
  readonly run: string;
  readonly playbook: string;
  readonly scenario: string;
  readonly recordedAt: string;
  readonly status: string;
  readonly retainUs: number | null;
  readonly isCited: 0 | 1;
  readonly isNewest: 0 | 1;
  readonly isUnderReview: 0 | 1;
}

/**
 * The runs recorded before an instant, in milliseconds since 1970, and which of them must stay:
 * those still recorded, those whose playbook wants their evidence kept for longer, those that a
 * signed pack refers to, those somebody has taken a decision about, and the newest of each
 * playbook and scenario.
 */
export function listPrunable(db: Sqlite, beforeMs: number, nowMs: number): PruneCandidate[] {
  return db
    .prepare<[string], StoredCandidate>(
      `SELECT run.id AS run, playbook, scenario, recorded_at AS recordedAt, status,
         json_extract(line, '$.data.retainUs') AS retainUs,
         EXISTS (SELECT 1 FROM citation WHERE run_id = run.id) AS isCited,
         NOT EXISTS (SELECT 1 FROM run AS later WHERE later.playbook = run.playbook
           AND later.scenario = run.scenario AND later.status = 'closed' AND later.id > run.id) AS isNewest,
         EXISTS (SELECT 1 FROM review_entry WHERE run_id = run.id) AS isUnderReview
       FROM run JOIN journal ON journal.run_id = run.id JOIN event ON event.id = first
       WHERE recorded_at < ? ORDER BY run.id`,
    )
    .all(new Date(beforeMs).toISOString())
    .map(({ status, retainUs, isCited, isNewest, isUnderReview, ...run }) => ({
      ...run,
      ...whyKept({ status, retainUs, isCited, isNewest, isUnderReview }, run.recordedAt, nowMs),
    }));
}

function whyKept(
  run: Pick<StoredCandidate, 'status' | 'retainUs' | 'isCited' | 'isNewest' | 'isUnderReview'>,
  recordedAt: string,
  nowMs: number,
): Pick<PruneCandidate, 'kept' | 'until'> {
  if (run.status === 'open') return { kept: 'recording' };
  const untilMs = run.retainUs === null ? undefined : keptUntil(recordedAt, run.retainUs);
  if (untilMs !== undefined && untilMs > nowMs) {
    return { kept: 'retention', until: new Date(untilMs).toISOString() };
  }
  if (run.isCited === 1) return { kept: 'cited' };
  if (run.isUnderReview === 1) return { kept: 'under-review' };
  return run.isNewest === 1 ? { kept: 'newest' } : {};
}

const yearUs = 365 * 86_400_000_000;

/** The end of a retention: seven years end on the same day of the calendar, however many leap days lie between. */
function keptUntil(recordedAt: string, retainUs: number): number {
  const until = new Date(recordedAt);
  until.setUTCFullYear(until.getUTCFullYear() + Math.floor(retainUs / yearUs));
  return until.getTime() + Math.ceil((retainUs % yearUs) / 1000);
}

function removeLines(db: Sqlite, run: string): void {
  const first = firstId(db, run);
  if (first !== undefined)
    db.prepare('DELETE FROM event WHERE id >= ? AND id < ?').run(first, first + journalSpan);
}

/** Removes runs, each with an entry in the ledger, all of them or none; then gives the space back. */
export function pruneRuns(db: Sqlite, runs: readonly string[]): void {
  const at = new Date().toISOString();
  db.transaction(() => {
    for (const run of runs) {
      noteInLedger(db, { at, what: 'pruned', run, digest: headOfRun(db, run) });
      db.prepare('DELETE FROM citation WHERE run_id = ?').run(run);
      removeLines(db, run);
      db.prepare('DELETE FROM run WHERE id = ?').run(run);
    }
  }).immediate();
  db.exec('VACUUM');
}
