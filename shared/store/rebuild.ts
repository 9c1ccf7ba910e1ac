import { followChain } from './chain.ts';
import { derive, derivedRows, type DerivedRow, derivedTables } from './derive.ts';
import type { Sqlite } from './load-sqlite.ts';
import { journalLines } from './journal-lines.ts';
import { ResultsError } from './results-error.ts';

/**
 * Drops every derived row of a run and computes it anew from the journal alone, in one
 * transaction. A run without `drill.closed` keeps its status and gets no verdict. Throws a
 * ResultsError `corrupt` when the journal is broken, and `no-run`.
 */
export function rebuild(db: Sqlite, runId: string): void {
  db.transaction(() => {
    const chain = followChain(journalLines(db, runId));
    if (chain.broken !== undefined) {
      const { line, message } = chain.broken;
      throw new ResultsError(
        'corrupt',
        `The journal of run ${runId} is broken at line ${line}: ${message}.`,
        'Restore the results file from a backup, or use the evidence exported from this run.',
      );
    }
    const derived = derive(chain.events);
    for (const table of derivedTables) {
      db.prepare(`DELETE FROM ${table} WHERE run_id = ?`).run(runId);
    }
    for (const [table, rows] of Object.entries(derivedRows(derived))) {
      insertRows(db, table, runId, rows);
    }
    if (derived.closed === undefined) return;
    db.prepare(
      `UPDATE run SET status = 'closed', writer = NULL, verdict = ?, completed = ? WHERE id = ?`,
    ).run(derived.closed.verdict, derived.closed.completed ? 1 : 0, runId);
  })();
}

function insertRows(db: Sqlite, table: string, runId: string, rows: readonly DerivedRow[]): void {
  const [sample] = rows;
  if (sample === undefined) return;
  const columns = Object.keys(sample);
  const insert = db.prepare(
    `INSERT INTO ${table} (run_id, ${columns.join(', ')})
     VALUES (?, ${columns.map(() => '?').join(', ')})`,
  );
  for (const row of rows) insert.run(runId, ...columns.map((column) => row[column]));
}
