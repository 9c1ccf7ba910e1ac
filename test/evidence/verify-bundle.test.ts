import {
  appendFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateKey, loadTrustedKey } from '../../shared/evidence/signing/keys.ts';
import { verifyBundle } from '../../shared/evidence/verify-bundle.ts';
import { renderViews as renderAll } from '../../shared/views/render-views.ts';
import { closed, event, recovery, sampled } from '../store/drill-trace.ts';
import { codesOf, rejournal } from './damage.ts';
import { filesOf, makeBundle, resign, renderViews, statementOf } from './make-bundle.ts';

test.each(['p256', 'ed25519'] as const)(
  'an untouched bundle signed with %s is sound',
  async (kind) => {
    const made = await makeBundle({ kind });
    const report = await verifyBundle(made.dir, { keys: [generateKey(), made.key] });
    expect(report).toMatchObject({
      ok: true,
      status: 'sound',
      findings: [],
      signedBy: made.key.keyid,
      facts: { verdict: 'passed', samples: 6, rtaP50Us: 310_000_000, rpaP95Us: 5_000_000 },
    });
  },
);

test('a failed drill is sound evidence of a failure', async () => {
  const events = [
    ...recovery(),
    sampled(8),
    ...[9, 10, 11, 12].map((seed) => sampled(seed, { outcome: 'not-recovered', rtaUs: null })),
  ];
  const made = await makeBundle({ events, closing: closed({ verdict: 'failed' }) });
  expect(await verifyBundle(made.dir, { keys: [made.key] })).toMatchObject({
    ok: true,
    facts: { verdict: 'failed', recovered: 2, rtaP50Us: null },
  });
});

test('an interrupted drill is incomplete, whatever else is right', async () => {
  const made = await makeBundle({ events: recovery().slice(0, 6), closing: null });
  const report = await verifyBundle(made.dir, { keys: [made.key] });
  expect(report).toMatchObject({ ok: false, status: 'incomplete' });
  expect(report.findings.map(({ code }) => code)).toEqual(['incomplete']);
  expect(report.facts?.verdict).toBe('inconclusive');
});

test('an interrupted drill that is also damaged is unsound', async () => {
  const made = await makeBundle({ events: recovery().slice(0, 6), closing: null });
  appendFileSync(join(made.dir, 'VERIFY.md'), 'x');
  expect((await verifyBundle(made.dir, { keys: [made.key] })).status).toBe('unsound');
});

test('changing any byte of any file is found', async () => {
  const made = await makeBundle();
  const paths = filesOf(made.dir);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (path, at, flip) => {
        const file = join(made.dir, path);
        const before = readFileSync(file);
        const bytes = Buffer.from(before);
        const place = at % bytes.length;
        bytes[place] = bytes[place]! ^ flip;
        writeFileSync(file, bytes);
        const { ok } = await verifyBundle(made.dir, { keys: [made.key] });
        writeFileSync(file, before);
        // The key id is a hint that nothing depends on, and JSON has room for spaces.
        if (path !== 'attestation.json') expect(ok).toBe(false);
      },
    ),
    { numRuns: 150 },
  );
  expect(await codesOf(made)).toEqual([]);
});

test('truncating any file is found', async () => {
  const made = await makeBundle();
  for (const path of filesOf(made.dir)) {
    const before = readFileSync(join(made.dir, path));
    for (const length of [0, 1, before.length >> 1]) {
      writeFileSync(join(made.dir, path), before.subarray(0, length));
      expect(await codesOf(made), `${path} cut to ${length}`).not.toEqual([]);
    }
    writeFileSync(join(made.dir, path), before);
  }
  expect(await codesOf(made)).toEqual([]);
});

test('a bundle without trusted keys is never sound', async () => {
  const { dir } = await makeBundle();
  expect(await verifyBundle(dir, { keys: [] })).toMatchObject({
    ok: false,
    findings: [{ code: 'key-untrusted' }],
  });
});

test('a key that lies in the bundle is not trusted', async () => {
  const made = await makeBundle();
  const path = join(made.dir, 'signer.pem');
  writeFileSync(path, made.key.publicKey.export({ type: 'spki', format: 'pem' }));
  resign(made);
  const report = await verifyBundle(made.dir, { keys: [loadTrustedKey(path)] });
  expect(report.findings.map(({ code }) => code)).toEqual(['key-from-bundle']);
});

