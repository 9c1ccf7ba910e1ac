import { formatEnvelope, statementType } from './dsse.ts';
import { type Endorsement, endorsementTypes } from './endorsement.ts';
import type { SigningKey } from './keys.ts';
import { signPayload } from './sign-payload.ts';
import { inTotoType } from '../statement.ts';

/** The text of a signed decision about the bundle whose attestation has this SHA-256. */
export function signEndorsement(
  { kind, ...predicate }: Endorsement,
  attestation: string,
  key: SigningKey,
): string {
  const statement = {
    _type: inTotoType,
    subject: [{ name: 'attestation.json', digest: { sha256: attestation } }],
    predicateType: endorsementTypes[kind],
    predicate,
  };
  return formatEnvelope(signPayload(statementType, Buffer.from(JSON.stringify(statement)), key));
}
