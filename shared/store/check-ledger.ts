import { parseLedger } from './parse-ledger.ts';
import type { Defect } from './check-results.ts';
import { headOfRun, type LedgerEntry, ledgerLines } from './ledger.ts';
import type { RunRow } from './run-row.ts';
import type { Sqlite } from './load-sqlite.ts';

/** Holds the ledger against the runs that are there: each came by an entry, and went by one. */
export function checkLedger(db: Sqlite): Defect[] {
  const { entries, broken: fault } = parseLedger(ledgerLines(db));
  if (fault !== undefined) return [broken(`entry ${fault.position}: ${fault.message}`)];
  const there = new Map<string, LedgerEntry>();
  for (const entry of entries) {
    if (entry.what === 'pruned') there.delete(entry.run);
    else there.set(entry.run, entry);
  }
  const runs = db.prepare<[], RunState>('SELECT id, status, verdict FROM run ORDER BY id').all();
  const known = new Set(runs.map(({ id }) => id));
  return [
    ...[...there.keys()]
      .filter((run) => !known.has(run))
      .map((run) => broken('the ledger tells of a run that is not there', run)),
    ...runs.flatMap((run) => compare(db, run, there.get(run.id))),
  ];
}

type RunState = Pick<RunRow, 'id' | 'status' | 'verdict'>;

/** Holds a run against what the ledger told of it last. */
function compare(db: Sqlite, { id, status, verdict }: RunState, entry?: LedgerEntry): Defect[] {
  if (entry === undefined) return [broken('a run is there that the ledger does not tell of', id)];
  if (status !== 'closed') return [];
  if (entry.verdict === verdict && entry.digest === headOfRun(db, id)) return [];
  return [broken('the ledger tells of another end of this run', id)];
}

function broken(message: string, run?: string): Defect {
  return { code: 'ledger-broken', message, ...(run === undefined ? {} : { run }) };
}
