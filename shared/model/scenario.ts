import type { Path } from './path.ts';

/** The class of disruption, by which results are grouped and objectives may differ. */
export type DisruptionClass =
  'software' | 'hardware' | 'zone' | 'region' | 'data' | 'third-party' | 'people' | 'security';

/** A service, store or external; with `version`, only what that version of a service serves. */
export interface Target {
  readonly name: string;
  readonly version?: string;
}

/**
 * What breaks. Shares are 0 to 1; `times` counts attempts or decisions, at least 1; `factor` is at least 1; with `from`,
 * only the calls of that service are hit.
 */
export type FaultEffect =
  | ServiceFault
  | NetworkFault
  | PlaceFault
  | DataFault
  | SupplyFault
  | ConfigFault
  | PeopleFault
  | RunnerFault
  | ObservabilityFault
  | ThirdPartyFault;

type ServiceFault =
  /** A share of requests fails. */
  | { readonly kind: 'errors'; readonly target: Target; readonly share: number }
  /** Every request takes this much longer. */
  | { readonly kind: 'latency'; readonly target: Target; readonly addsUs: number }
  /** Every request takes longer by anything up to this, uniformly. */
  | { readonly kind: 'jitter'; readonly target: Target; readonly upToUs: number }
  /** Every request is refused at once. */
  | { readonly kind: 'unavailable'; readonly target: Target }
  /** Versions that are deployed while it lasts are `factor` times slower at first, and up to speed after this long. */
  | {
      readonly kind: 'slow_start';
      readonly target: Target;
      readonly takesUs: number;
      readonly factor: number;
    }
  /** Instances run for this long, crash, and are started anew after a pause that doubles from 10 s to 5 min. */
  | { readonly kind: 'crash_loop'; readonly target: Target; readonly everyUs: number }
  /** Only this share of the capacity is left. */
  | { readonly kind: 'capacity'; readonly target: Target; readonly share: number }
  /** A share of the answers is wrong, though they say that all went well. */
  | { readonly kind: 'bad_response'; readonly target: Target; readonly share: number }
  /** The capacity falls in a straight line to nothing over this time; then the instances are started anew. */
  | { readonly kind: 'memory_leak'; readonly target: Target; readonly takesUs: number };

type NetworkFault =
  /** Calls between `from` and the target get no answer, in both directions. */
  | { readonly kind: 'partition'; readonly target: Target; readonly from: string }
  /** A share of packets is lost and sent again. */
  | {
      readonly kind: 'loss';
      readonly target: Target;
      readonly share: number;
      readonly from?: string;
    }
  /** No more requests get through than this. */
  | { readonly kind: 'bandwidth'; readonly target: Target; readonly toPerS: number }
  /** A share of connections is cut before the answer. */
  | {
      readonly kind: 'reset';
      readonly target: Target;
      readonly share: number;
      readonly from?: string;
    }
  /** Requests get no answer, callers wait for their timeout. */
  | { readonly kind: 'blackhole'; readonly target: Target }
  /** What a step changes through this DNS entry reaches nobody while it lasts. */
  | { readonly kind: 'dns_stale'; readonly infrastructure: string }
  /** The name is not found any more; clients fail as their cached answers run out, the last after this long. */
  | { readonly kind: 'dns_fails'; readonly target: Target; readonly takesUs: number };

type PlaceFault =
  | { readonly kind: 'zone_down'; readonly zone: string }
  /** All its zones stop, the stores in it, and what backups are kept in it. */
  | { readonly kind: 'region_down'; readonly region: string };

type DataFault =
  /** A share of the acknowledged writes is wrong from now on; only a restore to before helps. */
  | { readonly kind: 'corrupt_writes'; readonly store: string; readonly share: number }
  /** A share of the acknowledged writes is never stored. */
  | { readonly kind: 'lost_writes'; readonly store: string; readonly share: number }
  | { readonly kind: 'replication_lag'; readonly store: string; readonly lagUs: number }
  | { readonly kind: 'replication_stops'; readonly store: string }
  /** Reads go on, writes are refused. */
  | { readonly kind: 'disk_full'; readonly store: string }
  /** A lock is held by somebody else. */
  | { readonly kind: 'lock_held'; readonly lock: string }
  /** Migrations stop half way: the schema is neither the old nor the new one. */
  | { readonly kind: 'migration_half_applied'; readonly store: string; readonly times: number }
  /** The newest `count` backups cannot be used. */
  | { readonly kind: 'backup_missing'; readonly store: string; readonly count: number }
  /** No backup was made for this long before the fault, nor since. */
  | { readonly kind: 'backup_stale'; readonly store: string; readonly ageUs: number }
  | { readonly kind: 'restore_fails'; readonly store: string; readonly times: number }
  | { readonly kind: 'restore_slow'; readonly store: string; readonly factor: number };

