import type { Action } from '../../model/playbook.ts';
import type { FaultEffect, Target } from '../../model/scenario.ts';
import { effectsOf, findFault } from '../faults/find-faults.ts';
import type { ServiceState, VersionState } from '../node-state.ts';
import type { World } from '../state.ts';
import { ENGINE, tell } from '../tell.ts';

type Deploy = Extract<Action, { kind: 'deploy' }>;
type Supply = 'artifact_missing' | 'artifact_corrupt' | 'wrong_digest' | 'manifest_mismatch';
type SupplyFault = Extract<FaultEffect, { kind: Supply }>;

/**
 * Makes instances run a version; returns why that failed. The instances are those of the new version (of
 * every other version, where the change does not deploy this service), in the zones named or in all, and
 * their traffic moves with them, unless a traffic or DNS step of the playbook that moves traffic to this version
 * is still to come: then the version is made ready beside the others and that step moves the traffic. `part`, above 0 to 1, is
 * how much of that is done.
 */
export function deploy(world: World, action: Deploy, part = 1): string | undefined {
  const service = world.nodeByName.get(action.service);
  const version =
    service?.kind === 'service'
      ? service.versions.find(({ name }) => name === action.version)
      : undefined;
  const failure = pullFailure(world, action);
  if (failure !== undefined) return failure;
  if (service?.kind !== 'service' || version === undefined) return 'no such version';
  const corrupt = struckBy(world, 'artifact_corrupt', action) !== undefined;
  const digest = service.spec.service.versions.get(version.name)?.artifact?.digest;
  if (corrupt && digest !== undefined) return 'artifact differs from its digest';
  startInstances(world, service, version, corrupt);
  if (!version.shiftedByStep || !shiftIsToCome(world, action)) {
    replace(service, version, action, part);
  }
  tell(world, 'version.deployed', ENGINE, service.name, { version: version.name });
  return undefined;
}

/** What runs from now on is what the supply chain delivers, under the name of `version`. */
function startInstances(
  world: World,
  service: ServiceState,
  version: VersionState,
  corrupt: boolean,
): void {
  const action = { service: service.name, version: version.name };
  const { toVersion, versions } = service.spec;
  const mismatch = struckBy(world, 'manifest_mismatch', action);
  version.runsAs = struckBy(world, 'wrong_digest', action) === undefined ? version.name : toVersion;
  version.requires = versions.find(({ name }) => name === version.runsAs)?.requires ?? [];
  version.broken = corrupt ? 1 : (mismatch?.share ?? 0);
  version.startedUs = world.nowUs;
  version.running = true;
  world.faultsChanged = true;
}

function pullFailure(world: World, action: Deploy): string | undefined {
  if (findFault(world, 'registry_unreachable', () => true) !== undefined) {
    return 'registry unreachable';
  }
  const missing = struckBy(world, 'artifact_missing', action);
  return missing === undefined ? undefined : 'artifact missing';
}

/** The fault of `kind` on what a step deploys. */
function struckBy<K extends Supply>(
  world: World,
  kind: K,
  { service, version }: Pick<Deploy, 'service' | 'version'>,
): Extract<SupplyFault, { kind: K }> | undefined {
  const fits = ({ name, version: only }: Target): boolean =>
    name === service && (only === undefined || only === version);
  const effects: readonly SupplyFault[] = effectsOf(world, kind);
  return effects.find(({ target }) => fits(target)) as
    Extract<SupplyFault, { kind: K }> | undefined;
}

function shiftIsToCome(world: World, { service, version }: Deploy): boolean {
  const steps = world.rollbacks.flatMap((rollback) => rollback.steps);
  return steps.some(({ status, spec: { step } }) => {
    const { action } = step;
    const shifts = action.kind === 'traffic' || action.kind === 'dns';
    return shifts && action.service === service && action.to === version && status !== 'over';
  });
}

function replace(
  service: ServiceState,
  version: VersionState,
  { zones }: Deploy,
  part: number,
): void {
  const all = service.spec.service.zones;
  const inPlace = all.filter((zone) => zones.includes(zone)).length;
  const share = part * (zones.length === 0 || all.length === 0 ? 1 : inPlace / all.length);
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
