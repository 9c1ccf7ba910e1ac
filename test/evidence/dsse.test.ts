import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatEnvelope,
  isSignedBy,
  parseEnvelope,
  preAuthEncoding,
} from '../../shared/evidence/signing/dsse.ts';
import { signPayload } from '../../shared/evidence/signing/sign-payload.ts';
import { generateKey } from '../../shared/evidence/signing/keys.ts';

test('what is signed is that of the DSSE protocol', () => {
  const bytes = preAuthEncoding('http://example.com/HelloWorld', Buffer.from('hello world'));
  expect(bytes.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  expect(preAuthEncoding('é', Buffer.from('é')).toString()).toBe('DSSEv1 2 é 2 é');
});

test.each(['p256', 'ed25519'] as const)('what %s signed comes back, and only that', (kind) => {
  const key = generateKey(kind);
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), (payload, type) => {
      fc.pre(type.isWellFormed());
      const parsed = parseEnvelope(formatEnvelope(signPayload(type, payload, key)));
      if (!parsed.ok) throw new Error(parsed.message);
      const { envelope } = parsed;
      const [signature] = envelope.signatures;
      expect(Buffer.from(envelope.payload).equals(payload)).toBe(true);
      expect(isSignedBy(envelope, signature!, key)).toBe(true);
      expect(isSignedBy({ ...envelope, payloadType: `${type}x` }, signature!, key)).toBe(false);
      expect(
        isSignedBy({ ...envelope, payload: Buffer.from([...payload, 0]) }, signature!, key),
      ).toBe(false);
      expect(isSignedBy(envelope, signature!, generateKey(kind))).toBe(false);
      expect(isSignedBy(envelope, { keyid: '', sig: new Uint8Array(3) }, key)).toBe(false);
    }),
    { numRuns: 20 },
  );
});

test.each([
  ['{}', 'wrong-shape'],
  ['null', 'wrong-shape'],
  ['{"payload":"e30=","payloadType":"t","signatures":[{"sig":"AA=="}]}', 'wrong-shape'],
  ['{"payload":"e30=","payloadType":"t","signatures":[],"more":1}', 'wrong-shape'],
  ['{"payload":"e30","payloadType":"t","signatures":[]}', 'wrong-shape'],
  ['{"payload":"e3 0=","payloadType":"t","signatures":[]}', 'wrong-shape'],
  ['{"payload":"e31=","payloadType":"t","signatures":[]}', 'wrong-shape'],
  ['{"payload":7,"payloadType":"t","signatures":[]}', 'wrong-shape'],
  ['{"payload":"","payload":"","payloadType":"t","signatures":[]}', 'duplicate-key'],
])('%s is refused as %s', (text, fault) => {
  expect(parseEnvelope(text)).toMatchObject({ ok: false, fault });
});
