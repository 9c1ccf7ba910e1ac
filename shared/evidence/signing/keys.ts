import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import type { KeyDuty } from '../../model/policy.ts';
import { codeOf, EvidenceError } from '../evidence-error.ts';
import { keyIdOf, kindOf, parseKey, parseTrustedKey } from './parse-key.ts';

/** ECDSA over P-256 with SHA-256, or Ed25519: what a stock `openssl` verifies. */
export type KeyKind = 'p256' | 'ed25519';

/** What a key is trusted for; instants in milliseconds since 1970. */
export interface KeyTerms {
  /** What the policy calls it. */
  readonly name: string;
  readonly may: readonly KeyDuty[];
  readonly fromMs?: number;
  readonly untilMs?: number;
  /** From then on somebody else may have had it. */
  readonly revokedMs?: number;
  readonly why?: string;
}

/** A public key somebody decided to trust. */
export interface TrustedKey {
  /** Absent: for everything, at any time. */
  readonly terms?: KeyTerms;
  readonly kind: KeyKind;
  readonly publicKey: KeyObject;
  /** SHA-256 of the DER SubjectPublicKeyInfo, 64 hexadecimal digits. */
  readonly keyid: string;
  /** Where it was read from, when it was a file. */
  readonly file?: string;
}

/** A key that can sign. */
export interface SigningKey extends TrustedKey {
  readonly privateKey: KeyObject;
}

/** A new key pair from the system's randomness. */
export function generateKey(kind: KeyKind = 'p256'): SigningKey {
  const { privateKey, publicKey } =
    kind === 'p256'
      ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
      : generateKeyPairSync('ed25519');
  return { kind, privateKey, publicKey, keyid: keyIdOf(publicKey) };
}

/** Reads a private key in PEM. Throws an EvidenceError saying what is wrong with the file. */
export function loadSigningKey(file: string): SigningKey {
  const pem = readPem(file);
  const privateKey = parseKey(file, 'private', () => createPrivateKey(pem));
  const publicKey = createPublicKey(privateKey);
  return { kind: kindOf(file, publicKey), privateKey, publicKey, keyid: keyIdOf(publicKey), file };
}

/** Reads a public key in PEM. Throws an EvidenceError saying what is wrong with the file. */
export function loadTrustedKey(file: string): TrustedKey {
  return { ...parseTrustedKey(readPem(file), file), file };
}

function readPem(file: string): string {
  try {
    if (!statSync(file).isFile()) {
      throw new EvidenceError(
        'key-unreadable',
        `The key ${file} is not a regular file.`,
        'Name the file of the key.',
      );
    }
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof EvidenceError) throw error;
    const code = codeOf(error);
    throw code === 'ENOENT'
      ? new EvidenceError('key-missing', `There is no key at ${file}.`, 'Check the path.', error)
      : new EvidenceError(
          'key-unreadable',
          `The key ${file} cannot be read (${code}).`,
          'Check the path and its permissions.',
          error,
        );
  }
}
