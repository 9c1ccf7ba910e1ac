import type { FaultEffect, FaultKind, Target } from '../../model/scenario.ts';
import type { Disturbance, NodeState, ServiceState } from '../node-state.ts';
import type { ActiveFault, World } from '../state.ts';
import { capacityLeft, crashedShare, lostNames, slowAtStart } from './changing-faults.ts';
import { retransmissionUs } from './retransmission.ts';

/** Works out anew what the active faults do to every node; call it when a fault or a switch has changed. */
export function applyFaults(world: World): void {
  world.zonesDown.length = 0;
  for (const node of world.nodes) clear(node);
  for (const fault of world.faults) if (!fault.evaded) apply(world, fault);
}

function clear(node: NodeState): void {
  settle(node.disturbance);
  node.capacityLeft = 1;
  node.passesPerS = Infinity;
  if (node.kind === 'external') node.limitPerS = node.spec.external.rateLimitPerS ?? Infinity;
  if (node.kind === 'store') node.full = false;
  if (node.kind !== 'service') return;
  for (const { disturbance } of node.versions) settle(disturbance);
  for (const { disturbance } of node.calls) settle(disturbance);
}

function settle(disturbance: Disturbance): void {
  disturbance.fail = disturbance.hang = disturbance.wrong = 0;
  disturbance.addsP50Us = disturbance.addsP95Us = 0;
}

type Effects = {
  readonly [K in FaultKind]?: (
    world: World,
    effect: Extract<FaultEffect, { kind: K }>,
    fault: ActiveFault,
  ) => void;
};

/** Most data, supply, people, runner and metrics faults act where they are met instead. */
const effects: Effects = {
  errors: (world, { target, share }) => strike(world, target, { fail: share }),
  latency: (world, { target, addsUs }) =>
    strike(world, target, { addsP50Us: addsUs, addsP95Us: addsUs }),
  jitter: (world, { target, upToUs }) =>
    strike(world, target, { addsP50Us: 0.5 * upToUs, addsP95Us: 0.95 * upToUs }),
  unavailable: (world, { target }) => strike(world, target, { fail: 1 }),
  blackhole: (world, { target }) => strike(world, target, { hang: 1 }),
  bad_response: (world, { target, share }) => strike(world, target, { wrong: share }),
  dns_fails: (world, { target, takesUs }, fault) =>
    strike(world, target, { fail: lostNames(world, fault, takesUs) }),
  crash_loop: (world, { target, everyUs }, fault) =>
    eachVersion(world, target, (_, version) =>
      add(version.disturbance, { fail: crashedShare(world, fault, version, everyUs) }),
    ),
  slow_start: (world, effect, fault) =>
    eachVersion(world, effect.target, ({ spec }, version) => {
      const { p50Us, p95Us } = spec.service.latency;
      const slower = slowAtStart(world, fault, version, effect) - 1;
      add(version.disturbance, { addsP50Us: p50Us * slower, addsP95Us: p95Us * slower });
    }),
  memory_leak: (world, { target, takesUs }, fault) =>
    eachVersion(world, target, (service, version) => {
      const left = capacityLeft(world, fault, version, takesUs);
      service.capacityLeft *= 1 - version.served * (1 - left);
    }),
  partition(world, { target, from }) {
    between(world, from, target.name, { hang: 1 });
    between(world, target.name, from, { hang: 1 });
  },
  loss: (world, effect) =>
    onTheWay(world, effect, {
      addsP50Us: retransmissionUs(effect.share, 0.5),
      addsP95Us: retransmissionUs(effect.share, 0.95),
    }),
  reset: (world, effect) => onTheWay(world, effect, { fail: effect.share }),
  bandwidth: (world, { target, toPerS }) => limitPassage(world, target.name, toPerS),
  capacity: (world, { target, share }) => limitCapacity(world, target.name, share),
  zone_down: (world, { zone }) => void world.zonesDown.push(zone),
  region_down: (world, { region }, { sinceUs }) => stopRegion(world, region, sinceUs),
  disk_full: (world, { store }) => fillDisk(world, store),
  rate_limited: (world, { external, toPerS }) => limitRate(world, external, toPerS),
  contract_changed: (world, { external, share }) =>
    strike(world, { name: external }, { wrong: share }),
  degraded: (world, { external, share, factor }) => degrade(world, external, share, factor),
  secret_rotated: (world, { infrastructure }, { sinceUs }) =>
    failWithOldSecret(world, infrastructure, sinceUs),
};

