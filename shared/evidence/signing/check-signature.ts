import { isSignedBy, parseEnvelope, statementType } from './dsse.ts';
import type { TrustedKey } from './keys.ts';
import { type InTotoResult, parseInToto } from '../statement.ts';
import { decodeUtf8 } from '../decode-utf8.ts';
import { type Finding, finding } from '../verify-findings.ts';

/** What an attestation says, and whether one may believe it. */
export interface SignedStatement {
  readonly statement?: Extract<InTotoResult, { readonly ok: true }>;
  /** The trusted key that made the signature; absent when none did. */
  readonly signer?: TrustedKey;
  readonly findings: readonly Finding[];
}

const file = 'attestation.json';

/** An envelope, and whether one may believe what is in it. */
export interface CheckedEnvelope {
  /** Absent when it is not an envelope. */
  readonly payload?: Uint8Array;
  readonly signer?: TrustedKey;
  readonly findings: readonly Finding[];
}

/**
 * Reads an envelope and holds its one signature against the trusted keys. The key id in the
 * envelope decides nothing. The payload is returned even when the signature is bad, so that other
 * checks can say what else is wrong.
 */
export function checkEnvelope(
  bytes: Uint8Array,
  keys: readonly TrustedKey[],
  path: string,
): CheckedEnvelope {
  const parsed = parseEnvelope(decodeUtf8(bytes) ?? '');
  if (!parsed.ok) return { findings: [unfit(parsed, path)] };
  const { envelope } = parsed;
  const findings: Finding[] = [];
  if (envelope.payloadType !== statementType) {
    findings.push(finding('payload-type', `the payload is ${envelope.payloadType}`, path));
  }
  const [signature] = envelope.signatures;
  if (signature === undefined || envelope.signatures.length > 1) {
    const count = envelope.signatures.length;
    findings.push(finding('signature-count', `${count} signatures where one is due`, path));
  }
  const signer =
    findings.length > 0 || signature === undefined
      ? undefined
      : keys.find((key) => isSignedBy(envelope, signature, key));
  if (findings.length === 0 && signer === undefined) {
    findings.push(whyUnsigned(keys, signature?.keyid, path));
  }
  const { payload } = envelope;
  return { payload, findings, ...(signer === undefined ? {} : { signer }) };
}

/** Reads an attestation and holds its signature against the trusted keys. */
export function checkSignature(bytes: Uint8Array, keys: readonly TrustedKey[]): SignedStatement {
  const { payload, signer, findings } = checkEnvelope(bytes, keys, file);
  if (payload === undefined) return { findings };
  const statement = parseInToto(decodeUtf8(payload) ?? '');
  if (!statement.ok) return { findings: [...findings, unfit(statement, file)] };
  return { statement, findings, ...(signer === undefined ? {} : { signer }) };
}

function whyUnsigned(
  keys: readonly TrustedKey[],
  keyid: string | undefined,
  path: string,
): Finding {
  const claimed = keys.find((key) => key.keyid === keyid);
  return claimed === undefined
    ? finding('key-untrusted', `signed by the key ${keyid ?? ''}, which is not trusted here`, path)
    : finding('signature-invalid', `not a signature by its key ${claimed.keyid}`, path);
}

function unfit(
  result: { readonly fault: string; readonly message: string },
  path: string,
): Finding {
  const malformed = ['wrong-shape', 'not-json'].includes(result.fault);
  return finding(malformed ? 'statement-malformed' : 'hostile-json', result.message, path);
}
