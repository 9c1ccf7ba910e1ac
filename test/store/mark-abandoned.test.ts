import { expect, test } from 'vitest';
import { beginRun } from '../../shared/store/begin-run.ts';
import { getRun } from '../../shared/store/list-runs.ts';
import { loadSqlite } from '../../shared/store/load-sqlite.ts';
import { markAbandoned } from '../../shared/store/mark-abandoned.ts';
import { migrate } from '../../shared/store/migrate.ts';
import { checkRun } from '../../shared/store/check-results.ts';
import { resumeRun } from '../../shared/store/resume-run.ts';
import { inputFiles, opened, recovery, sampled, startsUs } from './drill-trace.ts';

test.each([
  ['here:4', false, 'interrupted'],
  ['here:4', true, 'open'],
  ['elsewhere:4', false, 'open'],
])('an open run written by %s, alive: %s, becomes %s', (writer, alive, status) => {
  const db = new (loadSqlite())(':memory:');
  migrate(db, 'memory');
  const meta = { startsUs, host: 'test', inputs: inputFiles };
  const { runId } = beginRun(db, { file: 'memory' }, opened(), meta);
  db.prepare('UPDATE run SET writer = ?').run(writer);
  markAbandoned(db, 'here', (pid) => {
    expect(pid).toBe(4);
    return alive;
  });
  expect(getRun(db, runId)?.status).toBe(status);
  db.close();
});

/** A run whose process was killed, in a file that is opened again. */
function killed(tamper = '') {
  const db = new (loadSqlite())(':memory:');
  migrate(db, 'memory');
  const meta = { startsUs, host: 'test', inputs: inputFiles };
  const writer = beginRun(db, { file: 'memory' }, opened(), meta);
  writer.append([...recovery(), sampled(8)]);
  db.prepare(`UPDATE run SET writer = 'here:4'`).run();
  db.exec(tamper);
  markAbandoned(db, 'here', () => false);
  return { db, runId: writer.runId };
}

test('a run whose process was killed has the figures of what it came to, until it goes on', () => {
  const { db, runId } = killed();
  expect(getRun(db, runId)).toMatchObject({ status: 'interrupted', samples: 2 });
  expect(checkRun(db, runId)).toEqual([]);
  const writer = resumeRun(db, { file: 'memory' }, runId);
  expect(getRun(db, runId)).toMatchObject({ status: 'open', samples: null });
  expect(checkRun(db, runId)).toEqual([]);
  writer.append([sampled(9)]);
  writer.interrupt();
  expect(getRun(db, runId)).toMatchObject({ status: 'interrupted', samples: 3 });
  expect(checkRun(db, runId)).toEqual([]);
  db.close();
});

test('one whose journal is broken is interrupted all the same', () => {
  const { db, runId } = killed(`UPDATE event SET line = replace(line, '0.5', '0.6')`);
  expect(getRun(db, runId)).toMatchObject({ status: 'interrupted', samples: null });
  expect(checkRun(db, runId)).toMatchObject([{ code: 'chain-broken' }]);
  db.close();
});
