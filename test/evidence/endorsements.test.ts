import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Demands, noDemands } from '../../shared/evidence/signing/demands.ts';
import { formatEnvelope, statementType } from '../../shared/evidence/signing/dsse.ts';
import { signPayload } from '../../shared/evidence/signing/sign-payload.ts';
import type { Endorsement } from '../../shared/evidence/signing/endorsement.ts';
import { signEndorsement } from '../../shared/evidence/signing/sign-endorsement.ts';
import { generateKey, type KeyTerms, type SigningKey } from '../../shared/evidence/signing/keys.ts';
import { sha256 } from '../../shared/evidence/sums.ts';
import { verifyBundle } from '../../shared/evidence/verify-bundle.ts';
import type { VerifyReport } from '../../shared/evidence/verify-source.ts';
import { type Made, makeBundle } from './make-bundle.ts';

const approval: Endorsement = {
  kind: 'approval',
  decision: 'approved',
  by: 'Ada',
  at: '2026-11-20T10:00:00.000Z',
};

const attestationOf = ({ dir }: Pick<Made, 'dir'>): string =>
  sha256(readFileSync(join(dir, 'attestation.json')));

/** Adds a decision to a bundle. */
function endorse(
  made: Pick<Made, 'dir'>,
  key: SigningKey,
  change: Partial<Endorsement> = {},
  about = attestationOf(made),
): void {
  mkdirSync(join(made.dir, 'approvals'), { recursive: true });
  const text = signEndorsement({ ...approval, ...change }, about, key);
  const name = `${change.kind ?? 'approval'}-${key.keyid.slice(0, 16)}.json`;
  writeFileSync(join(made.dir, 'approvals', name), text);
}

const under = (key: SigningKey, terms: Partial<KeyTerms>): SigningKey => ({
  ...key,
  terms: { name: 'tested', may: ['sign', 'approve', 'review'], ...terms },
});

const verify = (
  { dir }: Pick<Made, 'dir'>,
  keys: readonly SigningKey[],
  demands: Partial<Demands> = {},
): Promise<VerifyReport> => verifyBundle(dir, { keys, demands: { ...noDemands, ...demands } });

const codes = async (...args: Parameters<typeof verify>): Promise<string[]> =>
  (await verify(...args)).findings.map(({ code }) => code);

test('an approval and a review by others are accepted, and told', async () => {
  const made = await makeBundle();
  const [ada, bob] = [generateKey(), generateKey('ed25519')];
  endorse(made, ada, { note: 'as planned' });
  endorse(made, bob, { kind: 'review', by: 'Bob', role: 'auditor' });
  const report = await verify(made, [made.key, ada, bob], { approvals: 1, reviews: 1 });
  expect(report.findings).toEqual([]);
  expect(report.endorsements).toMatchObject([
    { kind: 'approval', by: 'Ada', note: 'as planned', keyid: ada.keyid },
    { kind: 'review', by: 'Bob', role: 'auditor', keyid: bob.keyid },
  ]);
});

test('fewer decisions than the policy wants are not enough, and one key is one person', async () => {
  const made = await makeBundle();
  const ada = generateKey();
  expect(await codes(made, [made.key, ada], { approvals: 1, reviews: 1 })).toEqual([
    'approval-missing',
    'review-missing',
  ]);
  endorse(made, ada);
  expect(await codes(made, [made.key, ada], { approvals: 1 })).toEqual([]);
  const again = signEndorsement({ ...approval, by: 'Eve' }, attestationOf(made), ada);
  writeFileSync(join(made.dir, 'approvals', 'approval-again.json'), again);
  expect(await codes(made, [made.key, ada], { approvals: 2 })).toEqual(['approval-missing']);
});

test('a refusal is never outvoted', async () => {
  const made = await makeBundle();
  const [ada, bob] = [generateKey(), generateKey()];
  endorse(made, ada);
  endorse(made, bob, { decision: 'refused', by: 'Bob', note: 'the wrong image' });
  const report = await verify(made, [made.key, ada, bob], { approvals: 1 });
  expect(report.findings).toMatchObject([
    { code: 'approval-refused', message: 'Bob refused: the wrong image' },
  ]);
});