function apply(world: World, fault: ActiveFault): void {
  const { effect } = fault;
  const act = effects[effect.kind] as
    ((world: World, effect: FaultEffect, fault: ActiveFault) => void) | undefined;
  act?.(world, effect, fault);
}

function limitCapacity(world: World, name: string, share: number): void {
  const node = world.nodeByName.get(name);
  if (node !== undefined) node.capacityLeft *= share;
}

function limitPassage(world: World, name: string, toPerS: number): void {
  const node = world.nodeByName.get(name);
  if (node !== undefined) node.passesPerS = Math.min(node.passesPerS, toPerS);
}

function limitRate(world: World, name: string, toPerS: number): void {
  const node = world.nodeByName.get(name);
  if (node?.kind === 'external') node.limitPerS = Math.min(node.limitPerS, toPerS);
}

/** A store that has been put back since is elsewhere. */
function stopRegion(world: World, region: string, sinceUs: number): void {
  world.zonesDown.push(...(world.specs.plan.system.regions.get(region) ?? []));
  for (const { name, spec, lineages } of world.stores) {
    const isInPlace = (lineages.at(-1)?.sinceUs ?? -Infinity) < sinceUs;
    if (spec.store.region === region && isInPlace) strike(world, { name }, { fail: 1 });
  }
}

function fillDisk(world: World, name: string): void {
  const store = world.nodeByName.get(name);
  if (store?.kind === 'store') store.full = true;
}

function degrade(world: World, name: string, share: number, factor: number): void {
  const external = world.nodeByName.get(name);
  if (external?.kind !== 'external') return;
  const { p50Us, p95Us } = external.spec.external.latency;
  add(external.disturbance, {
    fail: share,
    addsP50Us: p50Us * (factor - 1),
    addsP95Us: p95Us * (factor - 1),
  });
}

/** Versions that were deployed since and name the secret have an old copy. */
function failWithOldSecret(world: World, secret: string, sinceUs: number): void {
  for (const { versions, spec } of world.services) {
    for (const { name, startedUs, disturbance } of versions) {
      const names = spec.service.versions.get(name)?.worksWith.has(secret) === true;
      if (names && startedUs >= sinceUs) add(disturbance, { fail: 1 });
    }
  }
}

/** Strikes a whole node, or the one version of a service that `target` names. */
function strike(world: World, target: Target, more: Partial<Disturbance>): void {
  const node = world.nodeByName.get(target.name);
  if (node === undefined) return;
  if (target.version === undefined || node.kind !== 'service') add(node.disturbance, more);
  else eachVersion(world, target, (_, { disturbance }) => add(disturbance, more));
}

/** Every version of a service, or the ones that run the code of the one that `target` names. */
function eachVersion(
  world: World,
  target: Target,
  visit: (service: ServiceState, version: ServiceState['versions'][number]) => void,
): void {
  const service = world.nodeByName.get(target.name);
  if (service?.kind !== 'service') return;
  for (const version of service.versions) {
    if (target.version !== undefined) {
      if (version.runsAs !== target.version) continue;
      if (service.newOff && version.runsAs === service.spec.toVersion) continue;
    }
    visit(service, version);
  }
}

/** The calls of one service, where the fault names it; otherwise all that comes to the target. */
function onTheWay(
  world: World,
  { target, from }: { readonly target: Target; readonly from?: string },
  more: Partial<Disturbance>,
): void {
  if (from === undefined) strike(world, target, more);
  else between(world, from, target.name, more);
}

function between(world: World, from: string, to: string, more: Partial<Disturbance>): void {
  const caller = world.nodeByName.get(from);
  if (caller?.kind !== 'service') return;
  for (const call of caller.calls) if (call.to.name === to) add(call.disturbance, more);
}

function add(at: Disturbance, more: Partial<Disturbance>): void {
  at.fail = either(at.fail, more.fail);
  at.hang = either(at.hang, more.hang);
  at.wrong = either(at.wrong, more.wrong);
  at.addsP50Us += more.addsP50Us ?? 0;
  at.addsP95Us += more.addsP95Us ?? 0;
}

function either(one: number, other = 0): number {
  return 1 - (1 - one) * (1 - other);
}
