import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSqlite } from '../../shared/store/load-sqlite.ts';
import { migrate } from '../../shared/store/migrate.ts';
import { migrations } from '../../shared/store/migrations.ts';
import { openResults } from '../../shared/store/open-results.ts';
import { resultsSql } from '../../shared/store/results-sql.ts';
import { closed, inputFiles, opened, recovery, startsUs } from './drill-trace.ts';
import { temporaryFolder } from './temporary-folder.ts';

const Sqlite = loadSqlite();
const next = [...migrations, { sql: 'ALTER TABLE run ADD COLUMN note TEXT;' }];

test('the published schema is the one the migrations make', () => {
  const published = readFileSync(new URL('../../schema/results.sql', import.meta.url), 'utf8');
  expect(published, 'run `npm run generate`').toBe(resultsSql());
  const made = new Sqlite(':memory:');
  migrate(made, 'memory');
  const read = new Sqlite(':memory:');
  read.exec(published);
  for (const query of ['SELECT sql FROM sqlite_schema ORDER BY name', 'PRAGMA user_version']) {
    expect(read.prepare(query).all()).toEqual(made.prepare(query).all());
  }
  expect(read.pragma('application_id')).toEqual(made.pragma('application_id'));
});

test('every table is strict', () => {
  const db = new Sqlite(':memory:');
  migrate(db, 'memory');
  const tables = db.pragma('table_list') as { name: string; strict: number }[];
  const own = tables.filter(({ name }) => !name.startsWith('sqlite_'));
  expect(own.length).toBeGreaterThan(8);
  expect(own.filter(({ strict }) => strict !== 1)).toEqual([]);
});

test('a file with runs is copied before it moves forward, and keeps its runs', () => {
  const file = join(temporaryFolder(), 'results.db');
  const results = openResults(file);
  const writer = results.beginRun(opened(), { startsUs, host: 'test', inputs: inputFiles });
  writer.append(recovery());
  writer.close(closed());
  const lines = [...results.lines(writer.runId)];
  results.close();

  const db = new Sqlite(file);
  const backup = migrate(db, file, next);
  expect(backup).toBe(`${file}.v${migrations.length}.backup`);
  expect(db.pragma('user_version', { simple: true })).toBe(next.length);
  const kept = db.prepare('SELECT line FROM event ORDER BY seq').pluck().all();
  expect(kept).toEqual(lines);
  db.close();

  const old = openResults(backup!, { readonly: true });
  expect([...old.lines(writer.runId)]).toEqual(lines);
  old.close();
});

/** A results file as version 2 had them, with what `file` holds. */
function asVersion2(file: string): string {
  const old = `${file}.2`;
  const db = new Sqlite(old);
  migrate(db, old, migrations.slice(0, 2));
  db.exec(`ATTACH '${file}' AS new;
    INSERT INTO run SELECT * FROM new.run;
    INSERT INTO event SELECT run_id, seq, line FROM new.journal JOIN new.event ON id - seq = first;
    INSERT INTO ledger SELECT * FROM new.ledger;`);
  db.close();
  return old;
}

test.each([{ readonly: true }, {}])(
  'journals of version 2 keep their lines and the ledger, opened with %j',
  (options) => {
    const file = join(temporaryFolder(), 'results.db');
    const results = openResults(file);
    const runs = [1, 2].map((seed) => {
      const meta = { startsUs, host: 'test', inputs: inputFiles };
      const writer = results.beginRun(opened({ seed }), meta);
      writer.append(recovery());
      writer.close(closed());
      return writer.runId;
    });
    const lines = runs.map((run) => [...results.lines(run)]);
    const ledger = results.ledger();
    results.close();

    const moved = openResults(asVersion2(file), options);
    expect(runs.map((run) => [...moved.lines(run)])).toEqual(lines);
    expect(moved.ledger()).toEqual(ledger);
    expect(moved.checkFile()).toEqual([]);
    moved.close();
  },
);

test('runs of version 1 are entered in the ledger', () => {
  const file = join(temporaryFolder(), 'results.db');
  const results = openResults(file);
  const writer = results.beginRun(opened(), { startsUs, host: 'test', inputs: inputFiles });
  writer.append(recovery());
  writer.close(closed());
  results.close();
  const old = asVersion2(file);
  const db = new Sqlite(old);
  db.exec('DELETE FROM ledger');
  db.close();
  const moved = openResults(old);
  expect(moved.ledger().map((line) => (JSON.parse(line) as { what: string }).what)).toEqual([
    'begun',
    'ended',
  ]);
  expect(moved.checkFile()).toEqual([]);
  moved.close();
});

test('a copy never replaces an earlier one', () => {
  const file = join(temporaryFolder(), 'results.db');
  openResults(file).close();
  const first = new Sqlite(file);
  const made = migrate(first, file, next);
  first.pragma(`user_version = ${migrations.length}`);
  first.exec('ALTER TABLE run DROP COLUMN note');
  expect(migrate(first, file, next)).toBe(`${made}-2`);
  first.close();
});

test('a migration that fails leaves the version it found', () => {
  const file = join(temporaryFolder(), 'results.db');
  openResults(file).close();
  const db = new Sqlite(file);
  expect(() => migrate(db, file, [...next, { sql: 'CREATE TABLE run (a);' }])).toThrow(
    /already exists/u,
  );
  expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
  expect(() => db.prepare('SELECT note FROM run')).toThrow(/no such column/u);
  db.close();
});

test('a new file needs no copy', () => {
  const file = join(temporaryFolder(), 'results.db');
  openResults(file).close();
  expect(existsSync(`${file}.v0.backup`)).toBe(false);
});
