import type { TraceEvent } from '../model/journal.ts';
import { Calendar, NO_HANDLE } from './calendar.ts';
import type {
  ApprovalSpec,
  Baseline,
  RollbackSpec,
  Specs,
  StepSpec,
  TriggerSpec,
} from './compile/specs.ts';
import { createNodes } from './create-nodes.ts';
import { Measurer } from './measure.ts';
import { newStreak } from './firing.ts';
import type { Plant } from './plant.ts';
import { startInstantUs } from './start-instant.ts';
import type { NodeState } from './node-state.ts';
import type {
  ApprovalState,
  Crew,
  Decision,
  Execution,
  Rollback,
  StepState,
  TriggerState,
  World,
} from './state.ts';

/** What a world may be given instead of its own. */
interface WorldParts {
  readonly plant?: Plant | undefined;
  /** An empty one, to be used again. */
  readonly calendar?: World['calendar'];
}

/** The world of `specs` at the start of the run of `seed`; the change has just been made. */
export function createWorld(
  specs: Specs,
  baseline: Baseline,
  seed: number,
  emit: ((event: TraceEvent) => void) | undefined,
  { plant, calendar = new Calendar() }: WorldParts = {},
): World {
  const nodes = createNodes(specs, baseline);
  const nodeByName = new Map(nodes.map((node) => [node.name, node]));
  const startsUs = startInstantUs(specs.plan, seed);
  const { timeline, duringRollback } = specs.plan.scenario;
  return {
    specs,
    baseline,
    seed,
    calendar,
    measurer: new Measurer(),
    emit,
    plant,
    nowUs: 0,
    startsUs,
    nodes,
    calleesFirst: specs.calleesFirst.flatMap((index) => nodes[index] ?? []),
    services: nodes.filter((node) => node.kind === 'service'),
    stores: nodes.filter((node) => node.kind === 'store'),
    nodeByName,
    configs: new Map(specs.configs.map((spec) => [spec.name, { spec, version: spec.toVersion }])),
    crews: new Map(specs.roles.map((spec) => [spec.name, createCrew(spec)])),
    rollbacks: specs.rollbacks.map((spec) => createRollback(spec, nodes)),
    over: [],
    runnerAwayUntilUs: 0,
    faults: [],
    faultsChanged: true,
    zonesDown: [],
    integratedUs: 0,
    changedUs: -1,
    failedRequests: 0,
    lastFault: '',
    entriesLeft: timeline.length + duringRollback.length,
    events: 0,
    ended: false,
  };
}

function createRollback(spec: RollbackSpec, nodes: readonly NodeState[]): Rollback {
  const rollback = {
    spec,
    decision: createDecision(),
    execution: createExecution(),
    wellness: {
      steadySinceUs: undefined,
      goodSinceUs: undefined,
      failing: '',
      timer: NO_HANDLE,
      verifying: false,
    },
    ended: undefined,
  } as unknown as Rollback;
  // Its parts refer to it.
  return Object.assign(rollback, {
    triggers: spec.triggers.flatMap((each) => createTrigger(rollback, each, nodes)),
    approvals: new Map(
      spec.approvals.map((each) => [each.approval.name, createApproval(rollback, each)]),
    ),
    steps: spec.steps.map((each) => createStep(rollback, each)),
  });
}

function createCrew(spec: Specs['roles'][number]): Crew {
  return {
    name: spec.name,
    spec,
    free: spec.role.people,
    absences: 0,
    slowness: 1,
    refusals: 0,
    queue: [],
    waiting: [],
  };
}

function createTrigger(
  rollback: Rollback,
  spec: TriggerSpec,
  nodes: readonly NodeState[],
): TriggerState[] {
  const node = nodes[spec.node];
  if (node === undefined) return [];
  const trigger: Omit<TriggerState, 'due'> = {
    rollback,
    spec,
    node,
    timer: NO_HANDLE,
    samples: 0,
    requests: 0,
    failed: 0,
    ...newStreak(),
  };
  const state = trigger as TriggerState;
  return [Object.assign(state, { due: { kind: 'sample', trigger: state } as const })];
}

function createApproval(rollback: Rollback, spec: ApprovalSpec): ApprovalState {
  return {
    rollback,
    spec,
    status: 'idle',
    askedUs: 0,
    granted: 0,
    escalated: false,
    expiry: NO_HANDLE,
    tasks: [],
    waiting: [],
  };
}

function createStep(rollback: Rollback, spec: StepSpec): StepState {
  return {
    rollback,
    spec,
    status: 'pending',
    ended: undefined,
    task: undefined,
    standsFor: undefined,
    attempt: 0,
    occurrence: 0,
    jumps: 0,
    paused: false,
    sinceUs: 0,
    hung: false,
    halfDone: false,
    skippedBy: undefined,
    cut: false,
    waitsFor: -1,
    work: NO_HANDLE,
    timeout: NO_HANDLE,
    probeUntilUs: 0,
    succeededAs: 0,
  };
}

function createDecision(): Decision {
  return { detected: false, declared: false, watched: new Set(), asks: 0 };
}

function createExecution(): Execution {
  return {
    approved: false,
    started: false,
    executed: false,
    paused: false,
    cancelled: undefined,
    compensations: [],
    successes: 0,
    locks: [],
    taking: new Set(),
  };
}
