import type { ExternalSpec, Requirement, ServiceSpec, StoreSpec } from './compile/specs.ts';
import type { Handle } from './calendar.ts';

/** What a metrics system can read off a node. */
interface Shown {
  readonly fail: number;
  readonly hang: number;
  readonly p50Us: number;
  readonly p95Us: number;
  readonly utilisation: number;
}

/** What faults do to requests; shares are 0 to 1, times in microseconds. */
export interface Disturbance {
  /** Share that is refused. */
  fail: number;
  /** Share that gets no answer. */
  hang: number;
  /** What the median and the 95th percentile take longer. */
  addsP50Us: number;
  addsP95Us: number;
  /** Share that gets an answer which is wrong and says that all went well. */
  wrong: number;
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
  /** Share of answers that are wrong and say that all went well; not part of `fail`. */
  wrong: number;
  /** Set by active faults: what they do to requests, the share of capacity left, and the requests that get through. */
  readonly disturbance: Disturbance;
  capacityLeft: number;
  passesPerS: number;
}

export interface VersionState {
  readonly name: string;
  /** What the code that really runs works with. */
  requires: readonly Requirement[];
  readonly shiftedByStep: boolean;
  running: boolean;
  /** Share of traffic that routing sends to it, once every client follows. */
  share: number;
  /** Share of clients that follow an older DNS answer to it. */
  oldShare: number;
  /** Share now. */
  served: number;
  /** When a step last deployed it; -Infinity before any did. */
  startedUs: number;
  /** Share of its requests that fail for how it was deployed. */
  broken: number;
  /** The version whose code really runs. */
  runsAs: string;
  readonly disturbance: Disturbance;
}

/** A DNS change on its way: the weight of the old answer falls from 1 to 0. */
export interface Decay {
  /** When resolvers began to learn of it. */
  startedUs: number;
  readonly ttlUs: number;
  readonly ignoresTtl: number;
  /** The DNS entry it goes through. */
  readonly via: string;
  tick: Handle;
}

export interface CallState {
  readonly to: NodeState;
  readonly hard: boolean;
  readonly timeoutUs: number;
  readonly retries: number;
  /** Calls for each request on average, without retries. */
  readonly perRequest: number;
  /** What faults on the way do to these calls alone. */
  readonly disturbance: Disturbance;
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
  /** A full disk refuses writes. */
  full: boolean;
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
