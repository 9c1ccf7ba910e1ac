import { constant } from '../../shared/model/distribution.ts';
import type { Plan } from '../../shared/model/plan.ts';
import type {
  Action,
  Approval,
  Change,
  Communication,
  Declaration,
  MetricCondition,
  Move,
  Playbook,
  Scope,
  Step,
  Trigger,
  Verification,
} from '../../shared/model/playbook.ts';
import type {
  FaultEffect,
  Inject,
  Scenario,
  ScenarioEntry,
  Workload,
} from '../../shared/model/scenario.ts';
import type {
  Dependency,
  External,
  Infrastructure,
  Role,
  Service,
  Store,
  System,
  Version,
} from '../../shared/model/system.ts';

const at = [] as const;

/** One second, minute and hour in microseconds. */
export const S = 1_000_000;
export const M = 60 * S;
export const H = 60 * M;

type Named<T> = Partial<Omit<T, 'at' | 'name'>>;

/** `entries` by their names. */
export function byName<T extends { readonly name: string }>(
  ...entries: T[]
): ReadonlyMap<string, T> {
  return new Map(entries.map((entry) => [entry.name, entry]));
}

/** A service with 100 requests a second that tolerates 1% of errors. */
export function makeService(name: string, overrides: Named<Service> = {}): Service {
  return {
    at,
    name,
    trafficPerS: 100,
    latency: { p50Us: 20_000, p95Us: 80_000 },
    zones: [],
    replicas: 2,
    steadyState: { errorRate: 0.01 },
    dependsOn: [],
    versions: new Map(),
    ...overrides,
  };
}

export function makeDependency(on: string, overrides: Partial<Dependency> = {}): Dependency {
  return { at, on, need: 'hard', retries: 0, callsPerRequest: 1, ...overrides };
}

export function makeVersion(version: string, worksWith: Record<string, string> = {}): Version {
  return { at, version, manifests: [], worksWith: new Map(Object.entries(worksWith)) };
}

/** A map of versions, each with what it works with. */
export function makeVersions(
  versions: Record<string, Record<string, string>>,
): ReadonlyMap<string, Version> {
  return new Map(
    Object.entries(versions).map(([name, worksWith]) => [name, makeVersion(name, worksWith)]),
  );
}

/** A store with 10 writes a second. */
export function makeStore(name: string, overrides: Named<Store> = {}): Store {
  return { at, name, engine: 'postgres', writesPerS: 10, ...overrides };
}

export function makeExternal(name: string, overrides: Named<External> = {}): External {
  return { at, name, availability: 1, latency: { p50Us: 1000, p95Us: 2000 }, ...overrides };
}

export function makeInfrastructure(
  name: string,
  overrides: Named<Infrastructure> = {},
): Infrastructure {
  return { at, name, type: 'config', ignoresTtl: 0, shared: true, ...overrides };
}

/** A role of one person who answers after exactly one minute. */
export function makeRole(name: string, overrides: Named<Role> = {}): Role {
  return { at, name, people: 1, responds: constant(M), ...overrides };
}

export function makeMove(name: string, from: string, to: string): Move {
  return { at, name, from, to };
}

export function makeMetric(overrides: Partial<MetricCondition> = {}): MetricCondition {
  return {
    kind: 'metric',
    at,
    subject: 'shop',
    metric: 'error_rate',
    comparison: 'above',
    bound: 0.05,
    ...overrides,
  };
}

/**
 * A name by which a trigger takes its samples at whole multiples of its interval, from 0 on, at seed 1: its phase
 * depends on its name and is 0 there, so that times can be worked out by hand.
 */
export const punctual = 'errors-14147606';

/** A trigger on the errors of `shop`, sampled every 10 s, that fires at the first breach. */
export function makeTrigger(name: string, overrides: Named<Trigger> = {}): Trigger {
  return {
    at,
    name,
    when: makeMetric(),
    everyUs: 10 * S,
    forUs: 0,
    minSamples: 0,
    missingData: 'hold',
    then: 'rollback',
    ...overrides,
  };
}

/** A step that takes exactly one minute, without needs. */
export function makeStep(id: string, action: Action, overrides: Partial<Step> = {}): Step {
  return {
    at,
    id,
    action,
    needs: [],
    needsWritten: true,
    takes: constant(M),
    takesWritten: true,
    retry: { attempts: 1, backoffUs: 0 },
    idempotent: true,
    reversible: true,
    onFailure: { kind: 'stop' },
    onFailureWritten: false,
    ...overrides,
  };
}

/** The step that puts the old version of `shop` back. */
export function makeDeploy(id = 'deploy', overrides: Partial<Step> = {}): Step {
  return makeStep(id, { kind: 'deploy', service: 'shop', version: '1', zones: [] }, overrides);
}

/** A step that only takes its time. */
export function makeWait(id: string, forUs: number, overrides: Partial<Step> = {}): Step {
  return makeStep(id, { kind: 'wait', forUs }, overrides);
}

export function makeApproval(name: string, overrides: Named<Approval> = {}): Approval {
  return { at, name, from: ['owner'], quorum: 1, onExpiry: 'abort', ...overrides };
}

