import { hostname } from 'node:os';
import { headOfRun, noteInLedger } from './ledger.ts';
import type { Sqlite } from './load-sqlite.ts';
import { rebuild } from './rebuild.ts';

/** Names this process in `run.writer`. */
export function writerName(host: string = hostname(), pid: number = process.pid): string {
  return `${host}:${pid}`;
}

/**
 * Marks the open runs of this machine whose process no longer exists as interrupted, with the figures that follow from their
 * journals; returns how many. Runs of other machines stay open, because nothing can be known about them from here.
 */
export function markAbandoned(
  db: Sqlite,
  host: string,
  exists: (pid: number) => boolean = processExists,
): number {
  const open = db
    .prepare<[], { id: string; writer: string | null }>(
      `SELECT id, writer FROM run WHERE status = 'open'`,
    )
    .all();
  const gone = open.filter(({ writer }) => hasGone(writer, host, exists));
  for (const { id } of gone) {
    try {
      markInterrupted(db, id, () => rebuild(db, id));
    } catch {
      // No figures follow from a broken journal, which must not keep the run open.
      markInterrupted(db, id);
    }
  }
  return gone.length;
}

/** Ends a run in one transaction, unless another process has done so; `then` comes after. */
function markInterrupted(db: Sqlite, id: string, then?: () => void): void {
  const mark = db.prepare(
    `UPDATE run SET status = 'interrupted', writer = NULL WHERE id = ? AND status = 'open'`,
  );
  db.transaction(() => {
    if (mark.run(id).changes === 0) return;
    then?.();
    const at = new Date().toISOString();
    noteInLedger(db, { at, what: 'ended', run: id, digest: headOfRun(db, id) });
  }).immediate();
}

/** Whether the process named by `writer` was one of this machine and no longer exists. */
export function hasGone(
  writer: string | null,
  host: string = hostname(),
  exists: (pid: number) => boolean = processExists,
): boolean {
  const [, name, pid] = /^(.*):(\d+)$/u.exec(writer ?? '') ?? [];
  return name === host && pid !== undefined && !exists(Number(pid));
}

/** Signal 0 only asks; EPERM means that the process exists and belongs to somebody else. */
function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
