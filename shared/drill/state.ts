import type { Escalation } from '../model/playbook.ts';
import type { Choice, FaultEffect, Inject, ScenarioEntry } from '../model/scenario.ts';
import type { TraceEvent } from '../model/journal.ts';
import type { Communication } from '../model/playbook.ts';
import type { Calendar, Handle } from './calendar.ts';
import type { Ending } from './finish.ts';
import type { Streak } from './firing.ts';
import type { ServiceState, Spoiling, StoreState, NodeState } from './node-state.ts';
import type { Measurer } from './measure.ts';
import type { Plant } from './plant.ts';
import type {
  ApprovalSpec,
  Baseline,
  ConfigSpec,
  RoleSpec,
  RollbackSpec,
  Specs,
  StepSpec,
  TriggerSpec,
} from './compile/specs.ts';

interface ConfigState {
  readonly spec: ConfigSpec;
  version: string;
  /** What it was before it drifted; absent while it is what was written. */
  driftedFrom?: string;
}

/** A fault in effect. */
export interface ActiveFault {
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
  readonly rollback: Rollback;
  readonly startedUs: number;
  readonly tasks: Task[];
  readonly occurrence: number;
  /** Index in `declare.by` of the role to ask next. */
  nextBy: number;
  escalationsLeft: number;
}

export interface TriggerState extends Streak {
  readonly rollback: Rollback;
  readonly spec: TriggerSpec;
  readonly node: NodeState;
  readonly due: Due;
  timer: Handle;
  samples: number;
  requests: number;
  failed: number;
}

export interface ApprovalState {
  readonly rollback: Rollback;
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
  readonly rollback: Rollback;
  readonly spec: StepSpec;
  status: StepStatus;
  /** How it ended, once `over`; the next steps follow all but `failed`. */
  ended: 'succeeded' | 'skipped' | 'continued' | 'failed' | undefined;
  attempt: number;
  /** How many times it was started anew by a jump. */
  occurrence: number;
  jumps: number;
  paused: boolean;
  /** When it began what it is at: to work, or to wait for a person; in the future when it waits to try again. */
  sinceUs: number;
  /** A fault keeps the current attempt from ending by itself. */
  hung: boolean;
  /** An attempt has left half of what it was to do. */
  halfDone: boolean;
  /** Who wants it to count as done, as soon as it could start. */
  skippedBy: string | undefined;
  /** The runner died during the attempt. */
  cut: boolean;
  /** The need it was last said to wait for. */
  waitsFor: number;
  work: Handle;
  timeout: Handle;
  /** End of the time for a verification or check to become true. */
  probeUntilUs: number;
  /** Number of its success among all, for compensation in reverse. */
  succeededAs: number;
  task: Task | undefined;
  /** Step whose failure this one stands in for. */
  standsFor: StepState | undefined;
}

/** Something on the calendar. */
export type Due =
  | { readonly kind: 'entry'; readonly entry: ScenarioEntry }
  | { readonly kind: 'fault-over'; readonly fault: ActiveFault }
  | { readonly kind: 'fault-moves'; readonly fault: ActiveFault }
  | { readonly kind: 'sample'; readonly trigger: TriggerState }
  | {
      readonly kind: 'sample-arrives';
      readonly trigger: TriggerState;
      readonly value: number | undefined;
    }
  | { readonly kind: 'runner-back' }
  | { readonly kind: 'workload' }
  | { readonly kind: 'look' }
  | { readonly kind: 'dns'; readonly service: ServiceState }
  | { readonly kind: 'answer'; readonly task: Task }
  | { readonly kind: 'escalate'; readonly ask: Ask; readonly entry: Escalation }
  | { readonly kind: 'answer-late'; readonly task: Task }
  | { readonly kind: 'approval-expired'; readonly approval: ApprovalState }
  | { readonly kind: 'approval-settled'; readonly approval: ApprovalState }
  | { readonly kind: 'execute'; readonly rollback: Rollback }
  | { readonly kind: 'step-worked'; readonly step: StepState }
  | { readonly kind: 'step-timeout'; readonly step: StepState }
  | { readonly kind: 'step-again'; readonly step: StepState }
  | { readonly kind: 'step-probe'; readonly step: StepState }
  | { readonly kind: 'held-long-enough'; readonly rollback: Rollback }
  | { readonly kind: 'settled'; readonly rollback: Rollback }
  | {
      readonly kind: 'elapsed';
      readonly rollback: Rollback;
      readonly message: Communication;
    };

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
  /** Somebody has paused it: no further step starts. */
  paused: boolean;
  /** Why it is to end as soon as no step runs; absent while it goes on. */
  cancelled: string | undefined;
  /** Ends no more steps: compensating or stopped. */
  failing?: string;
  readonly compensations: StepState[];
  successes: number;
  readonly locks: { readonly name: string; readonly by: string }[];
  /** Locks that a step is about to take, so that nobody else does. */
  readonly taking: Set<string>;
}

/** One playbook in a run: whether it is rolled back, how far that has come, and whether it is well. */
export interface Rollback {
  readonly spec: RollbackSpec;
  readonly triggers: readonly TriggerState[];
  readonly approvals: ReadonlyMap<string, ApprovalState>;
  readonly steps: readonly StepState[];
  readonly decision: Decision;
  readonly execution: Execution;
  readonly wellness: Wellness;
  /** How it ended; absent while it is under way, or may be. */
  ended: Ending | undefined;
}

/** Since when things are well; absent while they are not. */
interface Wellness {
  steadySinceUs: number | undefined;
  goodSinceUs: number | undefined;
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
  readonly rollbacks: readonly Rollback[];
  /** Those of them that have ended, in the order in which they did. */
  readonly over: Rollback[];
  /** The runner of all of them is away until then; 0 while it is there. */
  runnerAwayUntilUs: number;
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
  events: number;
  ended: boolean;
}