export function makeVerification(name: string, overrides: Named<Verification> = {}): Verification {
  return { at, name, condition: makeMetric({ comparison: 'below' }), forUs: 0, ...overrides };
}

export function makeDeclaration(overrides: Partial<Declaration> = {}): Declaration {
  return { at, by: ['on-call'], escalate: [], ...overrides };
}

export function makeCommunication(
  on: Communication['on'],
  overrides: Partial<Communication> = {},
): Communication {
  return { at, on, to: 'support', channel: '#support', ...overrides };
}

export function makeWorkload(
  service: string,
  trafficPerS: number,
  shape: Workload['shape'] = 'constant',
): Workload {
  return { at, service, trafficPerS, shape };
}

/** A fault on the timeline. */
export function makeFault(atUs: number, effect: FaultEffect, forUs?: number): ScenarioEntry {
  return { at, atUs, fault: { at, effect, ...(forUs === undefined ? {} : { forUs }) } };
}

/** A message on the timeline, perhaps with a question. */
export function makeInject(atUs: number, to: string, ask?: Inject['ask']): ScenarioEntry {
  return { at, atUs, inject: { at, to, say: 'News.', ...(ask === undefined ? {} : { ask }) } };
}

/** Errors of half the requests to the new version of `shop`, from one minute on. */
export const badVersion: ScenarioEntry = makeFault(M, {
  kind: 'errors',
  target: { name: 'shop', version: '2' },
  share: 0.5,
});

/** What a plan is made of; everything else has its default. */
export interface PlanParts {
  readonly services: readonly Service[];
  readonly stores: readonly Store[];
  readonly externals: readonly External[];
  readonly infrastructure: readonly Infrastructure[];
  readonly roles: readonly Role[];
  readonly zones: readonly string[];
  readonly regions: Readonly<Record<string, readonly string[]>>;
  readonly change: Partial<Change>;
  readonly scope: Partial<Scope>;
  readonly triggers: readonly Trigger[];
  /** `null` for none. */
  readonly declare: Declaration | null;
  readonly approvals: readonly Approval[];
  readonly steps: readonly Step[];
  /** Playbooks that run at the same time. */
  readonly beside: readonly (Partial<PlanParts> & { readonly name: string })[];
  readonly verify: readonly Verification[];
  readonly communicate: readonly Communication[];
  readonly objectives: Partial<Playbook['objectives']>;
  readonly timeline: readonly ScenarioEntry[];
  readonly duringRollback: readonly ScenarioEntry[];
  readonly scenario: Partial<Scenario>;
}

/**
 * A linked plan: service `shop` was just moved from version 1 to 2, of which half the requests fail from one
 * minute on; a trigger declares, one step of one minute puts version 1 back.
 */
export function makePlan(parts: Partial<PlanParts> = {}): Plan {
  return {
    system: makeSystem(parts),
    playbook: makePlaybook(parts),
    beside: (parts.beside ?? []).map((each) => ({ ...makePlaybook(each), name: each.name })),
    scenario: makeScenario(parts),
  };
}

function makeSystem(parts: Partial<PlanParts>): System {
  return {
    file: 'test.system.yaml',
    name: 'test-system',
    zones: parts.zones ?? [],
    regions: new Map(Object.entries(parts.regions ?? {})),
    roles: byName(...(parts.roles ?? [makeRole('on-call'), makeRole('owner')])),
    services: byName(...(parts.services ?? [makeService('shop')])),
    stores: byName(...(parts.stores ?? [])),
    externals: byName(...(parts.externals ?? [])),
    infrastructure: byName(...(parts.infrastructure ?? [])),
    cleanups: [],
  };
}

function makePlaybook(parts: Partial<PlanParts>): Playbook {
  const { declare = makeDeclaration() } = parts;
  return {
    file: 'test.playbook.yaml',
    name: 'test-playbook',
    change: {
      at,
      strategy: 'rolling',
      deploys: byName(makeMove('shop', '1', '2')),
      migrates: new Map(),
      configures: new Map(),
      ...parts.change,
    },
    objectives: {
      at,
      percentile: 0.95,
      services: new Map(),
      classes: new Map(),
      ...parts.objectives,
    },
    scope: { at, zones: [], services: [], traffic: 1, ...parts.scope },
    triggers: byName(...(parts.triggers ?? [makeTrigger(punctual)])),
    ...(declare === null ? {} : { declare }),
    approvals: byName(...(parts.approvals ?? [])),
    steps: parts.steps ?? [makeDeploy()],
    verify: parts.verify ?? [],
    communicate: parts.communicate ?? [],
    horizonUs: 24 * H,
  };
}

function makeScenario(parts: Partial<PlanParts>): Scenario {
  return {
    file: 'test.scenario.yaml',
    name: 'test-scenario',
    beside: [],
    disruption: 'software',
    seed: 1,
    startsUs: 1_767_571_200_000_000,
    budgetUs: 2 * H,
    workload: new Map(),
    timeline: parts.timeline ?? [badVersion],
    duringRollback: parts.duringRollback ?? [],
    expect: { at, rto: [], rpo: [] },
    ...parts.scenario,
  };
}
