import { normalCdf } from '../model/normal.ts';
import type { Requirement } from './compile/specs.ts';
import type { CallState, NodeState, ServiceState, StoreState, VersionState } from './node-state.ts';
import type { World } from './state.ts';

/**
 * The fluid model of traffic. Each request of a service calls each of its dependencies c times on average, as
 * `calls` says, and each call is repeated after a failure as often as its retries allow: with failing share f that
 * is 1 + f + … + f^r attempts, of which all fail with probability g = f^(r+1). A request meets such a failed call
 * with probability c·g for c up to 1, and 1 − (1 − g)^c beyond. Hard dependencies that fail make the caller fail;
 * soft ones only cost time. A call fails too when its answer takes longer than its timeout; the latency of the
 * callee is taken as lognormal through its 50th and 95th percentile. A latency percentile is the sum of
 * the service's own and c times those of its dependencies, each capped by its timeout: calls are made one after the
 * other, and one that only some requests make counts by its share of them. For the 95th that is an upper bound
 * from c = 1 on. Where as many requests as the percentile is about meet a callee that does not answer, they wait for
 * one timeout. An answer that is wrong and says that all went well fails a hard caller, and no retry helps.
 */

/** What a caller without a timeout waits for an answer that never comes: 30 s. */
const PATIENCE_US = 30_000_000;
const ROUNDS = 30;
const SETTLED = 1e-9;
/** Longest queue: latency grows to at most this multiple. */
const SLOWEST = 20;
/** Utilisation assumed of whatever declares no capacity: it has twice what it needs. */
const USUAL_UTILISATION = 0.5;
const Z95 = 1.6448536269514722;

/**
 * Recomputes failing share, latency, rate and utilisation of every node from its faults, versions, routing
 * and dependencies. Rates depend on failures through retries and failures on rates through overload, so
 * both are repeated in a fixed order until they settle, at most 30 times; cycles of calls end that way too,
 * their latency counted once around. It starts from the state before: an overload that its own retries keep
 * up stays after its cause is gone, as it does in real systems.
 */
export function recompute(world: World): void {
  if (!world.specs.ratesMatter) {
    computeFailures(world);
    computeRates(world);
    return;
  }
  for (let round = 0; round < ROUNDS; round++) {
    computeRates(world);
    if (computeFailures(world) < SETTLED) return;
  }
}

/** Works out which share of the traffic each version serves now, DNS answers on their way included. */
export function blendVersions(service: ServiceState): void {
  const { oldWeight } = service;
  for (const version of service.versions) {
    version.served =
      oldWeight > 0
        ? version.oldShare * oldWeight + version.share * (1 - oldWeight)
        : version.share;
  }
}

/** Largest change of any failing share. */
function computeFailures(world: World): number {
  let moved = 0;
  for (const node of world.nodes) node.p50Us = node.p95Us = 0;
  for (const node of world.calleesFirst) {
    const before = node.fail;
    computeNode(world, node);
    moved = Math.max(moved, Math.abs(node.fail - before));
  }
  return moved;
}

function computeNode(world: World, node: NodeState): void {
  switch (node.kind) {
    case 'service':
      computeService(world, node);
      return;
    case 'store':
      computeLeaf(node, node.full ? writeShare(world, node) : 0, STORE_P50_US, STORE_P95_US);
      if (node.restoring) node.fail = 1;
      else node.fail = join(node.fail, node.corruptReads);
      return;
    case 'external': {
      const { availability, latency } = node.spec.external;
      const excess = node.ratePerS > node.limitPerS ? 1 - node.limitPerS / node.ratePerS : 0;
      computeLeaf(node, join(1 - availability, excess), latency.p50Us, latency.p95Us);
    }
  }
}

/** A store's own latency is not declared; it is taken to be part of its callers' own work. */
const STORE_P50_US = 0;
const STORE_P95_US = 0;

/** Share of the requests to a store that write, by what it gets undisturbed. */
function writeShare(world: World, { index, spec }: StoreState): number {
  const usualPerS = world.baseline.ratePerS[index] ?? 0;
  return usualPerS > 0 ? Math.min(1, spec.store.writesPerS / usualPerS) : 1;
}

function computeLeaf(node: NodeState, fail: number, p50Us: number, p95Us: number): void {
  const { disturbance } = node;
  const load = USUAL_UTILISATION / Math.max(node.capacityLeft, 1 / OVERFULL);
  const overload = load > 1 ? 1 - 1 / load : 0;
  node.hang = join(disturbance.hang, stuck(node));
  node.fail = join(join(join(fail, overload), disturbance.fail), node.hang);
  node.wrong = disturbance.wrong;
  node.p50Us = p50Us + disturbance.addsP50Us;
  node.p95Us = p95Us + disturbance.addsP95Us;
  node.utilisation = load;
}

