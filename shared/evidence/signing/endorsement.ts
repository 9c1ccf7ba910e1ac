import type { Json, JsonFault } from '../../store/strict-json.ts';
import { parseInToto, recordOf } from '../statement.ts';

/** What somebody other than the recorder says of a bundle. */
export type EndorsementKind = 'approval' | 'review';

/** Who decided what about a bundle, and when; signed by itself, so that it can come later. */
export interface Endorsement {
  readonly kind: EndorsementKind;
  readonly decision: 'approved' | 'refused';
  /** Person, and role where it matters. */
  readonly by: string;
  readonly role?: string;
  readonly note?: string;
  /** Wall clock of the signing machine, RFC 3339 in UTC. */
  readonly at: string;
}

/** The type of statement that each is. */
export const endorsementTypes: Readonly<Record<EndorsementKind, string>> = {
  approval: 'https://backstep.dev/attestation/approval/v1',
  review: 'https://backstep.dev/attestation/review/v1',
};

export type EndorsementResult =
  | { readonly ok: true; readonly attestation: string; readonly endorsement: Endorsement }
  | { readonly ok: false; readonly fault: JsonFault | 'wrong-shape'; readonly message: string };

const malformed: EndorsementResult = {
  ok: false,
  fault: 'wrong-shape',
  message: 'not an approval or a review of one bundle',
};

/** Reads the statement of a signed decision strictly. Never throws. */
export function parseEndorsement(text: string): EndorsementResult {
  const read = parseInToto(text);
  if (!read.ok) return read;
  const kind = (['approval', 'review'] as const).find(
    (each) => endorsementTypes[each] === read.predicateType,
  );
  const attestation = read.subjects.get('attestation.json');
  if (kind === undefined || attestation === undefined || read.subjects.size !== 1) return malformed;
  const given = recordOf(read.predicate) ?? {};
  const { decision, by, at, role, note } = given;
  const isDecided = decision === 'approved' || decision === 'refused';
  if (!isDecided || typeof by !== 'string' || by.trim() === '' || !isInstant(at)) return malformed;
  if (!isTextOrAbsent(role) || !isTextOrAbsent(note)) return malformed;
  const endorsement = {
    kind,
    decision,
    by,
    at,
    ...(role === undefined ? {} : { role }),
    ...(note === undefined ? {} : { note }),
  } as const;
  return { ok: true, attestation, endorsement };
}

const isTextOrAbsent = (value: Json | undefined): value is string | undefined =>
  value === undefined || typeof value === 'string';

function isInstant(value: Json | undefined): value is string {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}
