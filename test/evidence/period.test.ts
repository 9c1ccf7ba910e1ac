import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateKey, type SigningKey } from '../../shared/evidence/signing/keys.ts';
import { exportPeriod } from '../../shared/evidence/period/export-period.ts';
import type { Checkpoint } from '../../shared/evidence/period/verify-period.ts';
import { verifyBundle } from '../../shared/evidence/verify-bundle.ts';
import type { VerifyReport } from '../../shared/evidence/verify-source.ts';
import { digestLine, firstPrev } from '../../shared/store/journal-line.ts';
import { openResults } from '../../shared/store/open-results.ts';
import type { Results } from '../../shared/store/results.ts';
import {
  closed,
  inputFiles,
  opened,
  others,
  recovery,
  sampled,
  startsUs,
} from '../store/drill-trace.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { filesOf, resign } from './make-bundle.ts';

const day = 86_400_000;
const july = Date.UTC(2026, 6, 1);

type Opening = Parameters<typeof opened>[0];

/** Records a drill that began on a day of July. */
function record(results: Results, onDay: number, change: Opening = {}, failed = false): string {
  const meta = { startsUs, host: 'test', inputs: inputFiles, nowMs: july + (onDay - 1) * day };
  const writer = results.beginRun(opened(change), meta);
  const stuck = [8, 9, 10, 11, 12].map((seed) =>
    sampled(seed, { outcome: 'not-recovered', rtaUs: null }),
  );
  writer.append([...recovery(), ...(failed ? stuck : others())]);
  writer.close(closed(failed ? { verdict: 'failed' } : {}));
  return writer.runId;
}

interface Pack {
  readonly dir: string;
  readonly key: SigningKey;
  readonly results: Results;
  readonly runs: readonly string[];
}

/** Three drills of July, one of which failed and one was given up, one of August, one of another team. */
async function makePack(change: Partial<Parameters<typeof exportPeriod>[2]> = {}): Promise<Pack> {
  const folder = temporaryFolder();
  const results = openResults(join(folder, 'results.db'));
  const passed = record(results, 2, { owner: 'payments' });
  const failed = record(results, 9, { owner: 'payments' }, true);
  const given = results.beginRun(opened({ owner: 'payments' }), {
    startsUs,
    host: 'test',
    inputs: inputFiles,
    nowMs: july + 20 * day,
  });
  given.append(recovery().slice(0, 5));
  given.interrupt();
  record(results, 25, { owner: 'search', playbook: 'index' });
  record(results, 40, { owner: 'payments' });
  const key = generateKey();
  const dir = join(folder, 'period-july');
  await exportPeriod(results, dir, {
    key,
    fromMs: july,
    toMs: july + 31 * day,
    owner: 'payments',
    renderPage: ({ counts }) => `<p>${counts.all}</p>`,
    ...change,
  });
  return { dir, key, results, runs: [passed, failed, given.runId] };
}

const verify = (
  { dir, key }: Pick<Pack, 'dir' | 'key'>,
  since?: Checkpoint,
): Promise<VerifyReport> =>
  verifyBundle(dir, { keys: [key], ...(since === undefined ? {} : { since }) });

const codes = async (...args: Parameters<typeof verify>): Promise<string[]> => [
  ...new Set((await verify(...args)).findings.map(({ code }) => code)),
];

/** Changes the lines of the ledger, and makes the chain fit again. */
function releger(
  { dir }: Pack,
  edit: (entries: Record<string, unknown>[]) => Record<string, unknown>[],
): void {
  const path = join(dir, 'ledger.jsonl');
  const entries = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  let prev = firstPrev;
  const lines = edit(entries).map((entry) => {
    const line = JSON.stringify({ ...entry, prev });
    prev = digestLine(line);
    return line;
  });
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
}

test('a pack holds every drill of the period and the team, whatever became of it', async () => {
  const pack = await makePack();
  const report = await verify(pack);
  expect(report.findings).toEqual([]);
  expect(report).toMatchObject({ ok: true, status: 'sound', signedBy: pack.key.keyid });
  expect(report.period?.counts).toEqual({
    all: 3,
    passed: 1,
    failed: 1,
    inconclusive: 0,
    interrupted: 1,
    pruned: 0,
  });
  expect(report.period?.runs.map(({ run }) => run)).toEqual(pack.runs);
  expect(report.period?.claims.every(({ strength }) => strength === 'supporting')).toBe(true);
  expect(filesOf(pack.dir)).toContain(`runs/${pack.runs[1]}.jsonl`);
});

test('runs of a pack are not pruned, and pruned ones are told', async () => {
  const { results, runs } = await makePack({ owner: 'search' });
  expect(
    results.prunable(july + 400 * day).find(({ run }) => run === runs[0])?.kept,
  ).toBeUndefined();
  results.prune([runs[0]!]);
  const key = generateKey();
  const dir = join(temporaryFolder(), 'period-all');
  const period = await exportPeriod(results, dir, {
    key,
    fromMs: july,
    toMs: july + 31 * day,
    renderPage: () => '',
  });
  expect(period.counts).toMatchObject({ all: 4, pruned: 1 });
  expect(await codes({ dir, key })).toEqual([]);
  expect(results.prunable(july + 400 * day).filter(({ kept }) => kept === undefined)).toEqual([]);
});

