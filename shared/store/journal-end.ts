import { digestLine, firstPrev, type LinePosition } from './journal-line.ts';
import { lastLineReader } from './journal-lines.ts';
import type { Sqlite } from './load-sqlite.ts';
import { ResultsError } from './results-error.ts';

/** What tells where the next line of a run's journal goes; its statement is prepared once. */
export function journalEnd(db: Sqlite, runId: string): () => LinePosition {
  const lastLine = lastLineReader(db, runId);
  return () => {
    const end = lastLine();
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
