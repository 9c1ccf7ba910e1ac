import type { Statement } from 'better-sqlite3';
import type { TraceEvent } from '../model/journal.ts';
import { type Derived, derivedRows, type DerivedRow, derivedTables } from './derive.ts';
import type { Sqlite } from './load-sqlite.ts';
import { runColumns } from './run-columns.ts';

/** Inserts rows of derived tables of one run; the statement of each table is prepared once. */
function derivedInserter(db: Sqlite, runId: string): (table: string, row: DerivedRow) => void {
  const statements = new Map<string, Statement>();
  return (table, row) => {
    const columns = Object.keys(row);
    let statement = statements.get(table);
    if (statement === undefined) {
      statement = db.prepare(
        `INSERT INTO ${table} (run_id, ${columns.join(', ')})
         VALUES (?, ${columns.map(() => '?').join(', ')})`,
      );
      statements.set(table, statement);
    }
    statement.run(runId, ...Object.values(row));
  };
}

/** Removes every derived row of one run. */
export function dropDerived(db: Sqlite, runId: string): void {
  for (const table of derivedTables) {
    db.prepare(`DELETE FROM ${table} WHERE run_id = ?`).run(runId);
  }
}

/** Keeps what follows from a whole journal, also in the row of the run, and closes it where it was closed. */
export function keepDerived(db: Sqlite, runId: string, derived: Derived<TraceEvent>): void {
  const insert = derivedInserter(db, runId);
  for (const [table, rows] of Object.entries(derivedRows(derived))) {
    for (const row of rows) insert(table, row);
  }
  const closing = derived.closed === undefined ? {} : { status: 'closed', writer: null };
  updateRun(db, runId, { ...runColumns(derived), ...closing });
}

/** Sets columns of the row of a run. */
export function updateRun(db: Sqlite, runId: string, columns: DerivedRow): void {
  const set = Object.keys(columns).map((column) => `${column} = ?`);
  db.prepare(`UPDATE run SET ${set.join(', ')} WHERE id = ?`).run(...Object.values(columns), runId);
}
