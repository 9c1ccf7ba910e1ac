import type { Outcome } from './scenario.ts';

/** A moment of a drill: whole microseconds since its start. */
export type DrillTime = number;

export type Verdict = 'passed' | 'failed' | 'inconclusive';

/** Where a drill ran; a result never proves more than its environment. */
export type Environment = 'virtual' | 'mock' | 'staging' | 'production';

/** Digest of one input file's exact bytes, `sha256:<64 hex>`. */
export interface InputDigest {
  readonly role: 'playbook' | 'system' | 'scenario' | 'policy' | 'migration';
  readonly file: string;
  readonly digest: string;
}

/** Which part of a drill was made here. */
export interface Shard {
  /** From 1 to `of`. */
  readonly index: number;
  readonly of: number;
  /** First seed, and number of seeds, of the whole drill. */
  readonly seed: number;
  readonly runs: number;
}

/** A bound on one percentile, 0 to 1, of a measure in microseconds. */
export interface ExpectedBound {
  readonly percentile: number;
  readonly valueUs: number;
}

/**
 * The data of every kind of event. The journal is the truth of a run: every figure shown anywhere
 * is computed from these. All names ending in `Us` are whole microseconds.
 */
export interface EventData {
  /** Written before anything starts. */
  'drill.opened': {
    tool: string;
    environment: Environment;
    clock: 'virtual' | 'wall';
    seed: number;
    /** Seeds to play, one after the other; with `precision` the most of them. */
    runs: number;
    /** The drill ends early when the interval of what it measures is within this share of it; see `runsDue`. */
    precision?: number;
    inputs: InputDigest[];
    /** SHA-256 of the linked model, so that a change in meaning shows even where bytes moved. */
    resolved: string;
    playbook: string;
    /** Playbooks that ran at the same time; absent where there were none. */
    beside?: string[];
    /** The team that keeps the playbook. */
    owner?: string;
    /** The services that its change deploys; absent where there are none. */
    services?: string[];
    /** The change record that it belongs to. */
    ticket?: string;
    /** How long the evidence of this drill must be kept. */
    retainUs?: number;
    /** This is one part of a drill whose seeds were shared out; absent where it is whole. */
    shard?: Shard;
    scenario: string;
    system: string;
    disruption: string;
    objectives: {
      rtoUs: number | null;
      rpoUs: number | null;
      mtpdUs: number | null;
      percentile: number;
    };
    /** What the scenario expects; null or empty where it says nothing. */
    expect: {
      outcome: Outcome | null;
      rto: ExpectedBound[];
      rpo: ExpectedBound[];
      detectedWithinUs: number | null;
      lostRecords: number | null;
    };
  };
  'fault.injected': { fault: string; detail: string };
  'fault.cleared': { fault: string };
  'inject.sent': { say: string };
  'inject.answered': { answer: string };
  /** The subject left its steady state; `errorRate` is a share, `latencyUs` the 95th percentile. */
  'service.degraded': { errorRate: number; latencyUs: number };
  /** The subject is back within its steady state. */
  'service.restored': { errorRate: number; latencyUs: number };
  /** The true state of a service's data plane changed; enough of these draw a chart. */
  'service.state': { errorRate: number; latencyUs: number; trafficPerS: number };
  /** The first degradation beyond a service's objective. */
  onset: { cause: string };
  'trigger.fired': { metric: string; value: number; then: string };
  'person.paged': { purpose: string };
  'person.answered': { purpose: string; answer: string };
  escalated: { purpose: string; to: string };
  'rollback.declared': { by: string };
  'rollback.decided-against': { decision: string };
  'approval.requested': { quorum: number; deadlineUs: number | null };
  'approval.granted': { granted: number; quorum: number };
  'approval.refused': Record<string, never>;
  'approval.expired': { then: string };
  'rollback.approved': Record<string, never>;
  'rollback.started': Record<string, never>;
  /** Somebody at the controls lets no further step start, or lets them start again. */
  'rollback.paused': Record<string, never>;
  'rollback.resumed': Record<string, never>;
  /** Every step that will run has ended. */
  'rollback.executed': { completed: boolean };
  'rollback.stopped': { reason: string };
  /** Playbooks wait for each other; the subject is the step that fails, so that the others go on. */
  'deadlock.found': { ring: string };
  /** One of several playbooks has ended; the run goes on with the others. */
  'rollback.ended': { outcome: Outcome; reason: string };
  'step.started': { attempt: number; action: string };
  'step.waiting': { for: 'dependency' | 'approval' | 'lock' | 'person' | 'retry'; name: string };
  'step.succeeded': { attempt: number };
  'step.failed': { attempt: number; reason: string; final: boolean };
  'step.skipped': { reason: string };
  'version.deployed': { version: string };
  'traffic.shifted': { to: string; share: number };
  'schema.changed': { from: string; to: string; lostValues: number };
  'config.changed': { from: string; to: string };
  'store.frozen': Record<string, never>;
  'store.unfrozen': Record<string, never>;
  'lock.acquired': { by: string };
  'lock.released': { by: string };
  /** `pointUs` is the drill time of the state restored; negative before the drill began. */
  'store.restored': { from: string; pointUs: number; lostRecords: number };
  'message.sent': { to: string; channel: string; say: string };
  'verification.started': { holdUs: number };
  'verification.failed': { check: string };
  'verification.passed': Record<string, never>;
  /** At the end: what each store lost. `newestUs` is the newest surviving write, `onsetUs` the last before onset. */
  'store.assessed': {
    lostRecords: number;
    lostValues: number;
    corruptRecords: number;
    rpaUs: number;
  };
  'run.ended': {
    outcome: Outcome;
    recoveredUs: number | null;
    reason: string;
    failedRequests: number;
    events: number;
  };
  /** Figures of one further seed of the same drill. */
  'run.sampled': {
    seed: number;
    outcome: Outcome;
    /** Null when it did not recover, or had nothing to recover from. */
    rtaUs: number | null;
    rpaUs: number;
    lostRecords: number;
    detectionUs: number | null;
    decisionUs: number | null;
    approvalUs: number | null;
    executionUs: number | null;
    validationUs: number | null;
    /** Why it ended as it did; runs with the same text share a failure mode. */
    mode: string;
    /** Ids of the steps on its critical path, in order. */
    critical: string[];
  };
  /** The last event; without it the run was abandoned. */
  'drill.closed': { verdict: Verdict; completed: boolean; runs: number; reasons: string[] };
}

export type EventKind = keyof EventData;

/** Something that happened in a drill, not yet in a journal. */
export type TraceEvent = {
  [K in EventKind]: {
    readonly tUs: DrillTime;
    readonly kind: K;
    /** Person, role or system that did it; `engine` for the world itself. */
    readonly actor: string;
    /** What it was done to. */
    readonly subject: string;
    readonly data: EventData[K];
  };
}[EventKind];

/** One line of a journal. */
export type JournalEvent = TraceEvent & {
  /** From 0, without gaps. */
  readonly seq: number;
  /** RFC 3339 in UTC with milliseconds, by the clock named in `drill.opened`. */
  readonly at: string;
  /** SHA-256 of the previous line's exact bytes in hexadecimal; 64 zeros on the first line. */
  readonly prev: string;
};
