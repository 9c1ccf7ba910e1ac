import { appendFileSync, cpSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { runCli, testFolder } from '../support/run-cli.ts';

let folder = '';
let bundle = '';

const cli = (...args: string[]) => runCli(args, { cwd: folder });
const verify = (...keys: string[]) =>
  cli('evidence', 'verify', bundle, ...keys.flatMap((key) => ['--key', key]));
const ownKey = '.backstep/keys/evidence.pub.pem';

beforeEach(() => {
  folder = testFolder();
  cpSync('samples/shop', folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{}');
  expect(cli('drill', 'bad-canary.scenario.yaml', '--runs', '80').code).toBe(0);
  const exported = cli('evidence', 'export', 'last');
  expect(exported.err).toBe('');
  expect(exported.code).toBe(0);
  bundle = /Wrote (evidence-\S+),/.exec(exported.out)?.[1] ?? '';
});

test('a bundle as it was written is sound', () => {
  const { code, out } = verify(ownKey);
  expect(out).toMatch(/SOUND/);
  expect(out).toMatch(/verdict +passed/);
  expect(out).toContain('It does not prove:');
  expect(code).toBe(0);
  for (const name of [
    'attestation.json',
    'SHA256SUMS',
    'VERIFY.md',
    'record/events.jsonl',
    'record/drill.db',
    'views/report.html',
    'views/timeline.svg',
  ]) {
    expect(existsSync(path.join(folder, bundle, name)), name).toBe(true);
  }
  expect(statSync(path.join(folder, '.backstep/keys/evidence.key.pem')).mode & 0o077).toBe(0);
});

test.each([
  ['a byte more in the journal', 'record/events.jsonl', 'digest-mismatch'],
  ['a byte more in the report', 'views/report.html', 'digest-mismatch'],
  ['a byte more in the playbook', 'subject', 'digest-mismatch'],
])('%s makes it unsound', (_, file, code) => {
  const target =
    file === 'subject' ? path.join(bundle, playbookIn(bundle)) : path.join(bundle, file);
  appendFileSync(path.join(folder, target), ' ');
  const result = verify(ownKey);
  expect(result.out).toMatch(/UNSOUND/);
  expect(result.out).toContain(code);
  expect(result.code).toBe(1);
});

function playbookIn(name: string): string {
  const sums = readFileSync(path.join(folder, name, 'SHA256SUMS'), 'utf8');
  return /subject\/\S*playbook\S*/.exec(sums)?.[0] ?? '';
}

test('a key that did not sign, no key, and a private key are each told apart', () => {
  expect(cli('evidence', 'keygen', '--output', 'other').code).toBe(0);
  const untrusted = verify('other/evidence.pub.pem');
  expect(untrusted.code).toBe(1);
  expect(untrusted.out).toContain('key-untrusted');
  const none = verify();
  expect(none.code).toBe(2);
  expect(none.err).toContain('No key is trusted');
  const secret = verify('.backstep/keys/evidence.key.pem');
  expect(secret.code).toBe(2);
  expect(secret.err).toContain('is a private key');
});

test('a bundle is never overwritten, and a run that does not exist is named', () => {
  const again = cli('evidence', 'export', 'last');
  expect(again.code).toBe(2);
  expect(again.err).toContain('already a bundle');
  const nothing = cli('evidence', 'export', '01ZZZZ');
  expect(nothing.code).toBe(2);
  expect(nothing.err).toContain('There is no run 01ZZZZ');
});
