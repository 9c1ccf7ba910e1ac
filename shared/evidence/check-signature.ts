import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { isSignedBy, parseEnvelope, statementType } from './dsse.ts';
import type { TrustedKey } from './keys.ts';
import { parseStatement, type StatementResult } from './statement.ts';
import { decodeUtf8 } from './decode-utf8.ts';
import { type Finding, finding } from './verify-findings.ts';

/** What an attestation says, and whether one may believe it. */
export interface SignedStatement {
  readonly statement?: Extract<StatementResult, { readonly ok: true }>;
  /** The trusted key that made the signature; absent when none did. */
  readonly signer?: TrustedKey;
  readonly findings: readonly Finding[];
}

const file = 'attestation.json';

/**
 * Reads an attestation and holds its one signature against the trusted keys. The key id in the
 * envelope decides nothing. The statement is returned even when the signature is bad, so that the
 * other checks can say what else is wrong.
 */
export function checkSignature(bytes: Uint8Array, keys: readonly TrustedKey[]): SignedStatement {
  const parsed = parseEnvelope(decodeUtf8(bytes) ?? '');
  if (!parsed.ok) return { findings: [unfit(parsed)] };
  const { envelope } = parsed;
  const findings: Finding[] = [];
  if (envelope.payloadType !== statementType) {
    findings.push(finding('payload-type', `the payload is ${envelope.payloadType}`, file));
  }
  const [signature] = envelope.signatures;
  if (signature === undefined || envelope.signatures.length > 1) {
    const count = envelope.signatures.length;
    findings.push(finding('signature-count', `${count} signatures where one is due`, file));
  }
  const signer =
    findings.length > 0 || signature === undefined
      ? undefined
      : keys.find((key) => isSignedBy(envelope, signature, key));
  if (findings.length === 0 && signer === undefined) {
    findings.push(whyUnsigned(keys, signature?.keyid));
  }
  const statement = parseStatement(decodeUtf8(envelope.payload) ?? '');
  if (!statement.ok) return { findings: [...findings, unfit(statement)] };
  return { statement, findings, ...(signer === undefined ? {} : { signer }) };
}

/** A finding for each trusted key that was taken from the very bundle it should vouch for. */
export function checkKeyOrigins(dir: string, keys: readonly TrustedKey[]): Finding[] {
  return keys.flatMap(({ file: keyFile }) => {
    if (keyFile === undefined) return [];
    const path = relative(realPath(dir), realPath(keyFile));
    const outside = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
    return outside
      ? []
      : [finding('key-from-bundle', 'a trusted key must come from outside', path)];
  });
}

/** Through links, as the system would open it; as written when it is gone by now. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

function whyUnsigned(keys: readonly TrustedKey[], keyid: string | undefined): Finding {
  const claimed = keys.find((key) => key.keyid === keyid);
  return claimed === undefined
    ? finding('key-untrusted', `signed by the key ${keyid ?? ''}, which is not trusted here`, file)
    : finding('signature-invalid', `not a signature by its key ${claimed.keyid}`, file);
}

function unfit(result: { readonly fault: string; readonly message: string }): Finding {
  const malformed = ['wrong-shape', 'not-json'].includes(result.fault);
  return finding(malformed ? 'statement-malformed' : 'hostile-json', result.message, file);
}
