import type { Escalation } from '../model/playbook.ts';
import type { Choice, FaultEffect, Inject, ScenarioEntry } from '../model/scenario.ts';
import type { TraceEvent } from '../model/journal.ts';
import type { Communication } from '../model/playbook.ts';
import type { Calendar, Handle } from './calendar.ts';
import type { Measurer } from './measure.ts';
import type { Plant } from './plant.ts';
import type {
  ApprovalSpec,
  Baseline,
  ConfigSpec,
  ExternalSpec,
  Requirement,
  RoleSpec,
  ServiceSpec,
  Specs,
  StepSpec,
  StoreSpec,
  TriggerSpec,
} from './compile/specs.ts';

/** What a metrics system can read off a node. */
interface Shown {
  readonly fail: number;
  readonly hang: number;
  readonly p50Us: number;
  readonly p95Us: number;
  readonly utilisation: number;
}

/** What every node of the data plane shows; shares are 0 to 1, latencies in microseconds. */
export interface Flow {
  /** Share of requests that fail. */
  fail: number;
  /** Share of requests that get no answer at all; part of `fail`. */
  hang: number;
  /** Percentiles of the requests that are answered. */
  p50Us: number;
  p95Us: number;
  ratePerS: number;
  /** 1 is full. */
  utilisation: number;
  /** What was shown until the last change, for samples taken at its very moment. */
  was: Shown;
  /** Since the start: requests, and failed ones, until `World.integratedUs`. */
  requests: number;
  failed: number;
  /** Set by active faults: failing share, unanswered share, added latency, share of capacity left. */
  faultFail: number;
  faultHang: number;
  faultAddsUs: number;
  faultCapacity: number;
}

export interface VersionState {
  readonly name: string;
  readonly requires: readonly Requirement[];
  readonly shiftedByStep: boolean;
  running: boolean;
  /** Share of traffic that routing sends to it, once every client follows. */
  share: number;
  /** Share of clients that follow an older DNS answer to it. */
  oldShare: number;
  /** Share now. */
  served: number;
  /** Whether what runs is not what was built, so that it fails every request. */
  corrupt: boolean;
  faultFail: number;
  faultHang: number;
  faultAddsUs: number;
}

/** A DNS change on its way: the weight of the old answer falls from 1 to 0. */
export interface Decay {
  readonly startedUs: number;
  readonly ttlUs: number;
  readonly ignoresTtl: number;
  tick: Handle;
}

export interface CallState {
  readonly to: NodeState;
  readonly hard: boolean;
  readonly timeoutUs: number;
  readonly retries: number;
  /** Calls for each request on average, without retries. */
  readonly perRequest: number;
  /** Attempts of each call, the first included. */
  attempts: number;
  /** Share of answers that come too late, and the percentiles it was worked out from. */
  late: number;
  lateP50Us: number;
  lateP95Us: number;
}

export interface ServiceState extends Flow {
  readonly kind: 'service';
  readonly index: number;
  readonly name: string;
  readonly spec: ServiceSpec;
  readonly versions: VersionState[];
  readonly calls: CallState[];
  /** Bounds of the steady state, never tighter than the undisturbed system. */
  readonly errorBound: number;
  readonly latencyBoundUs: number;
  entryPerS: number;
  replicas: number;
  /** Zone that all traffic was sent to; absent: evenly over all. */
  onlyZone?: string;
  /** Share of clients that still follow the old answer. */
  oldWeight: number;
  decay?: Decay;
  /** The new behaviour is switched off. */
  newOff: boolean;
  degraded: boolean;
  /** What the journal last said. */
  toldFail: number;
  toldUs: number;
  toldPerS: number;
}

export interface Interval {
  readonly fromUs: number;
  readonly toUs: number;
}

/** A time in which a share of the acknowledged writes goes wrong; open while `toUs` is absent. */
export interface Spoiling {
  readonly fromUs: number;
  toUs?: number;
  readonly share: number;
}

