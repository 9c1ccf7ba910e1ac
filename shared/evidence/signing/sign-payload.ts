import { sign } from 'node:crypto';
import { type Envelope, preAuthEncoding } from './dsse.ts';
import type { SigningKey } from './keys.ts';

/** Signs exact bytes: ECDSA signatures as DER, so that openssl verifies them as they are. */
export function signPayload(payloadType: string, payload: Uint8Array, key: SigningKey): Envelope {
  const message = preAuthEncoding(payloadType, payload);
  const sig =
    key.kind === 'p256'
      ? sign('sha256', message, { key: key.privateKey, dsaEncoding: 'der' })
      : sign(null, message, key.privateKey);
  return { payloadType, payload, signatures: [{ keyid: key.keyid, sig }] };
}
