import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Buffer } from 'buffer';

/*
 * What verifying uses of `node:crypto`, under the same names, for a browser: there, the host's own cryptography cannot hash
 * piece by piece, nor without waiting.
 */

/** The host's cryptography, which checks the signatures of timestamp authorities. */
export const webcrypto = globalThis.crypto;

export const randomBytes = (size: number): Uint8Array =>
  globalThis.crypto.getRandomValues(new Uint8Array(size));

/** A hash of bytes and texts, piece by piece. */
export function createHash(name: string): {
  readonly update: (data: Uint8Array | string) => ReturnType<typeof createHash>;
  readonly digest: (form?: 'hex') => Buffer | string;
} {
  assertSha256(name);
  const state = sha256.create();
  const hash: ReturnType<typeof createHash> = {
    update: (data) => {
      state.update(bytesOf(data));
      return hash;
    },
    digest: (form) =>
      form === undefined ? Buffer.from(state.digest()) : bytesToHex(state.digest()),
  };
  return hash;
}

/** The hash of one thing, in hexadecimal. */
export function hash(name: string, data: Uint8Array | string): string {
  assertSha256(name);
  return bytesToHex(sha256(bytesOf(data)));
}

const encoder = new TextEncoder();

const bytesOf = (data: Uint8Array | string): Uint8Array =>
  typeof data === 'string' ? encoder.encode(data) : data;

function assertSha256(name: string): void {
  if (name !== 'sha256') throw new Error(`no hash ${name} here`);
}

/** What a DER SubjectPublicKeyInfo (RFC 5480, RFC 8410) begins with, up to the key's own bytes. */
const heads = {
  ec: '3059301306072a8648ce3d020106082a8648ce3d030107034200',
  ed25519: '302a300506032b6570032100',
} as const;

/** A public key, of the two sorts that sign evidence. */
class PublicKey {
  readonly asymmetricKeyType: keyof typeof heads | undefined;
  readonly asymmetricKeyDetails: { readonly namedCurve?: string };
  /** The key's own bytes: a point of its curve. */
  readonly point: Uint8Array;
  readonly #der: Buffer;

  constructor(der: Buffer) {
    this.#der = der;
    const hex = der.toString('hex');
    const kinds = Object.keys(heads) as (keyof typeof heads)[];
    this.asymmetricKeyType = kinds.find((kind) => hex.startsWith(heads[kind]));
    const isEc = this.asymmetricKeyType === 'ec';
    this.asymmetricKeyDetails = isEc ? { namedCurve: 'prime256v1' } : {};
    this.point = der.subarray(heads[this.asymmetricKeyType ?? 'ec'].length / 2);
    if (isEc) p256.Point.fromBytes(this.point);
  }

  export(): Buffer {
    return this.#der;
  }
}

/** Reads a public key in PEM; throws when it is none. */
export function createPublicKey(pem: string): PublicKey {
  const body = /-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----/u.exec(pem);
  if (body?.[1] === undefined) throw new Error('not a public key in PEM');
  return new PublicKey(Buffer.from(body[1], 'base64'));
}

/** Whether a key made a signature: ECDSA with SHA-256 over P-256, as DER, or Ed25519 (RFC 8032). */
export function verify(
  _: string | null,
  message: Uint8Array,
  given: PublicKey | { readonly key: PublicKey },
  signature: Uint8Array,
): boolean {
  const { point, asymmetricKeyType } = given instanceof PublicKey ? given : given.key;
  return asymmetricKeyType === 'ed25519'
    ? ed25519.verify(signature, message, point, { zip215: false })
    : p256.verify(signature, message, point, { format: 'der', lowS: false });
}