export interface StoreState extends Flow {
  readonly kind: 'store';
  readonly index: number;
  readonly name: string;
  readonly spec: StoreSpec;
  schema: string;
  frozen: boolean;
  /** Times in which writes were refused, the last perhaps without an end. */
  readonly downs: Spoiling[];
  readonly corrupting: Spoiling[];
  readonly losing: Spoiling[];
  /** Times in which a share of the writes carried values that only the schema of the change has room for. */
  readonly newValues: Spoiling[];
  /** Share of reads that meet a wrong record. */
  corruptReads: number;
  /** Every history the store has had: what survived of the time before, newest last. */
  readonly lineages: { readonly sinceUs: number; readonly kept: readonly Interval[] }[];
  /** A restore is under way. */
  restoring: boolean;
  /** When replication stopped. */
  replicaStoppedUs?: number;
  lostValues: number;
}

interface ExternalState extends Flow {
  readonly kind: 'external';
  readonly index: number;
  readonly name: string;
  readonly spec: ExternalSpec;
  limitPerS: number;
}

export type NodeState = ServiceState | StoreState | ExternalState;

interface ConfigState {
  readonly spec: ConfigSpec;
  version: string;
}

/** A fault in effect. */
export interface ActiveFault {
  readonly name: string;
  readonly effect: FaultEffect;
  readonly sinceUs: number;
  /** Attempts it still spoils, for faults that count. */
  timesLeft: number;
  /** It struck an instance of a store that a restore has replaced since. */
  evaded: boolean;
  /** What it spoils in a store while it lasts. */
  spoiling?: Spoiling;
}

/** Why a person is asked. */
export type Errand =
  | { readonly kind: 'declare'; readonly ask: Ask }
  | { readonly kind: 'approve'; readonly approval: ApprovalState; readonly escalated: boolean }
  | { readonly kind: 'inject'; readonly inject: Inject }
  | { readonly kind: 'work'; readonly step: StepState }
  | { readonly kind: 'resume'; readonly step: StepState };

/** One request to one person of a role. */
export interface Task {
  crew: Crew;
  readonly errand: Errand;
  readonly purpose: string;
  readonly purposeKey: number;
  /** Tells draws for the same purpose apart. */
  readonly occurrence: number;
  status: 'queued' | 'responding' | 'waiting' | 'working' | 'over';
  timer: Handle;
}

/** The people of one role. */
export interface Crew {
  readonly name: string;
  readonly spec: RoleSpec;
  free: number;
  absences: number;
  slowness: number;
  refusals: number;
  readonly queue: Task[];
  /** Due to answer, but away. */
  readonly waiting: Task[];
}

/** One question whether to roll back. */
export interface Ask {
  readonly startedUs: number;
  readonly tasks: Task[];
  readonly occurrence: number;
  /** Index in `declare.by` of the role to ask next. */
  nextBy: number;
  escalationsLeft: number;
}

export interface TriggerState {
  readonly spec: TriggerSpec;
  readonly node: NodeState;
  readonly due: Due;
  timer: Handle;
  samples: number;
  requests: number;
  failed: number;
  /** Breaching samples in a row and the time of the first. */
  streak: number;
  streakSinceUs: number;
  readonly breaches: number[];
  /** Fired and not yet back to normal. */
  firing: boolean;
}

export interface ApprovalState {
  readonly spec: ApprovalSpec;
  status: 'idle' | 'asked' | 'granted' | 'refused';
  /** When people were last asked. */
  askedUs: number;
  granted: number;
  escalated: boolean;
  expiry: Handle;
  /** Why it will never be granted. */
  failure?: string;
  readonly tasks: Task[];
  /** Steps that wait for it. */
  readonly waiting: StepState[];
}

type StepStatus = 'pending' | 'queued' | 'running' | 'backoff' | 'paused' | 'over';

export interface StepState {
  readonly spec: StepSpec;
  status: StepStatus;
  /** How it ended, once `over`; the next steps follow all but `failed`. */
  ended?: 'succeeded' | 'skipped' | 'continued' | 'failed';
  attempt: number;
  /** How many times it was started anew by a jump. */
  occurrence: number;
  jumps: number;
  paused: boolean;
  /** When it began what it is at: to work, or to wait for a person; in the future when it waits to try again. */
  sinceUs: number;
  /** A fault keeps the current attempt from ending by itself. */
  hung: boolean;
  /** The need it was last said to wait for. */
  waitsFor: number;
  work: Handle;
  timeout: Handle;
  /** End of the time for a verification or check to become true. */
  probeUntilUs: number;
  /** Number of its success among all, for compensation in reverse. */
  succeededAs: number;
  task?: Task;
  /** Step whose failure this one stands in for. */
  standsFor?: StepState;
}

