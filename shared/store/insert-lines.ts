import { firstId, journalSpan } from './journal-ids.ts';
import type { Sqlite } from './load-sqlite.ts';

/** Inserts lines of one journal, the first of which has the number `from`. */
export type InsertLines = (from: number, lines: readonly string[]) => void;

/** Each call into SQLite costs more than a row does. */
const rowsAtOnce = 64;

/** What inserts the lines of a run; its statements are prepared once. */
export function lineInserter(db: Sqlite, runId: string): InsertLines {
  const first = firstId(db, runId);
  if (first === undefined) throw new Error(`Run ${runId} has no journal`);
  const statement = (rows: number) =>
    db.prepare(`INSERT INTO event (id, line) VALUES ${Array(rows).fill('(?, ?)').join(', ')}`);
  const one = statement(1);
  const many = statement(rowsAtOnce);
  return (from, lines) => {
    // Beyond it are the lines of another journal.
    if (from + lines.length > journalSpan) throw new Error(`The journal of ${runId} is full`);
    let at = 0;
    for (; at + rowsAtOnce <= lines.length; at += rowsAtOnce) {
      const values: (string | number | undefined)[] = [];
      for (let row = at; row < at + rowsAtOnce; row++) values.push(first + from + row, lines[row]);
      many.run(values);
    }
    for (; at < lines.length; at++) one.run(first + from + at, lines[at]);
  };
}