/** Share of the requests that do not get through to `node`. */
function stuck({ passesPerS, ratePerS }: NodeState): number {
  return ratePerS > passesPerS ? 1 - passesPerS / ratePerS : 0;
}

function computeService(world: World, service: ServiceState): void {
  const zoneShare = zoneFailure(world, service);
  const load = utilisation(world, service, zoneShare);
  service.utilisation = load;
  const overload = load > 1 ? 1 - 1 / load : 0;
  const own = ownFailure(world, service);
  const { disturbance } = service;
  const unreached = stuck(service);
  service.hang = join(join(disturbance.hang, unreached), servedShare(service, 'hang'));
  service.wrong = join(disturbance.wrong, servedShare(service, 'wrong'));
  let fine = (1 - own) * (1 - overload) * (1 - zoneShare) * (1 - unreached);
  const slow = slowness(world, service, load);
  const { latency } = service.spec.service;
  service.p50Us =
    latency.p50Us * slow + disturbance.addsP50Us + addedLatency(service, 'addsP50Us', 0.5);
  service.p95Us =
    latency.p95Us * slow + disturbance.addsP95Us + addedLatency(service, 'addsP95Us', 0.05);
  for (const call of service.calls) fine *= 1 - computeCall(service, call);
  service.fail = clampShare(1 - fine);
}

/** Adds the time of `call` to `service`; returns the share of requests it makes fail. */
function computeCall(service: ServiceState, call: CallState): number {
  const failing = callFailure(call);
  const attempts = callAttempts(failing, call.retries);
  call.attempts = attempts;
  const limit = Math.min(call.timeoutUs, PATIENCE_US);
  const { to, perRequest, disturbance } = call;
  const hang = meets(perRequest, join(to.hang, disturbance.hang));
  const p50Us = perRequest * Math.min(to.p50Us + disturbance.addsP50Us, call.timeoutUs);
  const p95Us = perRequest * Math.min(to.p95Us + disturbance.addsP95Us, call.timeoutUs);
  service.p50Us += attempts * (hang > 0.5 ? limit : p50Us);
  service.p95Us += attempts * (hang > 0.05 ? limit : p95Us);
  if (!call.hard || (failing === 0 && to.wrong === 0)) return 0;
  let all = failing;
  for (let retry = 0; retry < call.retries; retry++) all *= failing;
  // An answer that says that all went well is not asked for again.
  return meets(perRequest, join(all, to.wrong));
}

/** Share of requests of which at least one of `perRequest` calls is one of the `share` of calls. */
function meets(perRequest: number, share: number): number {
  if (perRequest <= 1) return perRequest * share;
  return share >= 1 ? 1 : 1 - Math.exp(perRequest * Math.log(1 - share));
}

/** Share of single calls that fail: the callee's failures, and answers later than the timeout. */
function callFailure(call: CallState): number {
  const { to, timeoutUs, disturbance } = call;
  const failing = join(to.fail, join(disturbance.fail, disturbance.hang));
  if (timeoutUs === Infinity) return failing;
  const p50Us = to.p50Us + disturbance.addsP50Us;
  const p95Us = to.p95Us + disturbance.addsP95Us;
  if (call.lateP50Us !== p50Us || call.lateP95Us !== p95Us) {
    call.lateP50Us = p50Us;
    call.lateP95Us = p95Us;
    call.late = lateShare(p50Us, p95Us, timeoutUs);
  }
  return join(failing, call.late);
}

/** Attempts of one call, 1 to retries + 1, when each fails with probability `failing`. */
function callAttempts(failing: number, retries: number): number {
  let attempts = 1;
  let chance = 1;
  for (let retry = 0; retry < retries; retry++) {
    chance *= failing;
    attempts += chance;
  }
  return attempts;
}

function lateShare(p50Us: number, p95Us: number, timeoutUs: number): number {
  if (p50Us <= 0) return 0;
  const spread = p95Us > p50Us ? Math.log(p95Us / p50Us) / Z95 : 0;
  if (spread === 0) return p50Us > timeoutUs ? 1 : 0;
  const z = Math.log(timeoutUs / p50Us) / spread;
  return z > 8 ? 0 : 1 - normalCdf(z);
}

function ownFailure(world: World, service: ServiceState): number {
  let failing = 0;
  for (const version of service.versions) {
    if (version.served > 0) failing += version.served * versionFailure(world, version);
  }
  const { fail, hang } = service.disturbance;
  return join(join(fail, hang), clampShare(failing));
}

/** Share of the requests to a version that fail for what is wrong with itself, 0 to 1. */
export function versionFailure(world: World, version: VersionState): number {
  if (!version.running) return 1;
  const { disturbance, broken } = version;
  let fine = (1 - disturbance.fail) * (1 - disturbance.hang) * (1 - broken);
  for (const requirement of version.requires) fine *= 1 - clash(world, requirement);
  return 1 - fine;
}

