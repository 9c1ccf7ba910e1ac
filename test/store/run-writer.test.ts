import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { followChain } from '../../shared/store/chain.ts';
import { loadSqlite } from '../../shared/store/load-sqlite.ts';
import { migrate } from '../../shared/store/migrate.ts';
import { openResults } from '../../shared/store/open-results.ts';
import { parseLedger } from '../../shared/store/parse-ledger.ts';
import { Results } from '../../shared/store/results.ts';
import type { RunWriter } from '../../shared/store/run-writer.ts';
import type { TraceEvent } from '../../shared/model/journal.ts';
import {
  closed,
  event,
  inputFiles,
  opened,
  others,
  recovery,
  sampled,
  startsUs,
} from './drill-trace.ts';
import { temporaryFolder } from './temporary-folder.ts';

const meta = { startsUs, host: 'test', inputs: inputFiles };

test('a run is on file before anything starts, and whole when it is closed', () => {
  const file = join(temporaryFolder(), 'results.db');
  const results = openResults(file);
  const writer = results.beginRun(opened(), meta);

  const looking = openResults(file, { readonly: true });
  expect(looking.run(writer.runId)).toMatchObject({ status: 'open', verdict: null, seed: 7 });
  expect([...looking.lines(writer.runId)]).toHaveLength(1);

  writer.append(recovery());
  expect([...looking.lines(writer.runId)]).toHaveLength(1 + recovery().length);
  writer.append(others());
  writer.close(closed());
  expect(looking.run(writer.runId)).toMatchObject({
    status: 'closed',
    verdict: 'passed',
    completed: true,
    samples: 6,
    recovered: 6,
  });
  expect(looking.inputs(writer.runId).map(({ bytes }) => Buffer.from(bytes))).toEqual(
    inputFiles.map(({ bytes }) => bytes),
  );
  expect(followChain(looking.lines(writer.runId)).broken).toBeUndefined();
  looking.close();
  results.close();
});

test('the same drill writes the same lines whenever and wherever it is recorded', () => {
  const journals = [1, 2].map((day) => {
    const results = openResults(join(temporaryFolder(), 'results.db'));
    const nowMs = day * 86_400_000;
    const writer = results.beginRun(opened(), { ...meta, host: `host ${day}`, nowMs });
    writer.append(recovery());
    writer.close(closed());
    const lines = [...results.lines(writer.runId)];
    results.close();
    return lines;
  });
  expect(journals[0]).toEqual(journals[1]);
});

test('inputs that are not those named by the first event are refused', () => {
  const results = openResults(join(temporaryFolder(), 'results.db'));
  const [first, ...rest] = inputFiles;
  for (const inputs of [rest, [{ ...first, bytes: Buffer.from('other') }, ...rest]]) {
    expect(() => results.beginRun(opened(), { ...meta, inputs })).toThrow(/differ/u);
  }
  expect(results.runs()).toEqual([]);
  results.close();
});

test('nothing is written after the end, nor a second beginning', () => {
  const results = openResults(join(temporaryFolder(), 'results.db'));
  const writer = results.beginRun(opened(), meta);
  expect(() => writer.append([opened()])).toThrow(/one drill.opened/u);
  expect(() => writer.append([closed()])).toThrow(/one drill.closed/u);
  writer.append(recovery());
  writer.close(closed());
  expect(() => writer.append(recovery())).toThrow(/has ended/u);
  expect(() => writer.close(closed())).toThrow(/has ended/u);
  expect([...results.lines(writer.runId)]).toHaveLength(2 + recovery().length);
  results.close();
});

test('an event that cannot be written takes none of its batch with it', () => {
  const results = openResults(join(temporaryFolder(), 'results.db'));
  const writer = results.beginRun(opened(), meta);
  const bad = event(1, 'service.restored', { errorRate: NaN, latencyUs: 1 });
  expect(() => writer.append([...recovery(), bad])).toThrow(TypeError);
  writer.append(recovery());
  expect(followChain(results.lines(writer.runId))).toMatchObject({
    events: { length: 1 + recovery().length },
  });
  results.close();
});

const beside = (file: string): string[] => [file, `${file}-wal`, `${file}-shm`];

/** What may become of a results file while a run is recorded into it; `backup` is a copy of it from before. */
const mishaps: readonly (readonly [
  name: string,
  does: (file: string, backup: string) => void,
  kept: number,
])[] = [
  ['deleted with its folder', (file) => rmSync(dirname(file), { recursive: true }), 1],
  ['deleted alone', (file) => rmSync(file), 1],
  [
    'replaced by another',
    (file) => {
      for (const each of beside(file)) rmSync(each);
      openResults(file).close();
    },
    1,
  ],
  ['replaced by a backup', (file, backup) => renameSync(backup, file), 2],
  ['replaced by a backup with the beginning of the run', restoreWithLog, 2],
  [
    'robbed of its log',
    (file) =>
      beside(file)
        .slice(1)
        .forEach((each) => rmSync(each)),
    2,
  ],
];

