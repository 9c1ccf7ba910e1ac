import type { Statement } from 'better-sqlite3';
import { derivedTables } from './derive.ts';
import { beginJournal } from './journal-ids.ts';
import { journalLines } from './journal-lines.ts';
import type { Sqlite } from './load-sqlite.ts';

/** The tables that hold what belongs to one run and travels with it, after its own row and its journal. */
export const runTables = ['input', ...derivedTables] as const;

/** Copies a run's rows of every such table, and its own row as `run`, into another database. */
export function copyRows(from: Sqlite, to: Sqlite, runId: string, run: object): void {
  insertRows(to, 'run', [run]);
  copyJournal(from, to, runId);
  for (const table of runTables) {
    const rows = from.prepare<[string], object>(`SELECT * FROM ${table} WHERE run_id = ?`);
    insertRows(to, table, rows.iterate(runId));
  }
}

function copyJournal(from: Sqlite, to: Sqlite, runId: string): void {
  let id = beginJournal(to, runId);
  const insert = to.prepare('INSERT INTO event (id, line) VALUES (?, ?)');
  for (const line of journalLines(from, runId)) insert.run(id++, line);
}

/** Inserts rows that name their columns. */
export function insertRows(db: Sqlite, table: string, rows: Iterable<object>): void {
  let statement: Statement | undefined;
  for (const row of rows) {
    const columns = Object.keys(row);
    const places = columns.map(() => '?').join(', ');
    statement ??= db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
    statement.run(...(Object.values(row) as unknown[]));
  }
}