type SupplyFault =
  /** No image can be pulled. */
  | { readonly kind: 'registry_unreachable' }
  /** The image of one version is gone; deploying it fails every time. */
  | { readonly kind: 'artifact_missing'; readonly target: Target }
  /** The image of one version has changed: its digest betrays it, without one it runs and fails every request. */
  | { readonly kind: 'artifact_corrupt'; readonly target: Target }
  /** What is written as the image of one version is that of the version of the change. */
  | { readonly kind: 'wrong_digest'; readonly target: Target }
  /** One version is deployed with the manifests of another: a share of its requests fails. */
  | { readonly kind: 'manifest_mismatch'; readonly target: Target; readonly share: number };

type ConfigFault =
  /** It is no longer what is written; no version works with that until a step sets it anew. */
  | { readonly kind: 'config_drift'; readonly infrastructure: string }
  /** Versions deployed from now on have an old copy, and fail until a step configures it. */
  | { readonly kind: 'secret_rotated'; readonly infrastructure: string }
  /** Somebody else holds the lock of the state: steps that apply it fail. */
  | { readonly kind: 'state_locked'; readonly infrastructure: string }
  /** Steps that apply it fail until it is restored. */
  | { readonly kind: 'state_corrupt'; readonly infrastructure: string }
  /** Attempts of this step are refused at once. */
  | { readonly kind: 'policy_blocks'; readonly step: string };

type PeopleFault =
  | { readonly kind: 'absent'; readonly role: string }
  | { readonly kind: 'slow'; readonly role: string; readonly factor: number }
  /** The role answers, and says no. */
  | { readonly kind: 'refuses'; readonly role: string }
  /** Asked to decide, the role decides for this instead. */
  | {
      readonly kind: 'wrong_choice';
      readonly role: string;
      readonly choice: Exclude<Choice, 'rollback'>;
      readonly times: number;
    };

type RunnerFault =
  /** The process that runs the rollback dies and is back, with its journal, after this long. */
  | { readonly kind: 'runner_killed'; readonly awayUs: number }
  | { readonly kind: 'step_fails'; readonly step: string; readonly times: number }
  /** The step never ends by itself; only its timeout ends the attempt. */
  | { readonly kind: 'step_hangs'; readonly step: string; readonly times: number }
  /** Attempts fail half way, and leave half of what they were to do. */
  | { readonly kind: 'step_partial'; readonly step: string; readonly times: number }
  /** A point in time that is asked for is missed by this much, to the early side. */
  | { readonly kind: 'clock_skew'; readonly store: string; readonly skewUs: number };

type ObservabilityFault =
  /** No samples of this service's metrics arrive. */
  | { readonly kind: 'metrics_gap'; readonly target: Target }
  /** They arrive this much later. */
  | { readonly kind: 'metrics_late'; readonly target: Target; readonly lateUs: number }
  /** What a trigger finds reaches nobody. */
  | { readonly kind: 'alert_lost'; readonly trigger: string }
  /** A trigger fires at once, whatever its metric. */
  | { readonly kind: 'false_alarm'; readonly trigger: string };

type ThirdPartyFault =
  | { readonly kind: 'rate_limited'; readonly external: string; readonly toPerS: number }
  /** A share of its answers is no longer what callers understand. */
  | { readonly kind: 'contract_changed'; readonly external: string; readonly share: number }
  /** A share of calls fails, and the others take `factor` times as long. */
  | {
      readonly kind: 'degraded';
      readonly external: string;
      readonly share: number;
      readonly factor: number;
    };

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

/** What somebody at the controls does to the rollback. */
export type Override = {
  readonly at: Path;
  /** The role that does it, at once. */
  readonly by: string;
} & (
  | {
      /**
       * `pause`: no further step starts, those under way go on. `resume`: they start again. `cancel`: the rollback ends
       * unfinished as soon as no step runs.
       */
      readonly kind: 'pause' | 'resume' | 'cancel';
    }
  /** The step counts as done, whether it has begun or not. */
  | { readonly kind: 'skip'; readonly step: string }
);

/** One entry of the timeline. */
export interface ScenarioEntry {
  readonly at: Path;
  /** Since the start of the drill; for `duringRollback`, since the start of execution. */
  readonly atUs: number;
  readonly fault?: Fault;
  readonly inject?: Inject;
  readonly override?: Override;
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
  /** Paths to the playbooks that run at the same time, as written. */
  readonly beside: readonly string[];
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
