import type { InputDigest } from '../model/journal.ts';
import type { Sqlite } from './load-sqlite.ts';

/** A file a run was made from, as it was. */
export interface InputFile extends InputDigest {
  readonly bytes: Uint8Array;
}

/** The files a run was made from, in the order of its first event; empty for an unknown run. */
export function listInputs(db: Sqlite, runId: string): InputFile[] {
  return db
    .prepare<[string], InputFile>(
      'SELECT role, file, digest, bytes FROM input WHERE run_id = ? ORDER BY position',
    )
    .all(runId);
}
