import { findFault } from '../faults/find-faults.ts';
import type { Decay, ServiceState } from '../node-state.ts';
import type { World } from '../state.ts';
import { NO_HANDLE } from '../calendar.ts';
import { ENGINE, tell } from '../tell.ts';

/** Time between two looks at a DNS change on its way, at least; otherwise a twentieth of the time to live. */
const TICK_US = 1_000_000;
const TICKS = 20;
/** Resolvers that ignore the time to live keep an answer for this multiple of it. */
const STUBBORN = 10;

/**
 * Sends `share` of the traffic of a service to a version, the rest stays spread over the others as it was; or
 * all of it to one zone. Through a DNS entry the clients follow as their cached answers run out: of uniform age,
 * so their number falls in a straight line over one time to live, but for those that ignore it, who follow
 * after ten. A destination that is neither a version nor a zone stands for the version before the change.
 */
export function shiftTraffic(
  world: World,
  name: string,
  to: string,
  share: number,
  via: string | undefined,
): undefined {
  const service = world.nodeByName.get(name);
  if (service?.kind !== 'service') return;
  remember(service);
  if (service.spec.service.zones.includes(to)) service.onlyZone = to;
  else route(service, to, share);
  follow(world, service, via);
  tell(world, 'traffic.shifted', ENGINE, name, { to, share });
}

/** What clients do now becomes the old answer. */
function remember(service: ServiceState): void {
  for (const version of service.versions) version.oldShare = version.served;
}

function route(service: ServiceState, to: string, share: number): void {
  const { versions, spec } = service;
  const target =
    versions.find(({ name }) => name === to) ??
    versions.find(({ name }) => name === spec.fromVersion);
  if (target === undefined) return;
  let others = 0;
  for (const version of versions) if (version !== target) others += version.share;
  for (const version of versions) {
    if (version === target) version.share = share;
    else if (others > 0) version.share = (version.share / others) * (1 - share);
    else version.share = version.name === spec.toVersion ? 1 - share : 0;
  }
  if (others === 0 && target.name === spec.toVersion) target.share = 1;
}

function follow(world: World, service: ServiceState, via: string | undefined): void {
  const infrastructure =
    via === undefined ? undefined : world.configs.get(via)?.spec.infrastructure;
  if (service.decay !== undefined) world.calendar.cancel(service.decay.tick);
  delete service.decay;
  service.oldWeight = 0;
  const { ttlUs = 0, ignoresTtl = 0, type } = infrastructure ?? {};
  if (via === undefined || type !== 'dns') return;
  const stale = findFault(world, 'dns_stale', (effect) => effect.infrastructure === via);
  if (ttlUs <= 0 && stale === undefined) return;
  const startedUs = stale === undefined ? world.nowUs : Infinity;
  service.decay = { startedUs, ttlUs, ignoresTtl, via, tick: NO_HANDLE };
  if (stale === undefined) followDns(world, service);
  else service.oldWeight = 1;
}

/** Resolvers learn again of what was changed through the DNS entry `via`. */
export function letDnsFollow(world: World, via: string): void {
  for (const service of world.services) {
    const { decay } = service;
    if (decay?.via !== via || decay.startedUs < world.nowUs) continue;
    decay.startedUs = world.nowUs;
    followDns(world, service);
  }
}

/** Share of the traffic of a service that routing sends to a version; 0 when there is no such version. */
export function shareOf(world: World, name: string, to: string): number {
  const service = world.nodeByName.get(name);
  if (service?.kind !== 'service') return 0;
  return service.versions.find((version) => version.name === to)?.share ?? 0;
}

/** Moves a DNS change on; call it at each tick. */
export function followDns(world: World, service: ServiceState): void {
  const { decay } = service;
  if (decay === undefined) return;
  service.oldWeight = oldWeight(world, decay);
  if (service.oldWeight > 0) scheduleTick(world, service, decay);
  else delete service.decay;
}

/** Share of clients that follow the old answer until the next look, on average: that of the middle of the time until then. */
function oldWeight({ nowUs }: World, { startedUs, ttlUs, ignoresTtl }: Decay): number {
  const sinceUs = nowUs - startedUs;
  const leftUs = Math.min(tickUs(ttlUs), ttlUs - sinceUs);
  const waiting = leftUs > 0 ? 1 - (sinceUs + leftUs / 2) / ttlUs : 0;
  const stubborn = sinceUs < STUBBORN * ttlUs ? ignoresTtl : 0;
  return waiting * (1 - ignoresTtl) + stubborn;
}

function tickUs(ttlUs: number): number {
  return Math.max(TICK_US, Math.ceil(ttlUs / TICKS));
}

function scheduleTick(world: World, service: ServiceState, decay: Decay): void {
  const { startedUs, ttlUs } = decay;
  const endUs = startedUs + ttlUs;
  const nextUs =
    world.nowUs < endUs
      ? Math.min(world.nowUs + tickUs(ttlUs), endUs)
      : startedUs + STUBBORN * ttlUs;
  decay.tick = world.calendar.schedule(nextUs, { kind: 'dns', service });
}
