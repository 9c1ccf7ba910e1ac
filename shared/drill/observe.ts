import { followCorruption } from './corruption.ts';
import { blendVersions, harmedShare, recompute, seenP95Us } from './data-plane.ts';
import { applyFaults } from './faults/apply-faults.ts';
import { describeFault } from './faults/describe-fault.ts';
import { followNewValues } from './new-values.ts';
import type { ServiceState } from './node-state.ts';
import type { World } from './state.ts';
import { readPlant } from './plant.ts';
import { noteWhetherUp } from './stores.ts';
import { ENGINE, mention, tell } from './tell.ts';
import { watchWellness } from './wellness.ts';

/** Changes of a failing share below this, and relative ones of latency or rate below 5%, are not told. */
const MATERIAL_SHARE = 0.005;
const MATERIAL_RATIO = 0.05;

/** Works out what a change just made means for every service; call it after each change, at the same time. */
export function stateChanged(world: World): void {
  if (world.ended) return;
  integrate(world);
  if (world.changedUs !== world.nowUs) keepShown(world);
  if (world.faultsChanged) {
    applyFaults(world);
    world.faultsChanged = false;
  }
  for (const service of world.services) blendVersions(service);
  for (const store of world.stores) noteWhetherUp(world, store);
  followCorruption(world);
  if (world.plant === undefined) recompute(world);
  else {
    world.plant.actuate(world);
    readPlant(world, world.plant);
  }
  followNewValues(world);
  for (const service of world.services) noteService(world, service);
  watchWellness(world);
}

function keepShown(world: World): void {
  world.changedUs = world.nowUs;
  for (const node of world.nodes) {
    const { fail, hang, p50Us, p95Us, utilisation } = node;
    node.was = { fail, hang, p50Us, p95Us, utilisation };
  }
}

/** Adds up requests and failures since the last change. */
export function integrate(world: World): void {
  const elapsedS = (world.nowUs - world.integratedUs) / 1e6;
  world.integratedUs = world.nowUs;
  // What is really there counts for itself.
  if (elapsedS <= 0 || world.plant !== undefined) return;
  for (const node of world.nodes) {
    const requests = node.ratePerS * elapsedS;
    node.requests += requests;
    node.failed += requests * node.fail;
  }
  if (world.onsetUs === undefined) return;
  for (const service of world.services) {
    world.failedRequests += service.entryPerS * elapsedS * harmedShare(service);
  }
}

function noteService(world: World, service: ServiceState): void {
  const latencyUs = seenP95Us(service);
  const harmed = harmedShare(service);
  const degraded = harmed > service.errorBound || latencyUs > service.latencyBoundUs;
  if (degraded !== service.degraded) {
    service.degraded = degraded;
    if (degraded) noteDegraded(world, service, latencyUs);
    else mention(world, 'service.restored', ENGINE, service.name, shown(service, latencyUs));
  }
  if (world.emit !== undefined) noteState(world, service, latencyUs);
}

function noteDegraded(world: World, service: ServiceState, latencyUs: number): void {
  mention(world, 'service.degraded', ENGINE, service.name, shown(service, latencyUs));
  if (world.onsetUs !== undefined) return;
  world.onsetUs = world.nowUs;
  tell(world, 'onset', ENGINE, service.name, { cause: causeOf(world) });
  for (const rollback of world.rollbacks) {
    for (const { message, afterUs } of rollback.spec.elapsed) {
      world.calendar.schedule(world.nowUs + afterUs, { kind: 'elapsed', rollback, message });
    }
  }
}

function causeOf(world: World): string {
  const fault = world.faults.at(-1);
  if (fault !== undefined) return describeFault(fault.effect);
  return world.rollbacks.some(({ execution }) => execution.started)
    ? 'the rollback itself'
    : 'the change itself';
}

function shown(service: ServiceState, latencyUs: number): { errorRate: number; latencyUs: number } {
  return { errorRate: harmedShare(service), latencyUs: Math.round(latencyUs) };
}

function noteState(world: World, service: ServiceState, latencyUs: number): void {
  const harmed = harmedShare(service);
  const same =
    Math.abs(harmed - service.toldFail) < MATERIAL_SHARE &&
    isNear(latencyUs, service.toldUs) &&
    isNear(service.ratePerS, service.toldPerS) &&
    harmed > service.errorBound === service.toldFail > service.errorBound;
  if (same) return;
  service.toldFail = harmed;
  service.toldUs = latencyUs;
  service.toldPerS = service.ratePerS;
  mention(world, 'service.state', ENGINE, service.name, {
    ...shown(service, latencyUs),
    trafficPerS: service.ratePerS,
  });
}

function isNear(value: number, told: number): boolean {
  return Math.abs(value - told) <= MATERIAL_RATIO * Math.abs(told);
}
