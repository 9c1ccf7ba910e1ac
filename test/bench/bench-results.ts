import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportBundle } from '../../shared/evidence/export-bundle.ts';
import { generateKey } from '../../shared/evidence/signing/keys.ts';
import { openResults } from '../../shared/store/open-results.ts';
import type { Results } from '../../shared/store/results.ts';
import { closed, inputFiles, opened, recovery, sampled, startsUs } from '../store/drill-trace.ts';
import { median } from './time-commands.ts';

type Print = (name: string, figures: string, target: string) => void;

const meta = { startsUs, host: 'bench', inputs: inputFiles };
const count = (value: number): string => Math.round(value).toLocaleString('en');

/** Milliseconds that something takes. */
function time(action: () => void): number {
  const started = performance.now();
  action();
  return performance.now() - started;
}

/** Events as a drill writes them, each unlike the others. */
const events = (from: number, length: number) =>
  Array.from({ length }, (_, index) =>
    sampled(8 + from + index, { rtaUs: 300_000_000 + (((from + index) * 7919) % 1_000_003) }),
  );

/** From so many in a transaction on, a thread writes them, as it does those of a drill of many runs. */
const bulk = 1_000;

/** Events a second that a results file takes, so many in each transaction. */
function appendRate(file: string, batch: number, total: number): number {
  const results = openResults(file);
  const writer = results.beginRun(opened({ runs: total + 1 }), meta);
  writer.append(recovery());
  const batches = Array.from({ length: total / batch }, (_, index) => events(index * batch, batch));
  const elapsedMs = time(() => {
    for (const each of batches) {
      if (batch < bulk) writer.append(each);
      else writer.appendBehind(each);
    }
    writer.settle();
  });
  writer.close(closed({ runs: total + 1 }));
  results.close();
  return (total / elapsedMs) * 1000;
}

/** Rows a second that bare better-sqlite3 writes, of the same size, as durably. */
function bareRate(file: string, batch: number, total: number): number {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE event (run_id TEXT, seq INTEGER, line TEXT, PRIMARY KEY (run_id, seq))');
  const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?)');
  const run = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
  const line = 'x'.repeat(480);
  const write = db.transaction((from: number) => {
    for (let index = 0; index < batch; index++) insert.run(run, from + index, line);
  });
  const elapsedMs = time(() => {
    for (let from = 0; from < total; from += batch) write(from);
  });
  db.close();
  return (total / elapsedMs) * 1000;
}

function benchAppend(print: Print, folder: string, batch: number, total: number): void {
  const rounds = Array.from({ length: 5 }, (_, round) => {
    const ours = appendRate(path.join(folder, `ours-${batch}-${round}.db`), batch, total);
    const bare = bareRate(path.join(folder, `bare-${batch}-${round}.db`), batch, total);
    return { ours, bare, ratio: ours / bare };
  });
  const middle = (of: keyof (typeof rounds)[number]) => median(rounds.map((round) => round[of]));
  print(
    `journal, ${count(batch)} in a transaction / bare SQLite`,
    `${count(middle('ours'))} events/s / ${count(middle('bare'))} rows/s = ${middle('ratio').toFixed(2)}x`,
    batch === 1 ? 'at least 0.8x' : 'at least 200,000 events/s',
  );
}

/** The folder of a bundle, and the file of its public key. */
interface Evidence {
  readonly dir: string;
  readonly keyFile: string;
}

/** Writes the evidence of a drill with so many events. */
async function makeEvidence(folder: string, total: number): Promise<Evidence> {
  const file = path.join(folder, `${total}.db`);
  appendRate(file, 4_000, total);
  const results = openResults(file, {});
  const key = generateKey();
  const [run] = results.runs();
  const renderViews = () => Promise.resolve([]);
  const dir = await exportBundle(results, run?.id ?? '', folder, { key, renderViews });
  results.close();
  const keyFile = path.join(folder, `${total}.pem`);
  writeFileSync(keyFile, key.publicKey.export({ type: 'spki', format: 'pem' }));
  return { dir, keyFile };
}

/** All that lasts has to fit into so much, however many events there are. */
const heapMb = 32;
const inSmallHeap = [`--max-old-space-size=${heapMb}`];

/** Milliseconds and megabytes that verifying takes, in a process that does nothing else. */
function verifyAlone(
  { dir, keyFile }: Evidence,
  flags: readonly string[] = [],
): { readonly ms: number; readonly mb: number } {
  const program = path.resolve(import.meta.dirname, 'verify-once.ts');
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...flags, program, dir, keyFile],
    {
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`verifying failed: ${stderr}`);
  return JSON.parse(stdout) as { ms: number; mb: number };
}

async function benchVerify(print: Print, folder: string): Promise<void> {
  const few = verifyAlone(await makeEvidence(folder, 100_000), inSmallHeap);
  const evidence = await makeEvidence(folder, 1_000_000);
  const { mb } = verifyAlone(evidence, inSmallHeap);
  const { ms: oursMs } = verifyAlone(evidence);
  const peersMs = time(() => {
    const command =
      'find . -type f -exec sha256sum {} + > /dev/null; sqlite3 record/drill.db .dump > /dev/null';
    const { error } = spawnSync('sh', ['-c', command], { cwd: evidence.dir });
    if (error !== undefined) throw error;
  });
  print(
    'verify 1,000,000 events / sha256sum and sqlite3',
    `${(oursMs / 1000).toFixed(1)} s / ${(peersMs / 1000).toFixed(1)} s = ${(peersMs / oursMs).toFixed(2)}x`,
    'at least 0.3x',
  );
  print(
    'memory of verifying 100,000 / 1,000,000 events',
    `${count(few.mb)} / ${count(mb)} MB, in a heap of ${heapMb} MB`,
    'flat',
  );
}

function benchList(print: Print, folder: string): void {
  const file = path.join(folder, 'many.db');
  const made = openResults(file);
  fill(made);
  made.close();
  const opening: number[] = [];
  for (let round = 0; round < 11; round++) {
    opening.push(
      time(() => {
        const results = openResults(file, { readonly: true });
        results.runs({ limit: 50 });
        results.close();
      }),
    );
  }
  print(
    'open and list a store of 100,000 runs',
    `${median(opening).toFixed(1)} ms`,
    'under 100 ms',
  );
}

/** Puts 100,000 runs in; their rows alone, because nothing else is looked at. */
function fill(results: Results): void {
  const writer = results.beginRun(opened(), meta);
  writer.append(recovery());
  writer.close(closed());
  const db = new Database(results.file);
  db.exec(`CREATE TEMP TABLE one AS SELECT * FROM run; CREATE TEMP TABLE two AS SELECT * FROM result;
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
    INSERT INTO run SELECT printf('01ARZ3NDEKTSV4RRFF%08d', i), status, recorded_at, host, writer, starts_us, tool,
      environment, playbook, scenario, system, disruption, seed, runs, verdict, completed FROM one, n;
    INSERT INTO result SELECT id, samples, recovered, rta_p50_us, rta_p95_us, rpa_p50_us, rpa_p95_us, lost_records_max
      FROM run, two WHERE id NOT IN (SELECT run_id FROM two);`);
  db.close();
}

/** Prints what keeping, proving and listing results takes, beside SQLite and sha256sum alone. */
export async function benchResults(print: Print): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'backstep-bench-results-'));
  try {
    benchAppend(print, folder, 1, 2_000);
    benchAppend(print, folder, 4_000, 400_000);
    benchList(print, folder);
    await benchVerify(print, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