/** Share of requests that meet a version outside what `requirement` accepts. */
function clash(world: World, requirement: Requirement): number {
  if (requirement.on === 'config') {
    const config = world.configs.get(requirement.name);
    return config === undefined || requirement.accepts.has(config.version) ? 0 : 1;
  }
  const node = world.nodeByName.get(requirement.name);
  if (node?.kind === 'store') return requirement.accepts.has(node.schema) ? 0 : 1;
  if (node?.kind !== 'service') return 0;
  let share = 0;
  for (const version of node.versions) {
    const known = version.name !== '' && version.served > 0;
    if (known && !requirement.accepts.has(version.name)) share += version.served;
  }
  return clampShare(share);
}

/** Share of the traffic that is sent to zones that are down. */
function zoneFailure(world: World, service: ServiceState): number {
  if (world.zonesDown.length === 0) return 0;
  const { zones } = service.spec.service;
  const evenly =
    zones.filter((zone) => world.zonesDown.includes(zone)).length / (zones.length || 1);
  if (service.onlyZone === undefined) return evenly;
  const moved = world.zonesDown.includes(service.onlyZone) ? 1 : 0;
  return service.oldWeight * evenly + (1 - service.oldWeight) * moved;
}

/** Share of the instances that are up. */
function zonesUp(world: World, service: ServiceState): number {
  const { zones } = service.spec.service;
  if (zones.length === 0 || (world.zonesDown.length === 0 && service.onlyZone === undefined)) {
    return 1;
  }
  const up = zones.filter((zone) => !world.zonesDown.includes(zone));
  const used = service.onlyZone !== undefined && service.oldWeight < 0.5 ? 1 : up.length;
  return Math.min(used, up.length) / zones.length;
}

function utilisation(world: World, service: ServiceState, zoneShare: number): number {
  const { capacityPerS, replicas } = service.spec.service;
  const up = service.capacityLeft * zonesUp(world, service);
  const left = up * service.replicas;
  const wanted =
    capacityPerS === undefined
      ? USUAL_UTILISATION * replicas
      : (service.ratePerS * (1 - zoneShare)) / capacityPerS;
  if (!(wanted > 0)) return 0;
  return left <= 0 ? OVERFULL : Math.min(OVERFULL, wanted / left);
}

/** Utilisation of a service that nothing is left of. */
const OVERFULL = 1e6;

/** How much longer than usual own work takes: queueing makes it grow as 1/(1 − utilisation). */
function slowness(world: World, service: ServiceState, load: number): number {
  if (load >= 1) return SLOWEST;
  const usual = Math.min(0.95, world.baseline.utilisation[service.index] ?? 0);
  return Math.min(SLOWEST, Math.max(1, (1 - usual) / (1 - load)));
}

/** The added latency that more than `share` of the requests meet or exceed. */
function addedLatency(
  { versions }: ServiceState,
  percentile: 'addsP50Us' | 'addsP95Us',
  share: number,
): number {
  let added = 0;
  for (const { disturbance, served } of versions) {
    const addsUs = disturbance[percentile];
    if (addsUs <= added || served === 0) continue;
    let reach = 0;
    for (const other of versions) {
      if (other.disturbance[percentile] >= addsUs) reach += other.served;
    }
    if (reach > share) added = addsUs;
  }
  return added;
}

/** Share of the requests that meet what faults do to single versions. */
function servedShare({ versions }: ServiceState, what: 'hang' | 'wrong'): number {
  let sum = 0;
  for (const version of versions) sum += version.served * version.disturbance[what];
  return clampShare(sum);
}

/** The share of requests that those who make them get nothing from: failed, or answered wrongly. */
export function harmedShare({ fail, wrong }: NodeState): number {
  return join(fail, wrong);
}

/** The 95th percentile that callers from outside see: without an answer they wait 30 s. */
export function seenP95Us(node: NodeState): number {
  return node.hang > 0.05 ? PATIENCE_US : node.p95Us;
}

/** The median that callers from outside see. */
export function seenP50Us(node: NodeState): number {
  return node.hang > 0.5 ? PATIENCE_US : node.p50Us;
}

function computeRates(world: World): void {
  for (const node of world.nodes) node.ratePerS = node.kind === 'service' ? node.entryPerS : 0;
  for (let index = world.calleesFirst.length - 1; index >= 0; index--) {
    const node = world.calleesFirst[index];
    if (node?.kind !== 'service') continue;
    for (const call of node.calls) {
      call.to.ratePerS += node.ratePerS * call.perRequest * call.attempts;
    }
  }
}

/** The failing share when each of two independent causes alone would fail `a` and `b`. */
function join(a: number, b: number): number {
  return a === 0 ? b : b === 0 ? a : 1 - (1 - a) * (1 - b);
}

function clampShare(share: number): number {
  return share < 1e-15 ? 0 : Math.min(1, share);
}
