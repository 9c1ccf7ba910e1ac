import { firstId, journalSpan } from './journal-ids.ts';
import { digestLine, firstPrev } from './journal-line.ts';
import type { Sqlite } from './load-sqlite.ts';
import { ResultsError } from './results-error.ts';

/** Where a line goes: its number, and the digest of the line before it. */
export interface LinePosition {
  readonly seq: number;
  readonly prev: string;
}

/** What tells where the next line of a run's journal goes; its statement is prepared once. */
export function journalEnd(db: Sqlite, runId: string): () => LinePosition {
  const first = firstId(db, runId) ?? 0;
  const last = db.prepare<[number, number], { readonly seq: number; readonly line: string }>(
    'SELECT seq, line FROM event WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 1',
  );
  return () => {
    const end = last.get(first, first + journalSpan);
    return end === undefined
      ? { seq: 0, prev: firstPrev }
      : { seq: end.seq + 1, prev: digestLine(end.line) };
  };
}

/** Throws a ResultsError `corrupt` where a journal ends elsewhere than right before a line. */
export function assertNext(end: LinePosition, { seq, prev }: LinePosition, runId: string): void {
  if (end.seq === seq && end.prev === prev) return;
  throw new ResultsError(
    'corrupt',
    `The journal of run ${runId} was changed while it was written: line ${seq} is due, and ${end.seq} of those that were written are there.`,
    'Move the results file away, put a backup in its place, and drill again.',
  );
}
