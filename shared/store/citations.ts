import type { Sqlite } from './load-sqlite.ts';

/** A signed pack, and the runs that it refers to. */
export interface Citation {
  readonly kind: 'bundle' | 'period';
  /** SHA-256 of its attestation, 64 hexadecimal digits. */
  readonly attestation: string;
  readonly runs: readonly string[];
}

/** Notes that a signed pack refers to runs, so that they are not pruned. */
export function cite(db: Sqlite, { kind, attestation, runs }: Citation): void {
  const insert = db.prepare('INSERT OR IGNORE INTO citation VALUES (?, ?, ?, ?)');
  const at = new Date().toISOString();
  db.transaction(() => {
    for (const run of runs) insert.run(run, attestation, kind, at);
  }).immediate();
}
