import type { Distribution } from './distribution.ts';
import type { Path } from './path.ts';

export type Strategy =
  'blue-green' | 'canary' | 'rolling' | 'recreate' | 'feature-flag' | 'big-bang';

export type ChangeSeverity = 'low' | 'medium' | 'high' | 'critical';

/** A move between two versions of one thing. */
export interface Move {
  readonly at: Path;
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** A move between two schemas of a store. */
export interface Migration extends Move {
  readonly dualWrites?: DualWrites;
}

/** The new version also writes in the form of the old schema. */
export interface DualWrites {
  readonly at: Path;
  /** Time after the change at which they end; absent: not within the horizon. */
  readonly forUs?: number;
  /** Share of the writes that arrive in the new form only, 0 to 1. */
  readonly diverges: number;
}

export interface Change {
  readonly at: Path;
  readonly ticket?: string;
  readonly commit?: string;
  /** The pipeline that deploys it, as a path relative to the playbook's file. */
  readonly pipeline?: string;
  readonly author?: string;
  readonly strategy: Strategy;
  readonly severity?: ChangeSeverity;
  /** Services by name. */
  readonly deploys: ReadonlyMap<string, Move>;
  /** Stores by name. */
  readonly migrates: ReadonlyMap<string, Migration>;
  /** Configurations and secrets by name. */
  readonly configures: ReadonlyMap<string, Move>;
}

/** Recovery objectives; an absent one is not an objective. */
export interface Objective {
  readonly at: Path;
  /** Recovery time objective. */
  readonly rtoUs?: number;
  /** Recovery point objective. */
  readonly rpoUs?: number;
  /** Maximum tolerable period of disruption. */
  readonly mtpdUs?: number;
}

export interface Objectives extends Objective {
  /** The percentile of runs that must meet each objective, 0.5 to 0.999. */
  readonly percentile: number;
  readonly services: ReadonlyMap<string, Objective>;
  /** By class of disruption, see `DisruptionClass`. */
  readonly classes: ReadonlyMap<string, Objective>;
}

/** The blast radius: what the change, and its rollback, may touch. Empty list: no limit of that sort. */
export interface Scope {
  readonly at: Path;
  readonly zones: readonly string[];
  readonly services: readonly string[];
  /** Share of the traffic that the new version serves, 0 to 1. */
  readonly traffic: number;
}

export type Metric =
  | 'error_rate'
  | 'latency_p50'
  | 'latency_p95'
  | 'latency_p99'
  | 'saturation'
  | 'failed_health_checks'
  | 'replication_lag';

/** A comparison of one metric of one service, store or external with a bound. */
export interface MetricCondition {
  readonly kind: 'metric';
  readonly at: Path;
  readonly subject: string;
  readonly metric: Metric;
  readonly comparison: 'above' | 'below';
  /** Share for rates and saturation, microseconds for latencies and lag, a count for health checks. */
  readonly bound: number;
}

/** An HTTP request that must answer with `status`. */
export interface HttpCondition {
  readonly kind: 'http';
  readonly at: Path;
  readonly service: string;
  readonly path: string;
  readonly status: number;
}

export type Condition = MetricCondition | HttpCondition;

export type TriggerAction = 'rollback' | 'ask' | 'hold' | 'mitigate' | 'roll-forward';

/** Watches a metric and, when its condition has held long enough, acts. */
export interface Trigger {
  readonly at: Path;
  readonly name: string;
  readonly when: MetricCondition;
  /** Time between two samples. */
  readonly everyUs: number;
  /** Fires when every sample over this long breaches; 0: at the first breach. */
  readonly forUs: number;
  /** Fires after this many breaching samples in a row, instead of `forUs`. */
  readonly consecutive?: number;
  /** Fires after `failures` breaching samples within `windowUs`, instead of `forUs`. */
  readonly within?: { readonly windowUs: number; readonly failures: number };
  /** A sample with fewer requests counts as missing. */
  readonly minSamples: number;
  readonly missingData: 'hold' | 'fire' | 'ignore';
  readonly then: TriggerAction;
  /** The Prometheus alert that tells the same; its file is relative to the playbook's. */
  readonly alert?: { readonly file: string; readonly name: string };
}

export interface Escalation {
  readonly at: Path;
  /** Time since the first page. */
  readonly afterUs: number;
  readonly to: string;
}

/** Who may declare a rollback, asked in order. */
export interface Declaration {
  readonly at: Path;
  readonly by: readonly string[];
  readonly escalate: readonly Escalation[];
}

export interface Approval {
  readonly at: Path;
  readonly name: string;
  readonly from: readonly string[];
  /** How many people must agree. */
  readonly quorum: number;
  readonly deadlineUs?: number;
  readonly onExpiry: 'escalate' | 'proceed' | 'abort';
}

export type Action =
  | {
      readonly kind: 'deploy';
      readonly service: string;
      readonly version: string;
      readonly zones: readonly string[];
    }
  | {
      readonly kind: 'traffic';
      readonly service: string;
      readonly to: string;
      /** Share of the service's traffic, 0 to 1. */
      readonly share: number;
      readonly via?: string;
    }
  | {
      readonly kind: 'dns';
      readonly via: string;
      readonly service: string;
      readonly to: string;
    }
  | { readonly kind: 'migrate'; readonly store: string; readonly to: string }
  | {
      readonly kind: 'restore';
      readonly store?: string;
      readonly infrastructure?: string;
      readonly from: 'backup' | 'point-in-time' | 'replica' | 'snapshot';
    }
  | { readonly kind: 'configure'; readonly config: string; readonly to: string }
  | { readonly kind: 'apply'; readonly infrastructure: string; readonly to?: string }
  | { readonly kind: 'freeze'; readonly store: string }
  | { readonly kind: 'unfreeze'; readonly store: string }
  | { readonly kind: 'flag'; readonly service: string; readonly flag: string; readonly on: boolean }
  | { readonly kind: 'scale'; readonly service: string; readonly replicas: number }
  | { readonly kind: 'lock'; readonly name: string }
  | { readonly kind: 'wait'; readonly forUs: number }
  | { readonly kind: 'check'; readonly condition: Condition }
  | {
      readonly kind: 'http';
      readonly url: string;
      readonly method: string;
      readonly status: number;
    }
  | { readonly kind: 'run'; readonly command: readonly string[] }
  | { readonly kind: 'notify'; readonly message: Message }
  | { readonly kind: 'approve'; readonly approval: string }
  | { readonly kind: 'manual'; readonly role: string; readonly instruction: string };

export type ActionKind = Action['kind'];

export type FailurePolicy =
  | { readonly kind: 'stop' | 'pause' | 'continue' | 'compensate' }
  | { readonly kind: 'goto'; readonly step: string };

export interface Retry {
  /** All attempts, the first included; 1 to 20. */
  readonly attempts: number;
  /** Wait before the second attempt, doubled before each further one. */
  readonly backoffUs: number;
}

/** A condition that must become true within a time. */
export interface StepVerification {
  readonly at: Path;
  readonly condition: Condition;
  readonly withinUs: number;
}

export interface Step {
  readonly at: Path;
  readonly id: string;
  readonly action: Action;
  /** Ids of the steps that must have succeeded: as written, or the step above. */
  readonly needs: readonly string[];
  /** Whether `needs` was written, rather than taken from the order. */
  readonly needsWritten: boolean;
  readonly takes: Distribution;
  /** Whether `takes` was written, rather than the default of its action. */
  readonly takesWritten: boolean;
  readonly timeoutUs?: number;
  readonly retry: Retry;
  readonly idempotent: boolean;
  readonly reversible: boolean;
  readonly onFailure: FailurePolicy;
  readonly onFailureWritten: boolean;
  /** Step that undoes this one, for `compensate`. */
  readonly compensateBy?: string;
  readonly verify?: StepVerification;
  /** Role that performs it; absent: automation. */
  readonly by?: string;
}

/** A condition that must hold for a time before the rollback counts as successful. */
export interface Verification {
  readonly at: Path;
  readonly name: string;
  readonly condition: Condition;
  readonly forUs: number;
}

export type MessageEvent =
  | {
      readonly kind:
        | 'detected'
        | 'declared'
        | 'approved'
        | 'started'
        | 'step-done'
        | 'step-failed'
        | 'verified'
        | 'recovered'
        | 'held';
    }
  /** Time since onset. */
  | { readonly kind: 'elapsed'; readonly afterUs: number };

export interface Message {
  readonly to: string;
  readonly channel: string;
  readonly say?: string;
}

export interface Communication extends Message {
  readonly at: Path;
  readonly on: MessageEvent;
}

/** How one change is rolled back. */
export interface Playbook {
  readonly file: string;
  readonly name: string;
  readonly owner?: string;
  /** Path to the system file as written. */
  readonly system?: string;
  readonly change: Change;
  readonly objectives: Objectives;
  readonly scope: Scope;
  readonly triggers: ReadonlyMap<string, Trigger>;
  readonly declare?: Declaration;
  readonly approvals: ReadonlyMap<string, Approval>;
  readonly steps: readonly Step[];
  readonly verify: readonly Verification[];
  readonly communicate: readonly Communication[];
  /** Longest time between two drills. */
  readonly drillEveryUs?: number;
  readonly review?: { readonly at: Path; readonly withinUs: number; readonly owner?: string };
  readonly retention?: {
    readonly at: Path;
    readonly evidenceUs?: number;
    readonly residency?: string;
  };
  /** Longest time after the change in which a rollback must still be possible. */
  readonly horizonUs: number;
}
