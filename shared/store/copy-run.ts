import type { Derived } from './derive.ts';
import { dropDerived, keepDerived } from './keep-derived.ts';
import { noRun } from './journal-lines.ts';
import { loadSqlite, type Sqlite } from './load-sqlite.ts';
import { migrate } from './migrate.ts';
import { startInstant } from './run-columns.ts';
import { copyRows } from './run-tables.ts';

/**
 * Writes a database with one run and nothing else to `path`, which must not exist: made anew
 * rather than copied and pruned, so that no trace of other runs can remain in free pages, and
 * without a write-ahead log beside it. Its tables say what follows from the journal, whatever they say here. Throws a ResultsError `no-run`, and what SQLite throws.
 */
export function copyRun(db: Sqlite, runId: string, path: string, derived: Derived): void {
  const run = db
    .prepare<[string], { readonly starts_us: number }>('SELECT * FROM run WHERE id = ?')
    .get(runId);
  if (run === undefined) throw noRun(runId);
  const Sqlite = loadSqlite();
  const copy = new Sqlite(path);
  try {
    // A file that is thrown away when anything fails needs no log of its own.
    copy.pragma('journal_mode = OFF');
    copy.pragma('synchronous = OFF');
    migrate(copy, path);
    copy.transaction(() => {
      const startsUs = startInstant(run.starts_us, derived);
      copyRows(db, copy, runId, { ...run, writer: null, starts_us: startsUs });
      dropDerived(copy, runId);
      keepDerived(copy, runId, derived);
    })();
  } finally {
    copy.close();
  }
}
