import type { Dependency, Service, Version } from '../../model/system.ts';
import type { Plan } from '../../model/plan.ts';
import type { Playbook } from '../../model/playbook.ts';
import { playbooksOf } from './playbooks-of.ts';
import { satisfies } from '../../model/version-range.ts';
import type { CallSpec, Requirement, ServiceSpec, VersionSpec } from './specs.ts';

/** The version of a service whose versions nothing names. */
const UNNAMED = '';

/**
 * `service` as the change left it: the new version serves `scope.traffic` of the requests, the old one the
 * rest. The old version still has instances when the strategy keeps them (blue-green, canary, feature flag)
 * or when it serves a part; a rolling, recreating or big-bang change to all traffic leaves none.
 */
export function compileService(
  plan: Plan,
  service: Service,
  indexOf: ReadonlyMap<string, number>,
): ServiceSpec {
  const workload = plan.scenario.workload.get(service.name);
  const playbooks = playbooksOf(plan);
  // A service that several changes deploy is as the first of them left it.
  const changing =
    playbooks.find(({ change }) => change.deploys.has(service.name)) ?? plan.playbook;
  const move = changing.change.deploys.get(service.name);
  const only = service.versions.size === 1 ? [...service.versions.keys()][0] : undefined;
  const toVersion = move?.to ?? only ?? UNNAMED;
  const fromVersion = move?.from ?? toVersion;
  const names = versionNames(plan, service, [fromVersion, toVersion]);
  return {
    kind: 'service',
    name: service.name,
    service,
    fromVersion,
    toVersion,
    versions: names.map((name) =>
      compileVersion(plan, changing, service, name, [fromVersion, toVersion]),
    ),
    calls: service.dependsOn.flatMap((dependency) => compileCall(dependency, indexOf)),
    entryPerS: workload?.trafficPerS ?? service.trafficPerS,
    diurnal: workload?.shape === 'diurnal',
  };
}

function versionNames(plan: Plan, service: Service, ends: readonly string[]): string[] {
  const names = new Set(ends);
  for (const { action } of playbooksOf(plan).flatMap(({ steps }) => steps)) {
    if (action.kind === 'deploy' && action.service === service.name) names.add(action.version);
    if (action.kind !== 'traffic' && action.kind !== 'dns') continue;
    if (action.service === service.name && service.versions.has(action.to)) names.add(action.to);
  }
  return [...names];
}

function compileVersion(
  plan: Plan,
  changing: Playbook,
  service: Service,
  name: string,
  [fromVersion, toVersion]: readonly [string, string],
): VersionSpec {
  const changed = fromVersion !== toVersion;
  const share = !changed || changing.scope.traffic >= 1 ? 1 : changing.scope.traffic;
  const isNew = name === toVersion;
  const steps = playbooksOf(plan).flatMap((playbook) => playbook.steps);
  const version = service.versions.get(name);
  return {
    name,
    requires: version === undefined ? [] : requirements(plan, version),
    share: isNew ? share : name === fromVersion ? 1 - share : 0,
    running: isNew || (name === fromVersion && (share < 1 || keepsOld(changing))),
    shiftedByStep: steps.some(
      ({ action }) =>
        (action.kind === 'traffic' || action.kind === 'dns') &&
        action.service === service.name &&
        action.to === name,
    ),
  };
}

function keepsOld({ change: { strategy } }: Playbook): boolean {
  return strategy === 'blue-green' || strategy === 'canary' || strategy === 'feature-flag';
}

function compileCall(dependency: Dependency, indexOf: ReadonlyMap<string, number>): CallSpec[] {
  const node = indexOf.get(dependency.on);
  if (node === undefined) return [];
  const { retries, callsPerRequest } = dependency;
  return [
    {
      node,
      hard: dependency.need === 'hard',
      timeoutUs: dependency.timeoutUs ?? Infinity,
      retries,
      perRequest: callsPerRequest,
    },
  ];
}

function requirements(plan: Plan, version: Version): Requirement[] {
  const { system } = plan;
  return [...version.worksWith].flatMap(([name, range]): Requirement[] => {
    const infrastructure = system.infrastructure.get(name);
    const accepts = new Set(
      versionsMet(plan, name).filter((candidate) => satisfies(candidate, range)),
    );
    if (system.stores.has(name)) return [{ on: 'store', name, accepts }];
    if (system.services.has(name)) return [{ on: 'service', name, accepts }];
    return infrastructure?.shared === true ? [{ on: 'config', name, accepts }] : [];
  });
}

/** Every version of `name` that a run of this plan can meet. */
function versionsMet(plan: Plan, name: string): string[] {
  const { system } = plan;
  const playbooks = playbooksOf(plan);
  const steps = playbooks.flatMap((playbook) => playbook.steps);
  const met = new Set<string>();
  const changes = playbooks.flatMap(({ change }) => [
    change.deploys,
    change.migrates,
    change.configures,
  ]);
  for (const moves of changes) {
    const move = moves.get(name);
    if (move !== undefined) met.add(move.from).add(move.to);
  }
  for (const version of system.services.get(name)?.versions.keys() ?? []) met.add(version);
  const current = system.stores.get(name)?.schema ?? system.infrastructure.get(name)?.version;
  if (current !== undefined) met.add(current);
  for (const { action } of steps) {
    if (action.kind === 'migrate' && action.store === name) met.add(action.to);
    if (action.kind === 'deploy' && action.service === name) met.add(action.version);
    if (action.kind === 'configure' && action.config === name) met.add(action.to);
    if (action.kind === 'apply' && action.infrastructure === name) met.add(action.to ?? '');
  }
  return [...met];
}
