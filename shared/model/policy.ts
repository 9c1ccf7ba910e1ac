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

/** What the organisation requires. */
export interface Policy {
  readonly file: string;
  readonly name: string;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** Services of these criticalities must have a playbook. */
  readonly plansFor: readonly Criticality[];
  readonly require: readonly Requirement[];
}
