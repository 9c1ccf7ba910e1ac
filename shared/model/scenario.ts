import type { Path } from './path.ts';

/** The class of disruption, by which results are grouped and objectives may differ. */
export type DisruptionClass =
  'software' | 'hardware' | 'zone' | 'region' | 'data' | 'third-party' | 'people' | 'security';

/** A service, store or external; with `version`, only what that version of a service serves. */
export interface Target {
  readonly name: string;
  readonly version?: string;
}

/** What breaks. Shares are 0 to 1; `times` counts attempts, at least 1; `factor` is at least 1. */
export type FaultEffect =
  /** A share of requests fails. */
  | { readonly kind: 'errors'; readonly target: Target; readonly share: number }
  /** Every request takes this much longer. */
  | { readonly kind: 'latency'; readonly target: Target; readonly addsUs: number }
  /** Every request is refused at once. */
  | { readonly kind: 'unavailable'; readonly target: Target }
  /** Requests get no answer, callers wait for their timeout. */
  | { readonly kind: 'blackhole'; readonly target: Target }
  /** Only this share of the capacity is left. */
  | { readonly kind: 'capacity'; readonly target: Target; readonly share: number }
  | { readonly kind: 'zone_down'; readonly zone: string }
  /** A share of the acknowledged writes is wrong from now on; only a restore to before helps. */
  | { readonly kind: 'corrupt_writes'; readonly store: string; readonly share: number }
  /** A share of the acknowledged writes is never stored. */
  | { readonly kind: 'lost_writes'; readonly store: string; readonly share: number }
  | { readonly kind: 'replication_lag'; readonly store: string; readonly lagUs: number }
  | { readonly kind: 'replication_stops'; readonly store: string }
  /** The newest `count` backups cannot be used. */
  | { readonly kind: 'backup_missing'; readonly store: string; readonly count: number }
  | { readonly kind: 'restore_fails'; readonly store: string; readonly times: number }
  | { readonly kind: 'restore_slow'; readonly store: string; readonly factor: number }
  /** A lock is held by somebody else. */
  | { readonly kind: 'lock_held'; readonly lock: string }
  /** No image can be pulled. */
  | { readonly kind: 'registry_unreachable' }
  /** The image of one version is gone; deploying it fails every time. */
  | { readonly kind: 'artifact_missing'; readonly target: Target }
  /** The image of one version has changed: its digest betrays it, without one it runs and fails every request. */
  | { readonly kind: 'artifact_corrupt'; readonly target: Target }
  | { readonly kind: 'absent'; readonly role: string }
  | { readonly kind: 'slow'; readonly role: string; readonly factor: number }
  /** The role answers, and says no. */
  | { readonly kind: 'refuses'; readonly role: string }
  | { readonly kind: 'step_fails'; readonly step: string; readonly times: number }
  /** The step never ends by itself; only its timeout ends the attempt. */
  | { readonly kind: 'step_hangs'; readonly step: string; readonly times: number }
  /** No samples of this service's metrics arrive. */
  | { readonly kind: 'metrics_gap'; readonly target: Target }
  /** What a trigger finds reaches nobody. */
  | { readonly kind: 'alert_lost'; readonly trigger: string }
  /** A trigger fires at once, whatever its metric. */
  | { readonly kind: 'false_alarm'; readonly trigger: string }
  | { readonly kind: 'rate_limited'; readonly external: string; readonly toPerS: number };

export type FaultKind = FaultEffect['kind'];

export interface Fault {
  readonly at: Path;
  readonly effect: FaultEffect;
  /** Absent: until the drill ends. */
  readonly forUs?: number;
}

export type Choice = 'rollback' | 'mitigate' | 'hold' | 'roll-forward';

/** A message to a role, as a facilitator would hand it out; may ask for a decision. */
export interface Inject {
  readonly at: Path;
  readonly to: string;
  readonly say: string;
  readonly ask?: {
    readonly question: string;
    readonly choices: readonly Choice[];
    /** What the role answers in a virtual drill. */
    readonly answer: Choice;
    readonly withinUs: number;
  };
}

/** One entry of the timeline. */
export interface ScenarioEntry {
  readonly at: Path;
  /** Since the start of the drill; for `duringRollback`, since the start of execution. */
  readonly atUs: number;
  readonly fault?: Fault;
  readonly inject?: Inject;
}

/** How a drill ends. `not-recovered` covers every rollback that did not reach its steady state in time. */
export type Outcome =
  'recovered' | 'held' | 'mitigated' | 'rolled-forward' | 'not-needed' | 'not-recovered';

/** A bound on one percentile of a measure; percentile 1 is the maximum. */
export interface Bound {
  readonly at: Path;
  readonly percentile: number;
  readonly valueUs: number;
}

export interface Expectation {
  readonly at: Path;
  readonly outcome?: Outcome;
  readonly rto: readonly Bound[];
  readonly rpo: readonly Bound[];
  readonly detectedWithinUs?: number;
  readonly lostRecords?: number;
}

/** Shape of the traffic around its mean over a day. */
export type TrafficShape = 'constant' | 'diurnal';

export interface Workload {
  readonly at: Path;
  readonly service: string;
  /** Absent: as in the system. */
  readonly trafficPerS?: number;
  readonly shape: TrafficShape;
}

/** What goes wrong, replayed. */
export interface Scenario {
  readonly file: string;
  readonly name: string;
  /** Path to the playbook file as written. */
  readonly playbook?: string;
  readonly describe?: string;
  readonly disruption: DisruptionClass;
  readonly seed: number;
  /** Microseconds since 1970-01-01T00:00Z at which the drill starts; absent: any moment of a week. */
  readonly startsUs?: number;
  /** The drill gives up after this much virtual time. */
  readonly budgetUs: number;
  readonly workload: ReadonlyMap<string, Workload>;
  readonly timeline: readonly ScenarioEntry[];
  readonly duringRollback: readonly ScenarioEntry[];
  readonly expect: Expectation;
}