test.each<readonly [what: string, damage: (pack: Pack) => void, wanted: readonly string[]]>([
  [
    'a run missing',
    ({ dir, runs }) => rmSync(join(dir, 'runs', `${runs[1]}.jsonl`)),
    ['run-missing', 'missing-file', 'sums-mismatch', 'signed-lie'],
  ],
  [
    'a run of another time added',
    ({ dir, runs }) =>
      cpSync(join(dir, 'runs', `${runs[0]}.jsonl`), join(dir, 'runs', 'other.jsonl')),
    ['run-unknown', 'extra-file', 'sums-mismatch'],
  ],
  [
    'a journal changed',
    ({ dir, runs }) => {
      const path = join(dir, 'runs', `${runs[1]}.jsonl`);
      writeFileSync(path, readFileSync(path, 'utf8').replace('half', 'some'));
    },
    ['chain-broken'],
  ],
  [
    'a ledger changed',
    ({ dir }) => {
      const path = join(dir, 'ledger.jsonl');
      writeFileSync(path, readFileSync(path, 'utf8').replace('failed', 'passed'));
    },
    ['ledger-broken'],
  ],
  [
    'the page changed',
    ({ dir }) => writeFileSync(join(dir, 'period.html'), 'x'),
    ['digest-mismatch'],
  ],
])('%s is found', async (_, damage, wanted) => {
  const pack = await makePack();
  damage(pack);
  const found = await codes(pack);
  for (const code of wanted) expect(found).toContain(code);
});

test.each<readonly [what: string, damage: (pack: Pack) => void, wanted: string]>([
  [
    'a run left out of pack and ledger',
    (pack) => {
      rmSync(join(pack.dir, 'runs', `${pack.runs[1]}.jsonl`));
      releger(pack, (entries) => entries.filter(({ run }) => run !== pack.runs[1]));
    },
    'ledger-broken',
  ],
  [
    'a run left out and the ledger numbered anew',
    (pack) => {
      rmSync(join(pack.dir, 'runs', `${pack.runs[1]}.jsonl`));
      releger(pack, (entries) =>
        entries
          .filter(({ run }) => run !== pack.runs[1])
          .map((entry, position) => ({ ...entry, position })),
      );
    },
    'signed-lie',
  ],
  [
    'a number twice',
    (pack) =>
      releger(pack, (entries) =>
        entries.map((entry, index) => (index === 2 ? { ...entry, position: 1 } : entry)),
      ),
    'duplicate-index',
  ],
  [
    'a run begun twice',
    (pack) => releger(pack, (entries) => [...entries, { ...entries[0], position: entries.length }]),
    'duplicate-index',
  ],
  [
    'a better verdict in the ledger',
    (pack) =>
      releger(pack, (entries) =>
        entries.map((entry) =>
          entry['verdict'] === 'failed' ? { ...entry, verdict: 'passed' } : entry,
        ),
      ),
    'signed-lie',
  ],
])('%s is found although it was signed', async (_, damage, wanted) => {
  const pack = await makePack();
  damage(pack);
  resign(pack);
  expect(await codes(pack)).toContain(wanted);
});

test('a signed count that does not add up is found', async () => {
  const pack = await makePack();
  resign(pack, (predicate) => Object.assign(predicate['counts'] as object, { failed: 0 }));
  expect(await codes(pack)).toEqual(['signed-lie']);
});

test('a claim that goes further than simulations do is found, its wording is free', async () => {
  const pack = await makePack();
  const reword = (word: object): Promise<string[]> => {
    resign(pack, (predicate) => Object.assign((predicate['claims'] as object[])[0]!, word));
    return codes(pack);
  };
  expect(await reword({ supports: 'other words' })).toEqual([]);
  expect(await reword({ strength: 'full' })).toEqual(['signed-lie']);
});

test('a ledger must go on from where it was seen before', async () => {
  const pack = await makePack();
  const seen = (await verify(pack)).period?.ledger;
  record(pack.results, 12, { owner: 'payments' });
  const key = pack.key;
  const dir = join(temporaryFolder(), 'period-later');
  await exportPeriod(pack.results, dir, {
    key,
    fromMs: july,
    toMs: july + 31 * day,
    renderPage: () => '',
  });
  expect(await codes({ dir, key }, seen)).toEqual([]);
  const later = (await verify({ dir, key })).period?.ledger;
  expect(await codes(pack, later)).toEqual(['older-checkpoint']);
  expect(await codes({ dir, key }, { entries: 2, head: 'a'.repeat(64) })).toEqual([
    'ledger-forked',
  ]);
});

test('a pack that holds nothing is sound, and claims nothing', async () => {
  const pack = await makePack({ owner: 'nobody' });
  const report = await verify(pack);
  expect(report).toMatchObject({ ok: true, period: { counts: { all: 0 }, claims: [] } });
});

test('whatever the ledger holds, nothing crashes', async () => {
  for (const text of [
    '',
    '\n',
    '{}\n',
    '[1]\n',
    'null\n',
    'x'.repeat(1000),
    '\u{0}\n',
    '{"position":0}\n',
  ]) {
    const pack = await makePack();
    writeFileSync(join(pack.dir, 'ledger.jsonl'), text);
    resign(pack);
    expect(await codes(pack)).not.toEqual([]);
  }
});
