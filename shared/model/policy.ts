import type { ChangeSeverity, Strategy } from './playbook.ts';
import type { Criticality } from './system.ts';
import type { Path } from './path.ts';
import type { Severity } from './diagnostic.ts';

/** What a playbook must offer when all conditions of `when` hold; an empty list matches everything. */
export interface Requirement {
  readonly at: Path;
  readonly when: {
    readonly criticality: readonly Criticality[];
    readonly severity: readonly ChangeSeverity[];
    readonly strategy: readonly Strategy[];
  };
  readonly maxRtoUs?: number;
  readonly maxRpoUs?: number;
  /** Fewest people who must approve. */
  readonly quorum?: number;
  /** Longest time between two drills. */
  readonly drillEveryUs?: number;
  /** Shortest time evidence is kept. */
  readonly evidenceUs?: number;
  /** Where evidence may be kept. */
  readonly regions: readonly string[];
}

export interface RuleSetting {
  readonly at: Path;
  /** Absent: as the manual says. */
  readonly severity?: Severity | 'off';
  /** 0 to 1. */
  readonly share?: number;
  readonly everyUs?: number;
}

/** What a key vouches for. */
export type KeyDuty = 'sign' | 'approve' | 'review';

/** A public key of the policy. Instants are microseconds since 1970. */
export interface PolicyKey {
  readonly at: Path;
  readonly name: string;
  /** Path as written, relative to the policy. */
  readonly file: string;
  readonly may: readonly KeyDuty[];
  readonly fromUs?: number;
  readonly untilUs?: number;
  readonly revokedUs?: number;
  readonly why?: string;
}

/** Whose signatures count, and what evidence must have to be accepted. */
export interface EvidencePolicy {
  readonly keys: readonly PolicyKey[];
  /** How many people must have approved, and reviewed. */
  readonly approvals: number;
  readonly reviews: number;
  /** The signer can neither approve nor review. */
  readonly separateDuties: boolean;
  /** Certificates of timestamp authorities, paths as written. */
  readonly authorities: readonly { readonly at: Path; readonly file: string }[];
  readonly timestampRequired: boolean;
  readonly claims: readonly { readonly at: Path; readonly control: string; readonly say: string }[];
}

/** What the organisation requires. */
export interface Policy {
  readonly file: string;
  readonly name: string;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Services of these criticalities must have a playbook. */
  readonly plansFor: readonly Criticality[];
  readonly require: readonly Requirement[];
  /** Absent where the policy says nothing of evidence. */
  readonly evidence?: EvidencePolicy;
}