/** Something on the calendar. */
export type Due =
  | { readonly kind: 'entry'; readonly entry: ScenarioEntry }
  | { readonly kind: 'fault-over'; readonly fault: ActiveFault }
  | { readonly kind: 'sample'; readonly trigger: TriggerState }
  | { readonly kind: 'workload' }
  | { readonly kind: 'look' }
  | { readonly kind: 'dns'; readonly service: ServiceState }
  | { readonly kind: 'answer'; readonly task: Task }
  | { readonly kind: 'escalate'; readonly ask: Ask; readonly entry: Escalation }
  | { readonly kind: 'answer-late'; readonly task: Task }
  | { readonly kind: 'approval-expired'; readonly approval: ApprovalState }
  | { readonly kind: 'approval-settled'; readonly approval: ApprovalState }
  | { readonly kind: 'execute' }
  | { readonly kind: 'step-worked'; readonly step: StepState }
  | { readonly kind: 'step-timeout'; readonly step: StepState }
  | { readonly kind: 'step-again'; readonly step: StepState }
  | { readonly kind: 'step-probe'; readonly step: StepState }
  | { readonly kind: 'held-long-enough' }
  | { readonly kind: 'settled' }
  | { readonly kind: 'elapsed'; readonly message: Communication };

/** Where the decision stands. */
export interface Decision {
  /** The first trigger fired or somebody asked was told. */
  detected: boolean;
  declared: boolean;
  /** Services that must be steady again because the triggers that led to the declaration watch them. */
  readonly watched: Set<string>;
  /** The last decision against a rollback. */
  against?: Choice;
  /** The question now open. */
  ask?: Ask;
  asks: number;
}

/** Where the execution stands. */
export interface Execution {
  approved: boolean;
  started: boolean;
  /** All that will run has ended well. */
  executed: boolean;
  /** Ends no more steps: compensating or stopped. */
  failing?: string;
  readonly compensations: StepState[];
  successes: number;
  readonly locks: { readonly name: string; readonly by: string }[];
}

/** Since when things are well; absent while they are not. */
interface Wellness {
  steadySinceUs?: number;
  goodSinceUs?: number;
  /** Names the first condition that does not hold. */
  failing: string;
  timer: Handle;
  verifying: boolean;
}

/** All that changes in one run. */
export interface World {
  readonly specs: Specs;
  readonly baseline: Baseline;
  readonly seed: number;
  readonly calendar: Calendar<Due>;
  readonly measurer: Measurer;
  readonly emit: ((event: TraceEvent) => void) | undefined;
  /** What is really there, in place of the model; absent in virtual time. */
  readonly plant: Plant | undefined;
  nowUs: number;
  readonly startsUs: number;
  readonly nodes: NodeState[];
  readonly calleesFirst: NodeState[];
  readonly services: ServiceState[];
  readonly stores: StoreState[];
  readonly nodeByName: ReadonlyMap<string, NodeState>;
  readonly configs: ReadonlyMap<string, ConfigState>;
  readonly crews: ReadonlyMap<string, Crew>;
  readonly triggers: TriggerState[];
  readonly approvals: ReadonlyMap<string, ApprovalState>;
  readonly steps: StepState[];
  readonly faults: ActiveFault[];
  faultsChanged: boolean;
  readonly zonesDown: string[];
  integratedUs: number;
  /** When the state last changed; -1 before it ever did. */
  changedUs: number;
  /** Failed requests from outside since onset. */
  failedRequests: number;
  onsetUs?: number;
  lastFault: string;
  entriesLeft: number;
  readonly decision: Decision;
  readonly execution: Execution;
  readonly wellness: Wellness;
  events: number;
  ended: boolean;
}
