import type { EvidencePolicy, PolicyKey } from '../../model/policy.ts';
import type { Demands } from './demands.ts';
import type { TrustedKey } from './keys.ts';

/** Whom to believe, and what to want. */
export interface Trust {
  readonly keys: readonly TrustedKey[];
  readonly demands: Demands;
}

/** What a policy lets verifiers trust and want, once the files that it names are read. */
export function trustOf(
  policy: EvidencePolicy,
  readKey: (file: string) => TrustedKey,
  readCertificate: (file: string) => Demands['authorities'][number],
): Trust {
  const { keys, approvals, reviews, separateDuties, authorities, timestampRequired } = policy;
  return {
    keys: keys.map((key) => ({ ...readKey(key.file), terms: termsOf(key) })),
    demands: {
      approvals,
      reviews,
      separateDuties,
      authorities: authorities.map(({ file }) => readCertificate(file)),
      timestampRequired,
    },
  };
}

const ms = (us: number): number => Math.floor(us / 1000);

function termsOf({
  name,
  may,
  fromUs,
  untilUs,
  revokedUs,
  why,
}: PolicyKey): NonNullable<TrustedKey['terms']> {
  return {
    name,
    may,
    ...(fromUs === undefined ? {} : { fromMs: ms(fromUs) }),
    ...(untilUs === undefined ? {} : { untilMs: ms(untilUs) }),
    ...(revokedUs === undefined ? {} : { revokedMs: ms(revokedUs) }),
    ...(why === undefined ? {} : { why }),
  };
}
