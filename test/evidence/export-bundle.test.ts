import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { EvidenceError } from '../../shared/evidence/evidence-error.ts';
import { exportBundle } from '../../shared/evidence/export-bundle.ts';
import { generateKey } from '../../shared/evidence/signing/keys.ts';
import { verifyBundle } from '../../shared/evidence/verify-bundle.ts';
import type { TraceEvent } from '../../shared/model/journal.ts';
import { loadSqlite } from '../../shared/store/load-sqlite.ts';
import { openResults } from '../../shared/store/open-results.ts';
import type { Results } from '../../shared/store/results.ts';
import { closed, inputFiles, opened, others, recovery, startsUs } from '../store/drill-trace.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { filesOf, makeBundle, renderViews } from './make-bundle.ts';

const key = generateKey();

function record(more: readonly TraceEvent[] = []): {
  results: Results;
  runId: string;
  out: string;
} {
  const folder = temporaryFolder();
  const results = openResults(join(folder, 'results.db'));
  const writer = results.beginRun(opened(), { startsUs, host: 'test', inputs: inputFiles });
  writer.append([...recovery(), ...more]);
  writer.close(closed());
  const out = join(folder, 'out');
  mkdirSync(out);
  return { results, runId: writer.runId, out };
}

const coded = (code: EvidenceError['code']): unknown => expect.objectContaining({ code });

test('a bundle holds these files', async () => {
  const { dir, runId } = await makeBundle();
  expect(basename(dir)).toBe(`evidence-${runId}`);
  expect(filesOf(dir)).toEqual([
    'SHA256SUMS',
    'VERIFY.md',
    'attestation.json',
    'record/drill.db',
    'record/events.jsonl',
    'subject/playbook/checkout.playbook.yaml',
    'subject/scenario/bad-release.yaml',
    'subject/system/system.yaml',
    'views/report.html',
    'views/runs.csv',
    'views/timeline.svg',
  ]);
});

test('the private key and the machine that recorded stay out of it', async () => {
  const { dir } = await makeBundle();
  const db = new (loadSqlite())(join(dir, 'record/drill.db'), { readonly: true });
  expect(db.prepare('SELECT writer FROM run').get()).toEqual({ writer: null });
  db.close();
  for (const path of filesOf(dir)) {
    expect(readFileSync(join(dir, path), 'latin1'), path).not.toContain('PRIVATE KEY');
  }
});

test('a bundle is never overwritten', async () => {
  const { results, runId, out } = record();
  const dir = await exportBundle(results, runId, out, { key, renderViews });
  const before = readFileSync(join(dir, 'attestation.json'), 'utf8');
  const again = exportBundle(results, runId, out, { key: generateKey(), renderViews });
  await expect(again).rejects.toEqual(coded('bundle-exists'));
  expect(readFileSync(join(dir, 'attestation.json'), 'utf8')).toBe(before);
  results.close();
});

test('a disk that fills up at any file leaves nothing behind', async () => {
  const { results, runId, out } = record();
  let allowed = 0;
  for (; ; allowed++) {
    let left = allowed;
    const write = (path: string, bytes: Uint8Array): void => {
      if (left-- === 0) {
        writeFileSync(path, bytes.subarray(0, 10));
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      }
      writeFileSync(path, bytes);
    };
    try {
      await exportBundle(results, runId, out, { key, renderViews, write });
      break;
    } catch (error) {
      expect(error).toEqual(coded('full'));
      expect(readdirSync(out)).toEqual([]);
    }
  }
  expect(allowed).toBe(8);
  expect(readdirSync(out)).toEqual([`evidence-${runId}`]);
  results.close();
});

test('a folder that cannot be written is named', async () => {
  const { results, runId, out } = record();
  const file = join(dirname(out), 'file');
  writeFileSync(file, '');
  await expect(exportBundle(results, runId, file, { key, renderViews })).rejects.toEqual(
    coded('unwritable'),
  );
  results.close();
});

test('folders on the way are made', async () => {
  const { results, runId, out } = record();
  const dir = await exportBundle(results, runId, join(out, 'a', 'b'), {
    key,
    renderViews: () => Promise.resolve([]),
  });
  expect(existsSync(join(dir, 'attestation.json'))).toBe(true);
  results.close();
});

test('a run that goes on, or does not exist, is not exported', async () => {
  const { results, out } = record();
  const writer = results.beginRun(opened(), { startsUs, host: 'test', inputs: inputFiles });
  const attempt = (runId: string): Promise<string> =>
    exportBundle(results, runId, out, { key, renderViews });
  await expect(attempt(writer.runId)).rejects.toEqual(coded('run-open'));
  await expect(attempt('01ARZ3NDEKTSV4RRFFQ69G5FAV')).rejects.toEqual(coded('no-run'));
  expect(readdirSync(out)).toEqual([]);
  results.close();
});

test('a journal changed in the results file is not exported', async () => {
  const { results, runId, out } = record();
  const db = new (loadSqlite())(results.file);
  db.exec(`UPDATE event SET line = replace(line, 'half', 'some')`);
  db.close();
  await expect(exportBundle(results, runId, out, { key, renderViews })).rejects.toEqual(
    coded('journal-broken'),
  );
  results.close();
});

test('tables that do not follow from the journal are not signed', async () => {
  const { results, runId, out } = record(others());
  const db = new (loadSqlite())(results.file);
  db.exec('UPDATE result SET rta_p95_us = 1; DELETE FROM step');
  db.close();
  const dir = await exportBundle(results, runId, out, { key, renderViews });
  expect((await verifyBundle(dir, { keys: [key] })).findings).toEqual([]);
});
