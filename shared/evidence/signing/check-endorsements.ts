import { checkKey } from './check-key.ts';
import { checkEnvelope } from './check-signature.ts';
import type { TimestampReport } from '../timestamps/check-timestamps.ts';
import { decodeUtf8 } from '../decode-utf8.ts';
import type { Demands } from './demands.ts';
import { type Endorsement, type EndorsementKind, parseEndorsement } from './endorsement.ts';
import type { TrustedKey } from './keys.ts';
import { type Finding, finding } from '../verify-findings.ts';

/** A decision whose signature holds. */
export interface HeldEndorsement extends Endorsement {
  /** Id of the key that signed it. */
  readonly keyid: string;
}

export interface EndorsementReport {
  readonly findings: readonly Finding[];
  readonly endorsements: readonly HeldEndorsement[];
}

/** What endorsements are held against. */
export interface EndorsementContext {
  /** SHA-256 of the attestation they should be about. */
  readonly attestation: string;
  readonly signer: TrustedKey | undefined;
  readonly keys: readonly TrustedKey[];
  readonly demands: Demands;
  readonly proven: TimestampReport['proven'];
}

const duties = { approval: 'approve', review: 'review' } as const;

/** Holds every approval and review of a bundle against its key, its subject and what is demanded. */
export function checkEndorsements(
  files: ReadonlyMap<string, Uint8Array>,
  context: EndorsementContext,
): EndorsementReport {
  const findings: Finding[] = [];
  const endorsements: HeldEndorsement[] = [];
  for (const [path, bytes] of files) {
    if (!path.startsWith('approvals/')) continue;
    const { found, held } = checkOne(path, bytes, context);
    findings.push(...found);
    if (held !== undefined) endorsements.push(held);
  }
  return {
    endorsements,
    findings: [
      ...findings,
      ...checkCount('approval', context.demands.approvals, endorsements),
      ...checkCount('review', context.demands.reviews, endorsements),
    ],
  };
}

function checkOne(
  path: string,
  bytes: Uint8Array,
  { attestation, signer, keys, demands, proven }: EndorsementContext,
): { readonly found: readonly Finding[]; readonly held?: HeldEndorsement } {
  const { payload, signer: by, findings } = checkEnvelope(bytes, keys, path);
  if (payload === undefined || by === undefined) return { found: findings };
  const read = parseEndorsement(decodeUtf8(payload) ?? '');
  if (!read.ok) {
    const isMalformed = ['wrong-shape', 'not-json'].includes(read.fault);
    const code = isMalformed ? 'statement-malformed' : 'hostile-json';
    return { found: [...findings, finding(code, read.message, path)] };
  }
  const { endorsement } = read;
  if (read.attestation !== attestation) {
    return { found: [finding('other-subject', 'is about another bundle', path)] };
  }
  const time = { claimedMs: Date.parse(endorsement.at), ...provenOf(proven, path) };
  const wrong = checkKey(by, duties[endorsement.kind], time, path);
  if (wrong.length > 0) return { found: wrong };
  if (demands.separateDuties && by.keyid === signer?.keyid) {
    return {
      found: [
        finding('approver-is-signer', `${endorsement.by} used the key that signed the run`, path),
      ],
    };
  }
  return { found: findings, held: { ...endorsement, keyid: by.keyid } };
}

function provenOf(proven: TimestampReport['proven'], path: string): { provenMs?: number } {
  const time = proven.get(path);
  return time === undefined ? {} : { provenMs: time.atMs };
}

function checkCount(
  kind: EndorsementKind,
  wanted: number,
  endorsements: readonly HeldEndorsement[],
): Finding[] {
  const own = endorsements.filter((each) => each.kind === kind);
  const refused = own
    .filter(({ decision }) => decision === 'refused')
    .map(({ by, note }) =>
      finding(
        `${kind}-refused`,
        `${by} refused${note === undefined ? '' : `: ${note}`}`,
        'attestation.json',
      ),
    );
  // Two decisions by one key are those of one person.
  const given = new Set(
    own.filter(({ decision }) => decision === 'approved').map(({ keyid }) => keyid),
  );
  if (given.size >= wanted) return refused;
  const message = `${given.size} of ${wanted} ${kind}s`;
  return [...refused, finding(`${kind}-missing`, message, 'attestation.json')];
}
