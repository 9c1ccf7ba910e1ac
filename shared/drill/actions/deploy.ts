import type { Action } from '../../model/playbook.ts';
import { findFault } from '../faults/find-faults.ts';
import type { ServiceState, VersionState, World } from '../state.ts';
import { ENGINE, tell } from '../tell.ts';

type Deploy = Extract<Action, { kind: 'deploy' }>;

/**
 * Makes instances run a version; returns why that failed. The instances are those of the new version (of
 * every other version, where the change does not deploy this service), in the zones named or in all, and
 * their traffic moves with them, unless a traffic or DNS step of the playbook that moves traffic to this version
 * is still to come: then the version is made ready beside the others and that step moves the traffic.
 */
export function deploy(world: World, action: Deploy): string | undefined {
  const service = world.nodeByName.get(action.service);
  const version =
    service?.kind === 'service'
      ? service.versions.find(({ name }) => name === action.version)
      : undefined;
  const failure = pullFailure(world, action);
  if (failure !== undefined) return failure;
  if (service?.kind !== 'service' || version === undefined) return 'no such version';
  const corrupt = strikes(world, 'artifact_corrupt', action);
  const digest = service.spec.service.versions.get(version.name)?.artifact?.digest;
  if (corrupt && digest !== undefined) return 'artifact differs from its digest';
  version.corrupt = corrupt;
  world.faultsChanged = true;
  version.running = true;
  if (!version.shiftedByStep || !shiftIsToCome(world, action)) replace(service, version, action);
  tell(world, 'version.deployed', ENGINE, service.name, { version: version.name });
  return undefined;
}

function pullFailure(world: World, action: Deploy): string | undefined {
  if (findFault(world, 'registry_unreachable', () => true) !== undefined) {
    return 'registry unreachable';
  }
  return strikes(world, 'artifact_missing', action) ? 'artifact missing' : undefined;
}

/** Whether a fault of `kind` is on the image that a step deploys. */
function strikes(
  world: World,
  kind: 'artifact_missing' | 'artifact_corrupt',
  { service, version }: Deploy,
): boolean {
  const fault = findFault(
    world,
    kind,
    ({ target }) =>
      target.name === service && (target.version === undefined || target.version === version),
  );
  return fault !== undefined;
}

function shiftIsToCome(world: World, { service, version }: Deploy): boolean {
  return world.steps.some(({ status, spec: { step } }) => {
    const { action } = step;
    const shifts = action.kind === 'traffic' || action.kind === 'dns';
    return shifts && action.service === service && action.to === version && status !== 'over';
  });
}

function replace(service: ServiceState, version: VersionState, { zones }: Deploy): void {
  const all = service.spec.service.zones;
  const inPlace = all.filter((zone) => zones.includes(zone)).length;
  const share = zones.length === 0 || all.length === 0 ? 1 : inPlace / all.length;
  const { fromVersion, toVersion } = service.spec;
  const onlyNew = fromVersion !== toVersion && version.name !== toVersion;
  for (const other of service.versions) {
    if (other === version || (onlyNew && other.name !== toVersion)) continue;
    version.share += other.share * share;
    version.oldShare += other.oldShare * share;
    other.share -= other.share * share;
    other.oldShare -= other.oldShare * share;
    if (share === 1) other.running = false;
  }
}
