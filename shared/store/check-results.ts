import { followEvents } from './chain.ts';
import { type Derived, derivedRows, type DerivedRow, Deriver } from './derive.ts';
import { digestBytes } from './digest-bytes.ts';
import { journalLines } from './journal-lines.ts';
import { checkLedger } from './check-ledger.ts';
import { listInputs } from './list-inputs.ts';
import type { Sqlite } from './load-sqlite.ts';
import { recordedAt, runColumns, startInstant } from './run-columns.ts';
import { sameRows } from './same-rows.ts';

/**
 * What can be wrong inside a results file that opens.
 * - `damaged`: SQLite finds its pages inconsistent
 * - `chain-broken`: a line of a journal does not follow from the one before
 * - `input-differs`: a kept file is not the one the journal was opened with
 * - `derived-differs`: a table says other than the journal; it can be computed anew
 * - `ledger-broken`: the ledger does not tell of the runs that are there
 */
export type DefectCode =
  'damaged' | 'chain-broken' | 'input-differs' | 'derived-differs' | 'ledger-broken';

/** One thing that is wrong, in one run or in the file as a whole. */
export interface Defect {
  readonly code: DefectCode;
  readonly run?: string;
  readonly message: string;
}

/** Looks for damage of the file as a whole: its pages, its references and its ledger. */
export function checkFile(db: Sqlite): Defect[] {
  const pages = db.pragma('integrity_check') as { readonly integrity_check: string }[];
  const damaged = pages
    .map(({ integrity_check: message }) => message)
    .filter((message) => message !== 'ok')
    .map((message): Defect => ({ code: 'damaged', message }));
  if (damaged.length > 0) return damaged;
  const dangling = db.pragma('foreign_key_check') as { readonly table: string }[];
  const lost = [...new Set(dangling.map(({ table }) => table))];
  return [
    ...lost.map((table): Defect => ({
      code: 'damaged',
      message: `${table} holds rows of a run that is not there`,
    })),
    ...strayLines(db),
    ...checkLedger(db),
  ];
}

/** Lines are not bound to their journal by a reference, which would have to be looked up for each that is written. */
function strayLines(db: Sqlite): Defect[] {
  const stray = db
    .prepare('SELECT 1 FROM event WHERE id - seq NOT IN (SELECT first FROM journal) LIMIT 1')
    .get();
  return stray === undefined
    ? []
    : [{ code: 'damaged', message: 'event holds lines of a run that is not there' }];
}

/** Holds everything that is kept of a run against its journal. */
export function checkRun(db: Sqlite, run: string): Defect[] {
  const defects: Defect[] = [];
  const deriver = new Deriver();
  const { broken } = followEvents(journalLines(db, run), (event) => deriver.add(event));
  if (broken !== undefined) {
    const message = `line ${broken.line}: ${broken.message}`;
    return [{ code: 'chain-broken', run, message }];
  }
  const derived = deriver.end();
  defects.push(...checkInputs(db, run, derived.opened.inputs), ...checkRow(db, run, derived));
  // Tables are made when a run ends, and go when it is opened again.
  const isOpen = db.prepare(`SELECT 1 FROM run WHERE id = ? AND status = 'open'`).get(run);
  for (const [table, rows] of Object.entries(derivedRows(derived))) {
    const kept = db.prepare<[string], DerivedRow>(`SELECT * FROM ${table} WHERE run_id = ?`);
    if (sameRows(kept.all(run), isOpen === undefined ? rows : [])) continue;
    const message = `${table} is not what follows from the journal`;
    defects.push({ code: 'derived-differs', run, message });
  }
  return defects;
}

function checkRow(db: Sqlite, run: string, derived: Derived): Defect[] {
  const [row] = db.prepare<[string], DerivedRow>('SELECT * FROM run WHERE id = ?').all(run);
  const due = {
    ...runColumns(derived),
    starts_us: startInstant(Number(row?.['starts_us']), derived),
    recorded_at: recordedAt(run),
  };
  return Object.entries(due)
    .filter(([column, value]) => row?.[column] !== value)
    .map(([column]) => ({
      code: 'derived-differs',
      run,
      message: `${column} of the run is not what follows from its journal and its id`,
    }));
}

/** Holds the kept files of a run against those that its journal names. */
export function checkInputs(
  db: Sqlite,
  run: string,
  named: readonly { readonly file: string; readonly digest: string }[],
): Defect[] {
  const kept = listInputs(db, run);
  const wrong = named.filter(({ file, digest }, position) => {
    const input = kept[position];
    return input === undefined || input.file !== file || digestBytes(input.bytes) !== digest;
  });
  return wrong.map(({ file }) => ({
    code: 'input-differs',
    run,
    message: `${file} is not the file that the drill was made from`,
  }));
}