test('a story that cannot have happened gives no figures, and no crash', async () => {
  const made = await makeBundle();
  const impossible = [
    event(1, 'step.succeeded', { attempt: 3 }, 'nothing'),
    event(2, 'run.ended', {
      outcome: 'recovered',
      recoveredUs: null,
      reason: '',
      failedRequests: 0,
      events: 0,
    }),
  ];
  rejournal(made, ([first]) => [first!, ...impossible, closed()]);
  resign(made);
  expect(await codesOf(made)).not.toEqual([]);
});

test('views are held against what a renderer makes of the journal', async () => {
  const made = await makeBundle();
  expect((await verifyBundle(made.dir, { keys: [made.key], renderViews })).ok).toBe(true);
  writeFileSync(join(made.dir, 'views/report.html'), '<p>recovered in 1 s</p>');
  resign(made);
  expect((await verifyBundle(made.dir, { keys: [made.key] })).ok).toBe(true);
  const report = await verifyBundle(made.dir, { keys: [made.key], renderViews });
  expect(report.findings).toMatchObject([{ code: 'view-differs', file: 'views/report.html' }]);
});

test.each([
  ['empty', ''],
  ['no object', 'null'],
  ['without a payload', '{}'],
  ['of a payload that is no text', '{"payload":1}'],
])('an attestation that is %s leaves nothing to render, which is no defect', async (_, text) => {
  const made = await makeBundle();
  writeFileSync(join(made.dir, 'attestation.json'), text);
  const report = await verifyBundle(made.dir, { keys: [made.key], renderViews: renderAll });
  expect(report.findings.map(({ code }) => code)).toContain('statement-malformed');
});

test.each(['', 'soon', '2026-99-99T00:00:00Z'])('a drill is not recorded at "%s"', async (at) => {
  const made = await makeBundle();
  resign(made, (predicate) => (predicate['recordedAt'] = at));
  const report = await verifyBundle(made.dir, { keys: [made.key], renderViews: renderAll });
  expect(report.findings.map(({ code }) => code)).toContain('statement-malformed');
});

test.each([
  ['nothing', () => undefined],
  ['a file', (dir: string) => writeFileSync(dir, 'x')],
  ['an empty folder', (dir: string) => mkdirSync(dir)],
])('%s is not a bundle', async (_, make) => {
  const { dir, key } = await makeBundle();
  const other = `${dir}-other`;
  make(other);
  expect((await verifyBundle(other, { keys: [key] })).findings.map(({ code }) => code)).toEqual([
    'not-a-bundle',
  ]);
});

test('more than fits the limits is refused before it is read', async () => {
  const { dir, key } = await makeBundle();
  for (const limits of [
    { maxFiles: 3, maxDepth: 6, maxBytes: 1e9 },
    { maxFiles: 1000, maxDepth: 6, maxBytes: 5000 },
  ]) {
    const report = await verifyBundle(dir, { keys: [key], limits });
    expect(report.findings.map(({ code }) => code)).toContain('too-big');
  }
});

test.skipIf(process.platform !== 'linux')('a name that is not UTF-8 is found', async () => {
  const made = await makeBundle();
  writeFileSync(Buffer.concat([Buffer.from(`${made.dir}/`), Buffer.from([0xff, 0xfe])]), '');
  expect(await codesOf(made)).toEqual(['unreadable']);
});

test('a copy elsewhere, with hard links or without, is as sound as the bundle', async () => {
  const made = await makeBundle();
  const copy = `${made.dir}-copy`;
  cpSync(made.dir, copy, { recursive: true });
  rmSync(join(copy, 'VERIFY.md'));
  linkSync(join(made.dir, 'VERIFY.md'), join(copy, 'VERIFY.md'));
  expect(await codesOf({ ...made, dir: copy })).toEqual([]);
});

test('the statement says what the drill does not prove', async () => {
  const { dir } = await makeBundle();
  expect(statementOf(dir).predicate['doesNotProve']).toContainEqual(
    expect.stringMatching(/simulated/u),
  );
});
