import type { ControlClaim } from '../model/controls.ts';
import type { DrillSummary, RunMeasures } from '../model/measures.ts';
import type { EventData, TraceEvent, Verdict } from '../model/journal.ts';

/** What the views show of one run: its journal, taken apart. */
export interface RunReport {
  readonly runId: string;
  /** Wall clock, RFC 3339 in UTC. */
  readonly recordedAt: string;
  readonly opened: EventData['drill.opened'];
  /** The events of the first seed. */
  readonly events: readonly TraceEvent[];
  /** Of the first seed; absent when it did not end. */
  readonly measures?: RunMeasures;
  readonly summary: DrillSummary;
}

/** One run among those of the same playbook. Times in microseconds; null where nothing can be said. */
export interface TrendRun {
  readonly runId: string;
  readonly recordedAt: string;
  readonly scenario: string;
  readonly verdict: Verdict;
  /** Share of seeds that recovered, 0 to 1. */
  readonly successRate: number | null;
  readonly rtaP95Us: number | null;
  /** The 95% confidence interval of `rtaP95Us`, where it is known. */
  readonly rtaP95LowUs?: number | null;
  readonly rtaP95HighUs?: number | null;
  /** The RTO it was held against, where it is known. */
  readonly rtoUs?: number | null;
  readonly rpaP95Us: number | null;
  readonly lostRecordsMax: number;
}

/** How one playbook did over time, oldest run first. */
export interface TrendReport {
  readonly playbook: string;
  readonly points: readonly TrendRun[];
}

/** How a run of a period ended; `pruned` is one whose journal is no longer kept. */
type PeriodEnding = Verdict | 'interrupted' | 'pruned';

/** All drills of a period. Times in microseconds; null where nothing can be said. */
export interface PeriodReport {
  /** RFC 3339; `to` is the first instant after the period. */
  readonly from: string;
  readonly to: string;
  readonly playbook: string | null;
  readonly owner: string | null;
  readonly counts: Readonly<Record<PeriodEnding | 'all', number>>;
  readonly runs: readonly {
    readonly run: string;
    readonly at: string;
    readonly playbook: string;
    readonly scenario: string | null;
    readonly ending: PeriodEnding;
    readonly rtaP95Us: number | null;
    readonly rtoUs: number | null;
    readonly rpaP95Us: number | null;
  }[];
  readonly claims: readonly ControlClaim[];
  readonly doesNotProve: readonly string[];
}

/** What a scenario measured in its earlier and in its later drills, microseconds. */
interface ScenarioTrend {
  readonly scenario: string;
  readonly earlierUs: number;
  readonly laterUs: number;
}

/** How many drills did, by playbook, service or team. Times in microseconds. */
export interface SummaryReport {
  readonly by: string;
  readonly statistics: readonly {
    readonly name: string;
    readonly drills: number;
    readonly passed: number;
    readonly failed: number;
    readonly successRate: number | null;
    readonly perMonth: number;
    readonly rto: { readonly met: number; readonly of: number };
    readonly rpo: { readonly met: number; readonly of: number };
    readonly rtaTrend: ScenarioTrend | null;
    readonly rpaTrend: ScenarioTrend | null;
    readonly classes: Readonly<Record<string, number>>;
    readonly phases: Readonly<Record<string, number>>;
  }[];
  readonly coverage: readonly {
    readonly system: string;
    readonly service: string;
    readonly criticality: string | null;
    readonly playbooks: readonly string[];
  }[];
}
