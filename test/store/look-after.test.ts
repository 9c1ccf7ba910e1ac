import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EventData } from '../../shared/model/journal.ts';
import { loadSqlite } from '../../shared/store/load-sqlite.ts';
import { openResults } from '../../shared/store/open-results.ts';
import { parseLedger } from '../../shared/store/parse-ledger.ts';
import type { Results } from '../../shared/store/results.ts';
import { closed, inputFiles, opened, others, recovery, startsUs } from './drill-trace.ts';
import { temporaryFolder } from './temporary-folder.ts';

const day = 86_400_000;

interface Recorded {
  readonly results: Results;
  readonly runId: string;
}

/** Records one drill. */
function record(
  results: Results,
  change: Partial<EventData['drill.opened']> = {},
  nowMs?: number,
): string {
  const meta = { startsUs, host: 'test', inputs: inputFiles };
  const writer = results.beginRun(opened(change), nowMs === undefined ? meta : { ...meta, nowMs });
  writer.append([...recovery(), ...others()]);
  writer.close(closed());
  return writer.runId;
}

function recorded(): Recorded {
  const results = openResults(join(temporaryFolder(), 'results.db'));
  return { results, runId: record(results) };
}

/** Changes the file behind its back. */
function tamper({ results }: Recorded, sql: string): void {
  const db = new (loadSqlite())(results.file);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}

const codes = ({ results, runId }: Recorded): string[] => [
  ...new Set([...results.checkFile(), ...results.checkRun(runId)].map(({ code }) => code)),
];

test('an untouched file has no defects, and its ledger tells of its runs', () => {
  const made = recorded();
  expect(codes(made)).toEqual([]);
  const { entries, broken } = parseLedger(made.results.ledger());
  expect(broken).toBeUndefined();
  expect(entries.map(({ what, run, verdict }) => [what, run, verdict])).toEqual([
    ['begun', made.runId, null],
    ['ended', made.runId, 'passed'],
  ]);
});

test.each([
  [`UPDATE event SET line = replace(line, 'half', 'some')`, 'chain-broken'],
  [`DELETE FROM event WHERE seq = 4`, 'chain-broken'],
  [`UPDATE input SET bytes = x'00' WHERE position = 1`, 'input-differs'],
  [`UPDATE result SET rta_p95_us = 1`, 'derived-differs'],
  [`UPDATE run SET verdict = 'failed'`, 'derived-differs'],
  [`UPDATE run SET completed = 0`, 'derived-differs'],
  [`UPDATE run SET playbook = 'other'`, 'derived-differs'],
  [`UPDATE run SET seed = 8`, 'derived-differs'],
  [`UPDATE run SET recorded_at = '2020-01-01T00:00:00.000Z'`, 'derived-differs'],
  [`UPDATE run SET starts_us = starts_us + 3600000000`, 'derived-differs'],
  [`UPDATE check_result SET result = 'failed'`, 'derived-differs'],
  [`DELETE FROM ledger`, 'ledger-broken'],
  [`UPDATE ledger SET line = replace(line, 'passed', 'failed')`, 'ledger-broken'],
  [`DELETE FROM run`, 'ledger-broken'],
])('%s is found', (sql, code) => {
  const made = recorded();
  tamper(made, sql);
  expect(
    sql.includes('FROM run') ? made.results.checkFile().map((found) => found.code) : codes(made),
  ).toContain(code);
});

test('tables that differ from their journal are computed anew', () => {
  const made = recorded();
  tamper(made, `UPDATE result SET rta_p95_us = 1`);
  tamper(
    made,
    `UPDATE run SET verdict = 'failed', playbook = 'other', starts_us = starts_us + 9000, recorded_at = '2020-01-01T00:00:00.000Z'`,
  );
  made.results.rebuild(made.runId);
  expect(codes(made)).toEqual([]);
});

test('what a writer keeps while it writes is what follows from the journal', () => {
  const made = recorded();
  const rows = (): unknown[] => {
    const db = new (loadSqlite())(made.results.file, { readonly: true });
    const all = ['result', 'step', 'phase', 'milestone', 'store_point', 'check_result'];
    const found = all.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
    db.close();
    return found;
  };
  const kept = rows();
  made.results.rebuild(made.runId);
  expect(rows()).toEqual(kept);
});

test('runs come in once, with what was decided about them, and the ledger says so', () => {
  const { results: from, runId } = recorded();
  const into = openResults(join(temporaryFolder(), 'other.db'));
  expect(into.mergeRun(from, runId)).toBe('merged');
  expect(into.mergeRun(from, runId)).toBe('already-there');
  expect([...into.lines(runId)]).toEqual([...from.lines(runId)]);
  expect(codes({ results: into, runId })).toEqual([]);
  expect(parseLedger(into.ledger()).entries.map(({ what }) => what)).toEqual(['merged']);
});

