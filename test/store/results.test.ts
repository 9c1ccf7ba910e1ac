import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { followChain } from '../../shared/store/chain.ts';
import { derive } from '../../shared/store/derive.ts';
import { openResults } from '../../shared/store/open-results.ts';
import type { Results } from '../../shared/store/results.ts';
import { closed, inputFiles, opened, recovery, sampled, startsUs } from './drill-trace.ts';
import { temporaryFolder } from './temporary-folder.ts';

function record(results: Results, playbook: string, scenario: string, nowMs: number): string {
  const meta = { startsUs, host: 'test', inputs: inputFiles, nowMs };
  const writer = results.beginRun(opened({ playbook, scenario, runs: 2 }), meta);
  writer.append([...recovery(), sampled(8, { outcome: 'not-recovered', rtaUs: null })]);
  writer.close(closed({ verdict: 'failed', runs: 2 }));
  return writer.runId;
}

function open(): Results {
  return openResults(join(temporaryFolder(), 'results.db'));
}

test('runs come newest first, page by page, each once', () => {
  const results = open();
  const ids = Array.from({ length: 5 }, (_, day) =>
    record(results, 'checkout', 'a', (day + 1) * 86_400_000),
  );
  const pages: string[] = [];
  for (let before: string | undefined; ; before = pages.at(-1)) {
    const page = results.runs({ limit: 2, ...(before === undefined ? {} : { before }) });
    if (page.length === 0) break;
    pages.push(...page.map(({ id }) => id));
  }
  expect(pages).toEqual(ids.toReversed());
  results.close();
});

test('runs can be asked for by playbook and scenario', () => {
  const results = open();
  const a = record(results, 'checkout', 'a', 1000);
  const b = record(results, 'checkout', 'b', 2000);
  record(results, 'billing', 'a', 3000);
  expect(results.runs({ playbook: 'checkout' }).map(({ id }) => id)).toEqual([b, a]);
  expect(results.runs({ playbook: 'checkout', scenario: 'a' }).map(({ id }) => id)).toEqual([a]);
  results.close();
});

test('a trend holds the closed runs of one playbook, oldest first', () => {
  const results = open();
  const a = record(results, 'checkout', 'a', 1000);
  const b = record(results, 'checkout', 'b', 2000);
  record(results, 'billing', 'a', 3000);
  const meta = { startsUs, host: 'test', inputs: inputFiles, nowMs: 4000 };
  results.beginRun(opened(), meta);
  expect(results.trend('checkout')).toMatchObject([
    { runId: a, recordedAt: '1970-01-01T00:00:01.000Z', verdict: 'failed', successRate: 0.5 },
    { runId: b, rtaP95Us: null, rpaP95Us: null, lostRecordsMax: 12 },
  ]);
  expect(results.trend('checkout', 'b').map(({ runId }) => runId)).toEqual([b]);
  results.close();
});

test('a drill says what became of its objectives, and nothing of one that it was not held to', () => {
  const results = open();
  record(results, 'checkout', 'a', 1000);
  // Two seeds decide nothing.
  const [drill] = results.drills();
  expect(drill).toMatchObject({ rto: 'inconclusive', rpo: 'inconclusive' });
  expect(drill?.phases).toHaveProperty('execution');
  const db = new Database(results.file);
  db.exec(`DELETE FROM check_result WHERE name = 'rto'; UPDATE result SET recovered = 0`);
  db.close();
  expect(results.drills()).toMatchObject([{ rto: null, rpo: 'inconclusive', phases: {} }]);
  results.close();
});

test('samples come back as they were', () => {
  const results = open();
  const id = record(results, 'checkout', 'a', 1000);
  expect(results.samples(id)).toMatchObject([
    { seed: 7, rtaUs: 300_000_000, critical: ['deploy-old'] },
    { seed: 8, outcome: 'not-recovered', rtaUs: null },
  ]);
  results.close();
});

test('an unknown run is said to be unknown', () => {
  const results = open();
  expect(results.run('01ARZ3NDEKTSV4RRFFQ69G5FAV')).toBeUndefined();
  expect(() => [...results.lines('x')]).toThrow(expect.objectContaining({ code: 'no-run' }));
  expect(() => results.rebuild('x')).toThrow(expect.objectContaining({ code: 'no-run' }));
  results.close();
});

test('a copy of one run holds nothing of the others', () => {
  const folder = temporaryFolder();
  const results = openResults(join(folder, 'results.db'));
  const a = record(results, 'checkout', 'a', 1000);
  record(results, 'billing', 'b', 2000);
  const { events } = followChain(results.lines(a));
  results.copyRun(a, join(folder, 'copy.db'), derive(events));
  const copy = openResults(join(folder, 'copy.db'), { readonly: true });
  expect(copy.runs().map(({ id }) => id)).toEqual([a]);
  expect([...copy.lines(a)]).toEqual([...results.lines(a)]);
  expect(copy.samples(a)).toEqual(results.samples(a));
  expect(copy.inputs(a)).toEqual(results.inputs(a));
  copy.close();
  results.close();
});
