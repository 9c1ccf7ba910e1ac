import { expect, test } from 'vitest';
import { beginRun } from '../../shared/store/begin-run.ts';
import { getRun } from '../../shared/store/list-runs.ts';
import { loadSqlite } from '../../shared/store/load-sqlite.ts';
import { markAbandoned } from '../../shared/store/mark-abandoned.ts';
import { migrate } from '../../shared/store/migrate.ts';
import { inputFiles, opened, startsUs } from './drill-trace.ts';

test.each([
  ['here:4', false, 'interrupted'],
  ['here:4', true, 'open'],
  ['elsewhere:4', false, 'open'],
])('an open run written by %s, alive: %s, becomes %s', (writer, alive, status) => {
  const db = new (loadSqlite())(':memory:');
  migrate(db, 'memory');
  const meta = { startsUs, host: 'test', inputs: inputFiles };
  const { runId } = beginRun(db, 'memory', opened(), meta);
  db.prepare('UPDATE run SET writer = ?').run(writer);
  markAbandoned(db, 'here', (pid) => {
    expect(pid).toBe(4);
    return alive;
  });
  expect(getRun(db, runId)?.status).toBe(status);
  db.close();
});
