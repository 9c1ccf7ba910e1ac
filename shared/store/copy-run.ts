import type { Statement } from 'better-sqlite3';
import { derivedTables } from './derive.ts';
import { noRun } from './journal-lines.ts';
import { loadSqlite, type Sqlite } from './load-sqlite.ts';
import { migrate } from './migrate.ts';

const childTables = ['event', 'input', ...derivedTables];

/**
 * Writes a database with one run and nothing else to `path`, which must not exist: made anew
 * rather than copied and pruned, so that no trace of other runs can remain in free pages, and
 * without a write-ahead log beside it. Throws a ResultsError `no-run`, and what SQLite throws.
 */
export function copyRun(db: Sqlite, runId: string, path: string): void {
  const run = db.prepare<[string], object>('SELECT * FROM run WHERE id = ?').get(runId);
  if (run === undefined) throw noRun(runId);
  const Sqlite = loadSqlite();
  const copy = new Sqlite(':memory:');
  try {
    migrate(copy, path);
    copy.transaction(() => {
      insert(copy, 'run', [{ ...run, writer: null }]);
      for (const table of childTables) {
        const rows = db.prepare<[string], object>(`SELECT * FROM ${table} WHERE run_id = ?`);
        insert(copy, table, rows.iterate(runId));
      }
    })();
    copy.prepare('VACUUM INTO ?').run(path);
  } finally {
    copy.close();
  }
}

function insert(copy: Sqlite, table: string, rows: Iterable<object>): void {
  let statement: Statement | undefined;
  for (const row of rows) {
    const columns = Object.keys(row);
    const places = columns.map(() => '?').join(', ');
    statement ??= copy.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`);
    statement.run(...(Object.values(row) as unknown[]));
  }
}
