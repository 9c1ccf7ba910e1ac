import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { EvidenceError } from '../evidence-error.ts';
import type { KeyKind, TrustedKey } from './keys.ts';

/** SHA-256 of a public key's DER SubjectPublicKeyInfo, 64 hexadecimal digits. */
export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

/** A public key from its PEM; `name` is what messages call it. Throws an EvidenceError saying what is wrong. */
export function parseTrustedKey(pem: string, name: string): TrustedKey {
  if (pem.includes('PRIVATE KEY')) {
    throw new EvidenceError(
      'key-private',
      `${name} is a private key.`,
      'Name the public key; a private key belongs to nobody who only verifies.',
    );
  }
  const publicKey = parseKey(name, 'public', () => createPublicKey(pem));
  return { kind: kindOf(name, publicKey), publicKey, keyid: keyIdOf(publicKey) };
}

/** What `parse` makes of a key; throws an EvidenceError where it makes nothing. */
export function parseKey(file: string, what: string, parse: () => KeyObject): KeyObject {
  try {
    return parse();
  } catch (error) {
    throw new EvidenceError(
      'key-malformed',
      `${file} is not a ${what} key in PEM.`,
      'Make a pair with `backstep evidence keygen`, or convert the key with openssl.',
      error,
    );
  }
}

/** The kind of a key; throws an EvidenceError for those that are of none. */
export function kindOf(file: string, key: KeyObject): KeyKind {
  if (key.asymmetricKeyType === 'ed25519') return 'ed25519';
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (key.asymmetricKeyType === 'ec' && curve === 'prime256v1') return 'p256';
  throw new EvidenceError(
    'key-unsupported',
    `${file} is a key of type ${key.asymmetricKeyType ?? 'unknown'} ${curve ?? ''}`.trim() + '.',
    'Use an ECDSA key over P-256, or an Ed25519 key.',
  );
}
