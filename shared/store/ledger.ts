import type { Verdict } from '../model/journal.ts';
import { digestLine, firstPrev } from './journal-line.ts';
import { journalLines, lastLine } from './journal-lines.ts';
import type { Sqlite } from './load-sqlite.ts';

/**
 * What the ledger of a results file says of a run.
 * - `begun`: its opening event is kept; `digest` is that line's
 * - `ended`: its journal is closed, or was interrupted for now; `digest` is the last line's
 * - `merged`: it came whole from another results file; `digest` is the last line's
 * - `pruned`: it was removed; `digest` is the last line's
 */
export type LedgerWhat = 'begun' | 'ended' | 'merged' | 'pruned';

/** One line of a ledger. */
export interface LedgerEntry {
  /** From 0, without gaps. */
  readonly position: number;
  /** Wall clock, RFC 3339 in UTC with milliseconds. */
  readonly at: string;
  readonly what: LedgerWhat;
  readonly run: string;
  readonly playbook: string;
  /** The team that keeps the playbook; null where it names none. */
  readonly owner: string | null;
  /** Null where the run has none. */
  readonly verdict: Verdict | null;
  /** SHA-256 of a line of the run's journal, 64 hexadecimal digits. */
  readonly digest: string;
  /** SHA-256 of the line before; 64 zeros on the first. */
  readonly prev: string;
}

/** Of an entry, what whoever adds it knows. */
export type LedgerNote = Pick<LedgerEntry, 'at' | 'what' | 'run' | 'digest'>;

interface LastLine {
  readonly position: number;
  readonly line: string;
}

/**
 * Adds an entry to the ledger, in the transaction of what it tells about: a run can neither come
 * nor go without one.
 */
export function noteInLedger(db: Sqlite, { at, what, run, digest }: LedgerNote): void {
  const last = db
    .prepare<[], LastLine>('SELECT position, line FROM ledger ORDER BY position DESC LIMIT 1')
    .get();
  const about = db
    .prepare<[string], Pick<LedgerEntry, 'playbook' | 'owner' | 'verdict'>>(
      `SELECT playbook, verdict, json_extract(line, '$.data.owner') AS owner
       FROM run JOIN journal ON run_id = run.id JOIN event ON event.id = first WHERE run.id = ?`,
    )
    .get(run);
  if (about === undefined) throw new Error(`The ledger cannot tell about run ${run}`);
  const { playbook, owner, verdict } = about;
  const position = (last?.position ?? -1) + 1;
  const prev = last === undefined ? firstPrev : digestLine(last.line);
  const entry: LedgerEntry = { position, at, what, run, playbook, owner, verdict, digest, prev };
  db.prepare('INSERT INTO ledger (position, line) VALUES (?, ?)').run(
    position,
    JSON.stringify(entry),
  );
}

/** SHA-256 of the last line of a run's journal. */
export function headOfRun(db: Sqlite, run: string): string {
  return digestLine(lastLine(db, run)?.line ?? '');
}

/** The lines of a ledger from its first on, read as they are iterated. */
export function* ledgerLines(db: Sqlite): Generator<string, void, undefined> {
  const page = db.prepare<[number], LastLine>(
    'SELECT position, line FROM ledger WHERE position > ? ORDER BY position LIMIT 1000',
  );
  for (let rows = page.all(-1); rows.length > 0; rows = page.all(rows.at(-1)?.position ?? 0)) {
    for (const { line } of rows) yield line;
  }
}

/** Enters the runs of a file that had no ledger. */
export function beginLedger(db: Sqlite): void {
  if (db.prepare('SELECT 1 FROM ledger').get() !== undefined) return;
  const runs = db
    .prepare<[], { id: string; at: string; status: string }>(
      'SELECT id, recorded_at AS at, status FROM run ORDER BY id',
    )
    .all();
  for (const { id, at, status } of runs) {
    const [first = ''] = journalLines(db, id);
    noteInLedger(db, { at, what: 'begun', run: id, digest: digestLine(first) });
    if (status === 'open') continue;
    noteInLedger(db, { at, what: 'ended', run: id, digest: headOfRun(db, id) });
  }
}
