import { randomBytes, webcrypto } from 'node:crypto';
import { fromBER, Integer, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  Certificate,
  ContentInfo,
  CryptoEngine,
  type ExtKeyUsage,
  MessageImprint,
  PKIStatus,
  setEngine,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import { createHash } from 'node:crypto';
import { sameBytes } from '../same-bytes.ts';

const sha256Oid = '2.16.840.1.101.3.4.2.1';
const tstInfoOid = '1.2.840.113549.1.9.16.1.4';
const extKeyUsageOid = '2.5.29.37';
const timeStampingOid = '1.3.6.1.5.5.7.3.8';

let isReady = false;

/** The library takes its arithmetic from the host. */
function prepare(): void {
  if (isReady) return;
  setEngine('backstep', new CryptoEngine({ name: 'backstep', crypto: webcrypto }));
  isReady = true;
}

const digestOf = (bytes: Uint8Array): Uint8Array =>
  Uint8Array.from(createHash('sha256').update(bytes).digest());

/** A request for a timestamp over some bytes (RFC 3161, DER), which tells their SHA-256 and nothing else of them. */
export function timestampRequest(bytes: Uint8Array): Uint8Array {
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Oid }),
      hashedMessage: new OctetString({ valueHex: digestOf(bytes).buffer as ArrayBuffer }),
    }),
    // Positive, so that every authority reads the same number.
    nonce: new Integer({ valueHex: Uint8Array.from([1, ...randomBytes(8)]).buffer }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER(false));
}

/** What became of checking a timestamp. */
export type TimestampResult =
  | {
      readonly ok: true;
      /** Milliseconds since 1970, and how far off the authority says it may be. */
      readonly atMs: number;
      readonly accuracyMs: number;
    }
  | {
      readonly ok: false;
      readonly code: 'timestamp-malformed' | 'timestamp-mismatch' | 'timestamp-untrusted';
      readonly message: string;
    };

/** A certificate of a PEM file; undefined where there is none. */
export function parseCertificate(pem: string): Certificate | undefined {
  const body = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/u.exec(pem);
  if (body === null) return undefined;
  try {
    prepare();
    return Certificate.fromBER(Uint8Array.from(Buffer.from(body[1] ?? '', 'base64')).buffer);
  } catch {
    return undefined;
  }
}

/**
 * Holds a response of an authority (RFC 3161, DER) against the bytes it should be for, and its
 * signature against trusted certificates, at the time it names: a certificate that has expired
 * since was valid then. Never throws for what the response holds.
 */
export async function verifyTimestamp(
  response: Uint8Array,
  bytes: Uint8Array,
  authorities: readonly Certificate[],
): Promise<TimestampResult> {
  prepare();
  const token = readToken(response);
  if (token === undefined) return refuse('timestamp-malformed', 'not a granted timestamp');
  const { signed, info } = token;
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  if (hashAlgorithm.algorithmId !== sha256Oid) {
    return refuse('timestamp-mismatch', 'it is not over a SHA-256 digest');
  }
  const imprint = hashedMessage.valueBlock.valueHexView;
  if (!sameBytes(imprint, digestOf(bytes)))
    return refuse('timestamp-mismatch', 'it is for other bytes');
  if (!(await isTrusted(signed, info, bytes, authorities))) {
    return refuse('timestamp-untrusted', 'no trusted authority made it, or it was not allowed to');
  }
  return { ok: true, atMs: info.genTime.getTime(), accuracyMs: accuracyOf(info) };
}

/** Granted, and granted with changes. */
const granted: readonly PKIStatus[] = [PKIStatus.granted, PKIStatus.grantedWithMods];

interface Token {
  readonly signed: SignedData;
  readonly info: TSTInfo;
}

/** The token inside a response. */
function readToken(response: Uint8Array): Token | undefined {
  try {
    const { timeStampToken, status } = TimeStampResp.fromBER(Uint8Array.from(response).buffer);
    if (timeStampToken === undefined || !granted.includes(status.status)) {
      return undefined;
    }
    const content = new ContentInfo({ schema: timeStampToken.toSchema() });
    const signed = new SignedData({ schema: content.content as unknown });
    if (signed.encapContentInfo.eContentType !== tstInfoOid) return undefined;
    const inner = signed.encapContentInfo.eContent?.getValue();
    if (inner === undefined || fromBER(inner).offset === -1) return undefined;
    return { signed, info: TSTInfo.fromBER(inner) };
  } catch {
    return undefined;
  }
}

async function isTrusted(
  signed: SignedData,
  info: TSTInfo,
  bytes: Uint8Array,
  authorities: readonly Certificate[],
): Promise<boolean> {
  if (authorities.length === 0) return false;
  try {
    const { signatureVerified, signerCertificate } = await signed.verify({
      signer: 0,
      data: Uint8Array.from(bytes).buffer,
      trustedCerts: [...authorities],
      checkDate: info.genTime,
      checkChain: true,
      extendedMode: true,
    });
    return (
      signatureVerified === true &&
      signerCertificate !== undefined &&
      signerCertificate !== null &&
      mayTimestamp(signerCertificate)
    );
  } catch {
    return false;
  }
}

/** A certificate for timestamps is for nothing else, and says so in a way nobody may overlook (RFC 3161, 2.3). */
function mayTimestamp({ extensions }: Certificate): boolean {
  const usage = extensions?.find(({ extnID }) => extnID === extKeyUsageOid);
  const purposes = (usage?.parsedValue as ExtKeyUsage | undefined)?.keyPurposes ?? [];
  return usage?.critical === true && purposes.length === 1 && purposes[0] === timeStampingOid;
}

function accuracyOf({ accuracy }: TSTInfo): number {
  const { seconds = 0, millis = 0, micros = 0 } = accuracy ?? {};
  return seconds * 1000 + millis + Math.ceil(micros / 1000);
}

function refuse(
  code: Extract<TimestampResult, { readonly ok: false }>['code'],
  message: string,
): TimestampResult {
  return { ok: false, code, message };
}