test('who signed the run can only approve it where the policy allows', async () => {
  const made = await makeBundle();
  endorse(made, made.key);
  expect(await codes(made, [made.key], { approvals: 1 })).toEqual([
    'approver-is-signer',
    'approval-missing',
  ]);
  expect(await codes(made, [made.key], { approvals: 1, separateDuties: false })).toEqual([]);
});

test('the approval of another bundle is found', async () => {
  const [made, other] = [await makeBundle(), await makeBundle()];
  const ada = generateKey();
  endorse(made, ada, {}, attestationOf(other));
  expect(await codes(made, [made.key, ada])).toEqual(['other-subject']);
});

test('an approval by a key nobody trusts, or that was changed, is found', async () => {
  const made = await makeBundle();
  const ada = generateKey();
  endorse(made, ada);
  expect(await codes(made, [made.key])).toEqual(['key-untrusted']);
  const file = join(made.dir, 'approvals', `approval-${ada.keyid.slice(0, 16)}.json`);
  const text = readFileSync(file, 'utf8');
  const payload = Buffer.from(/"payload": "([^"]*)"/u.exec(text)?.[1] ?? '', 'base64').toString();
  const changed = Buffer.from(payload.replace('Ada', 'Eve')).toString('base64');
  writeFileSync(file, text.replace(/"payload": "[^"]*"/u, `"payload": "${changed}"`));
  expect(await codes(made, [made.key, ada])).toEqual(['signature-invalid']);
});

test.each([
  ['{}', 'statement-malformed'],
  ['[', 'statement-malformed'],
  ['{"a":1,"a":1}', 'hostile-json'],
])('an approval that says %s is found', async (payload, code) => {
  const made = await makeBundle();
  const ada = generateKey();
  mkdirSync(join(made.dir, 'approvals'));
  const envelope = formatEnvelope(signPayload(statementType, Buffer.from(payload), ada));
  writeFileSync(join(made.dir, 'approvals', 'approval-x.json'), envelope);
  expect(await codes(made, [made.key, ada])).toEqual([code]);
});

test('an attestation is no approval', async () => {
  const made = await makeBundle();
  mkdirSync(join(made.dir, 'approvals'));
  const attestation = readFileSync(join(made.dir, 'attestation.json'));
  writeFileSync(join(made.dir, 'approvals', 'approval-x.json'), attestation);
  expect(await codes(made, [made.key])).toEqual(['statement-malformed']);
});

const year = 365 * 86_400_000;

test.each<readonly [what: string, terms: Partial<KeyTerms>, code: string | undefined]>([
  ['in use', { fromMs: Date.now() - year, untilMs: Date.now() + year }, undefined],
  ['of later', { fromMs: Date.now() + year }, 'key-not-yet-valid'],
  ['of before', { untilMs: Date.now() - year }, 'key-expired'],
  ['revoked since', { revokedMs: Date.now() + 1000, why: 'lost' }, 'key-revoked'],
  ['for approvals', { may: ['approve'] }, 'key-not-allowed'],
])('a run signed by a key %s', async (_, terms, code) => {
  const made = await makeBundle();
  expect(await codes(made, [under(made.key, terms)])).toEqual(code === undefined ? [] : [code]);
});

test('the key of an approval is held against its own terms', async () => {
  const made = await makeBundle();
  const ada = generateKey();
  endorse(made, ada);
  const wanted = { approvals: 1 };
  expect(await codes(made, [made.key, under(ada, { may: ['sign'] })], wanted)).toEqual([
    'key-not-allowed',
    'approval-missing',
  ]);
  expect(await codes(made, [made.key, under(ada, { untilMs: 0 })], wanted)).toEqual([
    'key-expired',
    'approval-missing',
  ]);
});

test('a run signed by the old key and one by the new are both accepted, by one policy', async () => {
  const now = Date.now();
  const [old, young] = [await makeBundle(), await makeBundle()];
  const keys = [
    under(old.key, { name: 'old', untilMs: now + year }),
    under(young.key, { name: 'new', fromMs: now - year }),
  ];
  expect(await codes(old, keys)).toEqual([]);
  expect(await codes(young, keys)).toEqual([]);
});
