import type { Baseline, NodeSpec, ServiceSpec, Specs, StoreSpec } from './compile/specs.ts';
import type {
  CallState,
  Disturbance,
  Flow,
  NodeState,
  ServiceState,
  StoreState,
  VersionState,
} from './node-state.ts';

/** How far the undisturbed system may exceed a bound that is tighter than the model can say. */
const SLACK = 1.05;

/**
 * The nodes of `specs` with the change just made. A bound of a steady state that the undisturbed system
 * would already break is widened to what it does, so that only what the scenario adds counts as degradation.
 */
export function createNodes(specs: Specs, baseline: Baseline): NodeState[] {
  const nodes = specs.nodes.map((spec, index) => createNode(spec, index, baseline));
  for (const node of nodes) {
    if (node.kind !== 'service') continue;
    for (const call of node.spec.calls) {
      const to = nodes[call.node];
      if (to !== undefined) node.calls.push(callState(call, to));
    }
  }
  return nodes;
}

function callState(call: ServiceSpec['calls'][number], to: NodeState): CallState {
  const { hard, timeoutUs, retries, perRequest } = call;
  const late = { late: 0, lateP50Us: 0, lateP95Us: 0 };
  const disturbance = undisturbed();
  return { to, hard, timeoutUs, retries, perRequest, disturbance, attempts: 1, ...late };
}

function createNode(spec: NodeSpec, index: number, baseline: Baseline): NodeState {
  switch (spec.kind) {
    case 'service':
      return createService(spec, index, baseline);
    case 'store':
      return createStore(spec, index);
    case 'external':
      return {
        kind: 'external',
        index,
        name: spec.name,
        spec,
        limitPerS: spec.external.rateLimitPerS ?? Infinity,
        ...still(),
      };
  }
}

function undisturbed(): Disturbance {
  return { fail: 0, hang: 0, addsP50Us: 0, addsP95Us: 0, wrong: 0 };
}

/** Nothing flows yet. */
function still(): Flow {
  return {
    fail: 0,
    hang: 0,
    p50Us: 0,
    p95Us: 0,
    ratePerS: 0,
    utilisation: 0,
    was: { fail: 0, hang: 0, p50Us: 0, p95Us: 0, utilisation: 0 },
    requests: 0,
    failed: 0,
    wrong: 0,
    disturbance: undisturbed(),
    capacityLeft: 1,
    passesPerS: Infinity,
  };
}

function createService(spec: ServiceSpec, index: number, baseline: Baseline): ServiceState {
  const { steadyState } = spec.service;
  return {
    kind: 'service',
    index,
    name: spec.name,
    spec,
    versions: spec.versions.map(createVersion),
    calls: [],
    errorBound: widened(steadyState.errorRate, baseline.errorRate[index]),
    latencyBoundUs: widened(steadyState.latencyP95Us ?? Infinity, baseline.latencyUs[index]),
    entryPerS: spec.entryPerS,
    replicas: spec.service.replicas,
    oldWeight: 0,
    newOff: false,
    degraded: false,
    toldFail: 0,
    toldUs: -1,
    toldPerS: 0,
    ...still(),
  };
}

function widened(bound: number, usual = 0): number {
  return usual > bound ? usual * SLACK : bound;
}

function createVersion(spec: ServiceSpec['versions'][number]): VersionState {
  return {
    name: spec.name,
    requires: spec.requires,
    shiftedByStep: spec.shiftedByStep,
    running: spec.running,
    share: spec.share,
    oldShare: 0,
    served: spec.share,
    startedUs: -Infinity,
    broken: 0,
    runsAs: spec.name,
    disturbance: undisturbed(),
  };
}

function createStore(spec: StoreSpec, index: number): StoreState {
  return {
    kind: 'store',
    index,
    name: spec.name,
    spec,
    schema: spec.toSchema,
    frozen: false,
    full: false,
    downs: [],
    corrupting: [],
    losing: [],
    newValues: [],
    corruptReads: 0,
    lineages: [{ sinceUs: -Infinity, kept: [{ fromUs: -Infinity, toUs: Infinity }] }],
    restoring: false,
    lostValues: 0,
    ...still(),
  };
}
