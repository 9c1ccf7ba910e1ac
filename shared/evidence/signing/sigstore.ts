import { decodeUtf8 } from '../decode-utf8.ts';
import { parseEnvelope } from './dsse.ts';

/**
 * An attestation in the form of a Sigstore bundle (version 0.3), for tools that read those: signed
 * with a key of one's own, so that the verifier must be given that key; with the timestamp where
 * there is one. Undefined when the attestation is no envelope.
 */
export function sigstoreBundle(
  attestation: Uint8Array,
  timestamp: Uint8Array | undefined,
): string | undefined {
  const parsed = parseEnvelope(decodeUtf8(attestation) ?? '');
  if (!parsed.ok) return undefined;
  const { payload, payloadType, signatures } = parsed.envelope;
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  const bundle = {
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      publicKey: { hint: signatures[0]?.keyid ?? '' },
      tlogEntries: [],
      ...(timestamp === undefined
        ? {}
        : {
            timestampVerificationData: {
              rfc3161Timestamps: [{ signedTimestamp: base64(timestamp) }],
            },
          }),
    },
    dsseEnvelope: {
      payload: base64(payload),
      payloadType,
      signatures: signatures.map(({ keyid, sig }) => ({ sig: base64(sig), keyid })),
    },
  };
  return `${JSON.stringify(bundle, undefined, 2)}\n`;
}
