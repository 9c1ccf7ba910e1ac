import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EvidenceError } from '../../shared/evidence/evidence-error.ts';
import { loadSigningKey, loadTrustedKey } from '../../shared/evidence/signing/keys.ts';
import {
  ensureKeyPair,
  keyFiles,
  writeKeyPair,
} from '../../shared/evidence/signing/write-key-pair.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const coded = (code: EvidenceError['code']): unknown => expect.objectContaining({ code });

test.each(['p256', 'ed25519'] as const)('a pair of %s comes back from its files', (kind) => {
  const files = keyFiles(join(temporaryFolder(), 'keys'));
  const { keyid } = writeKeyPair(files, kind);
  expect(keyid).toMatch(/^[0-9a-f]{64}$/u);
  expect(loadSigningKey(files.privateFile)).toMatchObject({ keyid, kind });
  expect(loadTrustedKey(files.publicFile)).toMatchObject({ keyid, kind });
});

test.skipIf(process.platform === 'win32')('the private key is for its owner alone', () => {
  const files = keyFiles(join(temporaryFolder(), 'keys'));
  writeKeyPair(files);
  expect(statSync(files.privateFile).mode & 0o777).toBe(0o600);
});

test('git is told to leave private keys alone, and what it was told before stays', () => {
  const folder = temporaryFolder();
  writeKeyPair(keyFiles(folder, 'a'));
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*.key.pem\n');
  writeFileSync(join(folder, '.gitignore'), '*\n');
  writeKeyPair(keyFiles(folder, 'b'));
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n');
});

test('a key is made once, and never replaced', () => {
  const files = keyFiles(temporaryFolder());
  const first = ensureKeyPair(files);
  const second = ensureKeyPair(files);
  expect([first.created, second.created]).toEqual([true, false]);
  expect(second.key.keyid).toBe(first.key.keyid);
  const before = readFileSync(files.privateFile);
  expect(() => writeKeyPair(files)).toThrow(coded('key-exists'));
  expect(readFileSync(files.privateFile).equals(before)).toBe(true);
});

test('half a pair is not left behind', () => {
  const files = keyFiles(temporaryFolder());
  writeFileSync(files.publicFile, 'somebody else’s');
  expect(() => writeKeyPair(files)).toThrow(coded('key-exists'));
  expect(readFileSync(files.publicFile, 'utf8')).toBe('somebody else’s');
  expect(() => statSync(files.privateFile)).toThrow(/ENOENT/u);
});

test('every bad key file is named for what it is', () => {
  const folder = temporaryFolder();
  const at = (name: string, text: string | Buffer): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const pem = { type: 'spki', format: 'pem' } as const;
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export(pem);
  const p384 = generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey.export(pem);
  const { privateFile, publicFile } = keyFiles(folder);
  writeKeyPair(keyFiles(folder));
  mkdirSync(join(folder, 'folder'));
  expect(() => loadTrustedKey(join(folder, 'none'))).toThrow(coded('key-missing'));
  expect(() => loadTrustedKey(join(folder, 'folder'))).toThrow(coded('key-unreadable'));
  expect(() => loadTrustedKey(at('text', 'hello'))).toThrow(coded('key-malformed'));
  expect(() => loadTrustedKey(at('rsa', rsa))).toThrow(coded('key-unsupported'));
  expect(() => loadTrustedKey(at('p384', p384))).toThrow(coded('key-unsupported'));
  expect(() => loadTrustedKey(privateFile)).toThrow(coded('key-private'));
  expect(() => loadSigningKey(publicFile)).toThrow(coded('key-malformed'));
});
