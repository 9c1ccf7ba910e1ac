import type { Statement } from 'better-sqlite3';
import { followEvents } from './chain.ts';
import { derivedRows, type DerivedRow, derivedTables, Deriver, sampleRow } from './derive.ts';
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
    for (const table of derivedTables) {
      db.prepare(`DELETE FROM ${table} WHERE run_id = ?`).run(runId);
    }
    const insert = insertInto(db, runId);
    const deriver = new Deriver((sample) => insert('sample', sampleRow(sample)));
    const { broken } = followEvents(journalLines(db, runId), (event) => deriver.add(event));
    if (broken !== undefined) {
      const { line, message } = broken;
      throw new ResultsError(
        'corrupt',
        `The journal of run ${runId} is broken at line ${line}: ${message}.`,
        'Restore the results file from a backup, or use the evidence exported from this run.',
      );
    }
    const derived = deriver.end();
    for (const [table, rows] of Object.entries(derivedRows(derived))) {
      for (const row of rows) insert(table, row);
    }
    if (derived.closed === undefined) return;
    db.prepare(
      `UPDATE run SET status = 'closed', writer = NULL, verdict = ?, completed = ? WHERE id = ?`,
    ).run(derived.closed.verdict, derived.closed.completed ? 1 : 0, runId);
  })();
}

/** Inserts rows of derived tables; the statement of each is prepared once. */
function insertInto(db: Sqlite, runId: string): (table: string, row: DerivedRow) => void {
  const statements = new Map<string, Statement>();
  return (table, row) => {
    const columns = Object.keys(row);
    const statement =
      statements.get(table) ??
      db.prepare(
        `INSERT INTO ${table} (run_id, ${columns.join(', ')})
         VALUES (?, ${columns.map(() => '?').join(', ')})`,
      );
    statements.set(table, statement);
    statement.run(runId, ...columns.map((column) => row[column]));
  };
}
