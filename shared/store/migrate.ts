import { existsSync } from 'node:fs';
import type { Sqlite } from './load-sqlite.ts';
import { applicationId, type Migration, migrations as known } from './migrations.ts';
import { ResultsError } from './results-error.ts';

/**
 * Brings an open results file to the newest version, each step in a transaction, after a copy
 * `<file>.v<version>.backup` when it already held something. Returns the path of that copy, if one
 * was made. Throws a ResultsError `newer` or `foreign`, and then has written nothing.
 */
export function migrate(
  db: Sqlite,
  file: string,
  migrations: readonly Migration[] = known,
): string | undefined {
  const version = assertOurs(db, file, migrations.length);
  if (version === migrations.length) return undefined;
  const backup = version > 0 ? backUp(db, file, version) : undefined;
  db.transaction(() => {
    // Another process may have migrated while this one waited for the lock.
    const from = versionOf(db);
    migrations.slice(from).forEach(({ sql, fill }, index) => {
      db.exec(sql);
      fill?.(db);
      db.pragma(`user_version = ${from + index + 1}`);
    });
    db.pragma(`application_id = ${applicationId}`);
  }).immediate();
  return backup;
}

/** The version of a results file; throws a ResultsError `newer` or `foreign`. */
export function assertOurs(db: Sqlite, file: string, newest: number = known.length): number {
  // One transaction, because another process may be migrating between two questions.
  const [version, id, tables] = db.transaction(
    () =>
      [
        versionOf(db),
        db.pragma('application_id', { simple: true }),
        db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get(),
      ] as const,
  )();
  if (id !== applicationId && (version !== 0 || tables !== 0)) {
    throw new ResultsError(
      'foreign',
      `${file} is a database of another program.`,
      'Name another file for the results.',
    );
  }
  if (version > newest) {
    throw new ResultsError(
      'newer',
      `${file} has version ${version}, and this program knows versions up to ${newest}.`,
      'Update this program, or name another file for the results; the file was left as it is.',
    );
  }
  return version;
}

function versionOf(db: Sqlite): number {
  return db.pragma('user_version', { simple: true }) as number;
}

function backUp(db: Sqlite, file: string, version: number): string {
  const base = `${file}.v${version}.backup`;
  let path = base;
  for (let number = 2; existsSync(path); number++) path = `${base}-${number}`;
  db.prepare('VACUUM INTO ?').run(path);
  return path;
}
