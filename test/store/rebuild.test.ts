import { join } from 'node:path';
import { expect, test } from 'vitest';
import { derivedTables } from '../../shared/store/derive.ts';
import { loadSqlite, type Sqlite } from '../../shared/store/load-sqlite.ts';
import { openResults } from '../../shared/store/open-results.ts';
import { rebuild } from '../../shared/store/rebuild.ts';
import { closed, inputFiles, opened, recovery, sampled, startsUs } from './drill-trace.ts';
import { temporaryFolder } from './temporary-folder.ts';

const meta = { startsUs, host: 'test', inputs: inputFiles };

function record(): { db: Sqlite; runId: string } {
  const file = join(temporaryFolder(), 'results.db');
  const results = openResults(file);
  const runIds = [1, 2].map(() => {
    const writer = results.beginRun(opened(), meta);
    writer.append([
      ...recovery(),
      sampled(8),
      sampled(9, { outcome: 'not-recovered', rtaUs: null }),
    ]);
    writer.close(closed());
    return writer.runId;
  });
  results.close();
  return { db: new (loadSqlite())(file), runId: runIds[0]! };
}

function dump(db: Sqlite): Record<string, unknown[]> {
  const tables = ['run', ...derivedTables];
  return Object.fromEntries(
    tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]),
  );
}

test('every derived row comes back from the journal alone', () => {
  const { db, runId } = record();
  const before = dump(db);
  for (const table of derivedTables) expect(before[table], table).not.toEqual([]);
  for (const table of derivedTables) db.prepare(`DELETE FROM ${table} WHERE run_id = ?`).run(runId);
  db.prepare(`UPDATE run SET verdict = 'failed', completed = 0 WHERE id = ?`).run(runId);
  expect(dump(db)).not.toEqual(before);
  rebuild(db, runId);
  expect(dump(db)).toEqual(before);
  rebuild(db, runId);
  expect(dump(db)).toEqual(before);
  db.close();
});

test('the figures are those of the trace', () => {
  const { db, runId } = record();
  const one = (sql: string): unknown => db.prepare(sql).get(runId);
  expect(one('SELECT samples, recovered, lost_records_max FROM result WHERE run_id = ?')).toEqual({
    samples: 3,
    recovered: 2,
    lost_records_max: 12,
  });
  expect(one('SELECT sum(us) AS rta FROM phase WHERE run_id = ?')).toEqual({ rta: 300_000_000 });
  expect(one('SELECT step, status, started_us FROM step WHERE run_id = ?')).toEqual({
    step: 'deploy-old',
    status: 'succeeded',
    started_us: 180_000_000,
  });
  db.close();
});

test('a broken journal is named, and its derived rows stay', () => {
  const { db, runId } = record();
  const before = dump(db);
  db.exec(`UPDATE event SET line = replace(line, '0.5', '0.6') WHERE seq = 2`);
  expect(() => rebuild(db, runId)).toThrow(/broken at line 4/u);
  expect(dump(db)).toEqual(before);
  db.close();
});