test('figures of a run that comes in follow from its journal, whatever they were where it comes from', () => {
  const made = recorded();
  tamper(made, `UPDATE result SET rta_p95_us = 1`);
  tamper(made, `UPDATE run SET verdict = 'failed'`);
  const into = openResults(join(temporaryFolder(), 'other.db'));
  into.mergeRun(made.results, made.runId);
  expect(into.run(made.runId)).toMatchObject({ verdict: 'passed' });
  expect(codes({ results: into, runId: made.runId })).toEqual([]);
});

test('a run that was interrupted here and went on there is brought to its end, once', () => {
  const folder = temporaryFolder();
  const there = openResults(join(folder, 'there.db'));
  const meta = { startsUs, host: 'test', inputs: inputFiles };
  const writer = there.beginRun(opened(), meta);
  writer.append(recovery().slice(0, 5));
  writer.interrupt();
  const { runId } = writer;
  const here = openResults(join(folder, 'here.db'));
  expect(here.mergeRun(there, runId)).toBe('merged');
  const resumed = there.resumeRun(runId);
  resumed.append(recovery().slice(5));
  resumed.close(closed());
  const earlier = openResults(join(folder, 'earlier.db'));
  earlier.mergeRun(here, runId);
  expect(here.mergeRun(there, runId)).toBe('merged');
  expect(here.mergeRun(there, runId)).toBe('already-there');
  expect(here.mergeRun(earlier, runId)).toBe('already-there');
  expect([...here.lines(runId)]).toEqual([...there.lines(runId)]);
  expect(here.run(runId)).toEqual({ ...there.run(runId) });
  expect(codes({ results: here, runId })).toEqual([]);
  expect(here.checkFile()).toEqual([]);
});

test('a run whose inputs are not those that its journal names does not come in', () => {
  const made = recorded();
  tamper(made, `UPDATE input SET bytes = x'00' WHERE position = 1`);
  const into = openResults(join(temporaryFolder(), 'other.db'));
  expect(() => into.mergeRun(made.results, made.runId)).toThrow(/system\.yaml is not the file/);
  expect(into.runs()).toEqual([]);
});

test('a run whose journal differs, is damaged or goes on does not come in', () => {
  const made = recorded();
  const into = openResults(join(temporaryFolder(), 'other.db'));
  into.mergeRun(made.results, made.runId);
  tamper(made, `DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)`);
  const differs = (): unknown => into.mergeRun(made.results, made.runId);
  expect(differs).toThrow(expect.objectContaining({ code: 'differs' }));
  tamper(made, `UPDATE event SET line = replace(line, 'half', 'some')`);
  const empty = openResults(join(temporaryFolder(), 'empty.db'));
  const damaged = (): unknown => empty.mergeRun(made.results, made.runId);
  expect(damaged).toThrow(expect.objectContaining({ code: 'corrupt' }));
  expect(empty.runs()).toEqual([]);
  const open = openResults(join(temporaryFolder(), 'open.db'));
  const writer = open.beginRun(opened(), { startsUs, host: 'test', inputs: inputFiles });
  expect(into.mergeRun(open, writer.runId)).toBe('still-recording');
});

test('what is pruned is old, kept by nobody and noted', () => {
  const results = openResults(join(temporaryFolder(), 'results.db'));
  const now = Date.now();
  const old = now - 100 * day;
  const plain = record(results, {}, old);
  const wanted = record(results, { retainUs: 200 * day * 1000 }, old + 1);
  const over = record(results, { retainUs: 10 * day * 1000 }, old + 2);
  const cited = record(results, { retainUs: 10 * day * 1000 }, old + 3);
  results.cite({ kind: 'bundle', attestation: 'a'.repeat(64), runs: [cited] });
  const newest = record(results, { scenario: 'another' }, old + 4);
  const young = record(results, {}, now - day);
  const found = results.prunable(now - 90 * day, now);
  expect(found.map(({ run, kept }) => [run, kept])).toEqual([
    [plain, undefined],
    [wanted, 'retention'],
    [over, undefined],
    [cited, 'cited'],
    [newest, 'newest'],
  ]);
  results.prune([plain, over]);
  expect(results.runs().map(({ id }) => id)).toEqual([young, newest, cited, wanted]);
  expect(results.checkFile()).toEqual([]);
  const gone = parseLedger(results.ledger()).entries.filter(({ what }) => what === 'pruned');
  expect(gone.map(({ run }) => run)).toEqual([plain, over]);
});

test('seven years of retention end on their day of the calendar', () => {
  const results = openResults(join(temporaryFolder(), 'results.db'));
  record(results, { retainUs: 7 * 365 * day * 1000 }, Date.UTC(2026, 10, 28, 12));
  const [found] = results.prunable(Date.UTC(2033, 0, 1), Date.UTC(2033, 10, 27));
  expect(found).toMatchObject({ kept: 'retention' });
  expect(found?.until?.slice(0, 10)).toBe('2033-11-28');
});

test('a cited run cannot go, even when somebody asks for it by name', () => {
  const made = recorded();
  made.results.cite({ kind: 'period', attestation: 'b'.repeat(64), runs: [made.runId] });
  expect(made.results.prunable(Date.now() + day).map(({ kept }) => kept)).toEqual(['cited']);
});