function restoreWithLog(file: string): void {
  for (const each of beside(file)) {
    cpSync(each, `${each}.copy`);
    rmSync(each);
    renameSync(`${each}.copy`, each);
  }
}

/** How events come to a writer. */
const ways = {
  'at once': (writer: RunWriter, events: readonly TraceEvent[]) => writer.append(events),
  'on a thread': (writer: RunWriter, events: readonly TraceEvent[]) => writer.appendBehind(events),
  // Of so many batches the last are not taken before the first is on disk: the thread has opened the file.
  'one by one on a thread': (writer: RunWriter, events: readonly TraceEvent[]) => {
    for (const event of events) writer.appendBehind([event]);
  },
};

test.each(
  mishaps.flatMap((mishap) => Object.entries(ways).map((way) => [...mishap, ...way] as const)),
)(
  'a run whose file is $0, written $3, is in the one that is there afterwards',
  (_, does, kept, __, write) => {
    const file = join(temporaryFolder(), '.backstep', 'results.db');
    const backup = `${file}.backup`;
    const before = openResults(file);
    before.beginRun(opened(), meta).interrupt();
    before.close();
    cpSync(file, backup);
    const results = openResults(file);
    const writer = results.beginRun(opened(), meta);
    write(writer, recovery().slice(0, 5));
    does(file, backup);
    write(writer, recovery().slice(5));
    writer.close(closed());
    const lines = [...results.lines(writer.runId)];
    results.close();
    const now = openResults(file, { readonly: true });
    expect(now.runs().map(({ verdict }) => verdict)).toEqual(['passed', null].slice(0, kept));
    expect([...now.lines(writer.runId)]).toEqual(lines);
    expect([...now.checkFile(), ...now.checkRun(writer.runId)]).toEqual([]);
    now.close();
  },
);

test('a file that is overwritten where it is has lost the run, which is told', () => {
  const file = join(temporaryFolder(), '.backstep', 'results.db');
  const other = `${file}.other`;
  const made = openResults(other);
  for (let run = 0; run < 30; run++) {
    const writer = made.beginRun(opened(), meta);
    writer.append(recovery());
    writer.close(closed());
  }
  made.close();
  const results = openResults(file);
  const many = 20_000;
  const writer = results.beginRun(opened({ runs: many + 1 }), meta);
  writer.append(recovery());
  // So many that its log is emptied into the file.
  writer.append(Array.from({ length: many }, (_, index) => sampled(8 + index)));
  writeFileSync(file, readFileSync(other));
  writer.close(closed({ runs: many + 1 }));
  expect(() => results.close()).toThrow(expect.objectContaining({ code: 'corrupt' }));
});

test('a run that finds no place is kept elsewhere, and where is told', () => {
  const file = join(temporaryFolder(), '.backstep', 'results.db');
  const results = openResults(file);
  const writer = results.beginRun(opened(), meta);
  writer.append(recovery());
  writer.close(closed());
  for (const each of beside(file)) rmSync(each);
  mkdirSync(file);
  let told: unknown;
  try {
    results.close();
  } catch (error) {
    told = error;
  }
  expect(told).toMatchObject({ code: 'unreadable' });
  const [saved = ''] = /(?<=kept in )\S+\.db/u.exec((told as Error).message) ?? [];
  const copy = openResults(saved);
  onTestFinished(() => rmSync(dirname(saved), { recursive: true }));
  expect(copy.run(writer.runId)).toMatchObject({ verdict: 'passed' });
  copy.close();
});

test('what a thread writes is what would be written at once, and is there when it is settled', () => {
  const journals = (['append', 'appendBehind'] as const).map((how) => {
    const results = openResults(join(temporaryFolder(), 'results.db'));
    const writer = results.beginRun(opened(), meta);
    writer[how](recovery());
    for (const other of others()) writer[how]([other]);
    writer.settle();
    const kept = [...results.lines(writer.runId)];
    expect(kept).toHaveLength(1 + recovery().length + others().length);
    writer.close(closed());
    expect(results.run(writer.runId)).toMatchObject({ verdict: 'passed', samples: 6 });
    expect(results.checkRun(writer.runId)).toEqual([]);
    results.close();
    return kept;
  });
  expect(journals[1]).toEqual(journals[0]);
});

test('what neither the thread nor the writer could keep is told, waits, and is written first of all', () => {
  const file = join(temporaryFolder(), 'results.db');
  const results = openResults(file);
  const writer = results.beginRun(opened(), meta);
  writer.appendBehind(recovery());
  writer.settle();
  const other = new (loadSqlite())(file);
  other.exec(
    `CREATE TRIGGER refuse BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'refused'); END`,
  );
  const [first, ...rest] = others();
  writer.appendBehind([first!]);
  expect(() => writer.settle()).toThrow('refused');
  expect(() => writer.append(rest)).toThrow('refused');
  expect([...results.lines(writer.runId)]).toHaveLength(1 + recovery().length);
  other.exec('DROP TRIGGER refuse');
  other.close();
  writer.append(rest);
  writer.close(closed());
  expect(results.run(writer.runId)).toMatchObject({ verdict: 'passed', samples: 6 });
  expect(results.checkRun(writer.runId)).toEqual([]);
  results.close();
});

