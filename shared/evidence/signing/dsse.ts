import { verify } from 'node:crypto';
import { type Json, type JsonFault, parseStrictJson } from '../../store/strict-json.ts';
import type { TrustedKey } from './keys.ts';

/** The payload type of in-toto statements. */
export const statementType = 'application/vnd.in-toto+json';

export interface Signature {
  /** A hint, no more: it says which key to try, never that one is trusted. */
  readonly keyid: string;
  readonly sig: Uint8Array;
}

/** A DSSE envelope with its base64 decoded. */
export interface Envelope {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  readonly signatures: readonly Signature[];
}

export type EnvelopeResult =
  | { readonly ok: true; readonly envelope: Envelope }
  | { readonly ok: false; readonly fault: JsonFault | 'wrong-shape'; readonly message: string };

/**
 * The bytes that are signed: DSSE v1 pre-authentication encoding, `DSSEv1 <length> <type>
 * <length> <payload>`, lengths in bytes as decimal ASCII.
 */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType, 'utf8');
  const head = Buffer.from(`DSSEv1 ${type.length} ${payloadType} ${payload.length} `, 'utf8');
  return Buffer.concat([head, payload]);
}

/** Whether `signature` over the envelope's payload was made by the holder of `key`. Never throws. */
export function isSignedBy(envelope: Envelope, signature: Signature, key: TrustedKey): boolean {
  const message = preAuthEncoding(envelope.payloadType, envelope.payload);
  try {
    return key.kind === 'p256'
      ? verify('sha256', message, { key: key.publicKey, dsaEncoding: 'der' }, signature.sig)
      : verify(null, message, key.publicKey, signature.sig);
  } catch {
    return false;
  }
}

/** The text of an envelope file. */
export function formatEnvelope({ payload, payloadType, signatures }: Envelope): string {
  const text = {
    payloadType,
    payload: Buffer.from(payload).toString('base64'),
    signatures: signatures.map(({ keyid, sig }) => ({
      keyid,
      sig: Buffer.from(sig).toString('base64'),
    })),
  };
  return `${JSON.stringify(text, undefined, 2)}\n`;
}

/** Reads an envelope file strictly: these fields, canonical base64, nothing else. Never throws. */
export function parseEnvelope(text: string): EnvelopeResult {
  const read = parseStrictJson(text, { maxLength: 16_000_000, maxDepth: 4 });
  if (!read.ok) return read;
  const given = fieldsOf(read.value, ['payload', 'payloadType', 'signatures']);
  const payload = decode(given?.['payload']);
  const payloadType = given?.['payloadType'];
  const signatures = given?.['signatures'];
  if (payload === undefined || typeof payloadType !== 'string' || !Array.isArray(signatures)) {
    return malformed;
  }
  const parsed = (signatures as Json[]).map(parseSignature);
  if (!parsed.every((signature) => signature !== undefined)) return malformed;
  return { ok: true, envelope: { payloadType, payload, signatures: parsed } };
}

const malformed: EnvelopeResult = {
  ok: false,
  fault: 'wrong-shape',
  message: 'not a DSSE envelope',
};

function parseSignature(value: Json): Signature | undefined {
  const given = fieldsOf(value, ['keyid', 'sig']);
  const sig = decode(given?.['sig']);
  const keyid = given?.['keyid'];
  return sig === undefined || typeof keyid !== 'string' ? undefined : { keyid, sig };
}

/** An object with exactly these fields; undefined for anything else. */
function fieldsOf(
  value: Json,
  names: readonly string[],
): Readonly<Record<string, Json>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const found = Object.keys(value);
  const exact = found.length === names.length && names.every((name) => found.includes(name));
  return exact ? (value as Readonly<Record<string, Json>>) : undefined;
}

/** One text per sequence of bytes: Node itself would skip what is not base64. */
function decode(text: Json | undefined): Buffer | undefined {
  if (typeof text !== 'string') return undefined;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
