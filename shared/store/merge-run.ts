import type { InputDigest } from '../model/journal.ts';
import { checkInputs } from './check-results.ts';
import { followEvents } from './chain.ts';
import { lineInserter } from './insert-lines.ts';
import { firstId } from './journal-ids.ts';
import { journalLines, lastLine, noRun } from './journal-lines.ts';
import { headOfRun, noteInLedger } from './ledger.ts';
import type { Sqlite } from './load-sqlite.ts';
import { writerName } from './mark-abandoned.ts';
import { rebuild } from './rebuild.ts';
import { ResultsError } from './results-error.ts';
import { copyRows, insertRows } from './run-tables.ts';

/** What became of a run that was to be merged. */
export type Merged = 'merged' | 'already-there' | 'still-recording';

interface StoredRun {
  readonly id: string;
  readonly status: string;
  /** Who is recording it. */
  readonly writer: string | null;
}

/**
 * Copies a run from another results file, with its decisions, all of it or nothing; of one that was interrupted here and went on
 * there, what came since. Throws a ResultsError `corrupt` when its journal is broken or its inputs are not those that the journal
 * names, `no-run`, and `differs` when a run of the same id holds another journal.
 */
export function mergeRun(to: Sqlite, from: Sqlite, runId: string): Merged {
  const run = from.prepare<[string], StoredRun>('SELECT * FROM run WHERE id = ?').get(runId);
  if (run === undefined) throw noRun(runId);
  if (run.status === 'open') return 'still-recording';
  let inputs: readonly InputDigest[] = [];
  const { broken, head } = followEvents(journalLines(from, runId), ({ kind, data }) => {
    if (kind === 'drill.opened') ({ inputs } = data);
  });
  if (broken !== undefined)
    throw corrupt(
      `The journal of run ${runId} in ${from.name} is broken at line ${broken.line}: ${broken.message}.`,
    );
  const [changed] = checkInputs(from, runId, inputs);
  if (changed !== undefined)
    throw corrupt(`Run ${runId} in ${from.name} was changed: ${changed.message}.`);
  return to
    .transaction((): Merged => {
      const known = to.prepare<[string], StoredRun>('SELECT * FROM run WHERE id = ?').get(runId);
      if (known !== undefined && isIn(to, from, run, head)) return 'already-there';
      if (known === undefined) {
        copyRows(from, to, runId, run);
        insertRows(to, 'opening_timestamp', rowsOf(from, 'opening_timestamp', runId));
        // The journal was followed; its figures come from it, whatever the other file says of them.
        rebuild(to, runId);
      } else if (canGoOn(known) && goesOn(to, from, runId)) {
        goOn(to, from, runId);
      } else {
        throw new ResultsError(
          'differs',
          `Run ${runId} is in both ${from.name} and ${to.name}, with different journals.`,
          'Check both with `backstep results check`; one of them was changed or is still recorded.',
        );
      }
      mergeReviews(to, from, runId);
      noteInLedger(to, { at: new Date().toISOString(), what: 'merged', run: runId, digest: head });
      return 'merged';
    })
    .immediate();
}

const corrupt = (message: string): ResultsError =>
  new ResultsError(
    'corrupt',
    message,
    'Leave its results file out, or restore it from a backup; nothing of it was merged.',
  );

/** Nobody records it; or this process did, into a file of which this is an earlier copy. */
const canGoOn = ({ status, writer }: StoredRun): boolean =>
  status === 'interrupted' || (status === 'open' && writer === writerName());

/** Whether a journal is there already: the same, or one that went on where this was interrupted. */
function isIn(to: Sqlite, from: Sqlite, { id, status }: StoredRun, head: string): boolean {
  return headOfRun(to, id) === head || (status === 'interrupted' && goesOn(from, to, id));
}

/** Whether the journal of a run in one file is that in the other, or the beginning of it. */
function goesOn(shorter: Sqlite, longer: Sqlite, runId: string): boolean {
  const end = lastLine(shorter, runId);
  const first = firstId(longer, runId);
  if (end === undefined || first === undefined) return false;
  // Each line holds the digest of the one before: one that is the same has the same before it.
  const line = longer.prepare<[number], string>('SELECT line FROM event WHERE id = ?').pluck();
  return line.get(first + end.seq) === end.line;
}

/** Adds the lines that a journal has more there than here, and what follows from all of them. */
function goOn(to: Sqlite, from: Sqlite, runId: string): void {
  to.prepare(`UPDATE run SET status = 'interrupted', writer = NULL WHERE id = ?`).run(runId);
  const insert = lineInserter(to, runId);
  let next = (lastLine(to, runId)?.seq ?? -1) + 1;
  let seq = 0;
  for (const line of journalLines(from, runId)) if (seq++ >= next) insert(next++, [line]);
  rebuild(to, runId);
}

const rowsOf = (db: Sqlite, table: string, runId: string): object[] =>
  db.prepare<[string], object>(`SELECT * FROM ${table} WHERE run_id = ?`).all(runId);

/** Decisions keep their order, after those that are there. */
function mergeReviews(to: Sqlite, from: Sqlite, runId: string): void {
  const most = to.prepare<[], number>('SELECT coalesce(max(position), -1) FROM review_entry');
  const first = (most.pluck().get() ?? -1) + 1;
  const entries = from
    .prepare<[string], { item: string; line: string }>(
      'SELECT item, line FROM review_entry WHERE run_id = ? ORDER BY position',
    )
    .all(runId);
  const known = new Set(
    to
      .prepare<[string], string>('SELECT line FROM review_entry WHERE run_id = ?')
      .pluck()
      .all(runId),
  );
  const added = entries.filter(({ line }) => !known.has(line));
  insertRows(
    to,
    'review_entry',
    added.map(({ item, line }, index) => ({
      position: first + index,
      item,
      run_id: runId,
      line,
    })),
  );
}