test('what waits and cannot be written is dropped when the run is interrupted', () => {
  const file = join(temporaryFolder(), 'results.db');
  const results = openResults(file);
  const writer = results.beginRun(opened(), meta);
  writer.append(recovery());
  const other = new (loadSqlite())(file);
  other.exec(
    `CREATE TRIGGER refuse BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'refused'); END`,
  );
  other.close();
  writer.appendBehind(others());
  writer.interrupt();
  expect(results.run(writer.runId)).toMatchObject({ status: 'interrupted', samples: 1 });
  expect([...results.checkRun(writer.runId), ...results.checkFile()]).toEqual([]);
  expect(parseLedger(results.ledger()).entries.at(-1)?.digest).toBe(results.head(writer.runId));
  results.close();
});

test('where there is no thread to be had, the writer writes alone', () => {
  const threads = createRequire(import.meta.url)('node:worker_threads') as { Worker: unknown };
  const { Worker } = threads;
  const restore = (to: unknown): void => {
    threads.Worker = to;
    syncBuiltinESMExports();
  };
  restore(function none() {
    throw new Error('EAGAIN');
  });
  onTestFinished(() => restore(Worker));
  const results = openResults(join(temporaryFolder(), 'results.db'));
  const writer = results.beginRun(opened(), meta);
  writer.appendBehind(recovery());
  writer.appendBehind(others());
  expect([...results.lines(writer.runId)]).toHaveLength(1 + recovery().length + others().length);
  writer.close(closed());
  expect(results.run(writer.runId)).toMatchObject({ verdict: 'passed', samples: 6 });
  expect(results.checkRun(writer.runId)).toEqual([]);
  results.close();
});

test.each(Object.entries(ways))(
  'a journal that somebody else changes meanwhile is not gone on with: %s',
  (_, write) => {
    const file = join(temporaryFolder(), 'results.db');
    const results = openResults(file);
    const writer = results.beginRun(opened(), meta);
    write(writer, recovery());
    writer.settle();
    const other = new (loadSqlite())(file);
    other.exec('DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)');
    other.close();
    expect(() => {
      write(writer, others());
      writer.settle();
    }).toThrow(expect.objectContaining({ code: 'corrupt' }));
    expect(() => writer.close(closed())).toThrow(expect.objectContaining({ code: 'corrupt' }));
    expect([...results.lines(writer.runId)]).toHaveLength(recovery().length);
    results.close();
  },
);

test('an interrupted run stays, without a verdict', () => {
  const results = openResults(join(temporaryFolder(), 'results.db'));
  const writer = results.beginRun(opened(), meta);
  writer.append(recovery().slice(0, 5));
  writer.interrupt();
  expect(results.run(writer.runId)).toMatchObject({
    status: 'interrupted',
    verdict: null,
    samples: 0,
  });
  expect(() => writer.append(recovery())).toThrow(/has ended/u);
  results.close();
});

test('a full disk loses nothing acknowledged, and writing goes on when there is room', () => {
  const file = join(temporaryFolder(), 'results.db');
  const db = new (loadSqlite())(file);
  db.pragma('journal_mode = WAL');
  migrate(db, file);
  const results = new Results(db, { file });
  const writer = results.beginRun(opened(), meta);
  const pages = db.pragma('page_count', { simple: true }) as number;
  db.pragma(`max_page_count = ${pages + 6}`);
  const batch = Array.from({ length: 20 }, (_, index) => sampled(100 + index));
  let acknowledged = 1;
  const fill = (): void => {
    for (let round = 0; round < 1000; round++) {
      writer.append(batch);
      acknowledged += batch.length;
    }
  };
  expect(fill).toThrow(expect.objectContaining({ code: 'full' }));
  expect(acknowledged).toBeGreaterThan(1);
  expect([...results.lines(writer.runId)]).toHaveLength(acknowledged);
  db.pragma('max_page_count = 100000');
  writer.append(batch);
  const { broken, events } = followChain(results.lines(writer.runId));
  expect(broken).toBeUndefined();
  expect(events).toHaveLength(acknowledged + batch.length);
  results.close();
});

test.each([3, 17, 40])('killed after %i acknowledgements, all of them are there', async (count) => {
  const file = join(temporaryFolder(), 'results.db');
  const script = fileURLToPath(new URL('endless-writer.ts', import.meta.url));
  const child = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let acknowledged = 0;
  let runId = '';
  for await (const line of createInterface(child.stdout)) {
    const [id, events] = line.split(' ');
    runId = id!;
    acknowledged = Number(events);
    if (acknowledged >= count) break;
  }
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');

  const results = openResults(file);
  const { broken, events } = followChain(results.lines(runId));
  expect(broken).toBeUndefined();
  expect(acknowledged).toBeGreaterThanOrEqual(count);
  expect(events.length).toBeGreaterThanOrEqual(acknowledged);
  expect(results.run(runId)).toMatchObject({ status: 'interrupted', verdict: null });
  results.close();
});
