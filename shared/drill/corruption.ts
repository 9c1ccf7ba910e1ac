import { effectsOf } from './faults/find-faults.ts';
import type { Spoiling, StoreState } from './node-state.ts';
import type { ActiveFault, World } from './state.ts';
import { keptNow } from './stores.ts';

/**
 * Opens and closes the times in which faults spoil writes. Wrong writes come from the new version: they
 * stop when no changed service that calls the store serves its new version any more, or its new behaviour is
 * switched off; where no changed service calls the store, only the end of the fault stops them.
 */
export function followCorruption(world: World): void {
  for (const fault of world.faults) {
    const { effect } = fault;
    if (effect.kind !== 'corrupt_writes' && effect.kind !== 'lost_writes') continue;
    const store = world.nodeByName.get(effect.store);
    if (store?.kind !== 'store') continue;
    const list = effect.kind === 'corrupt_writes' ? store.corrupting : store.losing;
    const spreads = effect.kind === 'lost_writes' || newVersionWrites(world, store);
    if (spreads) open(world, fault, list, effect.share);
    else endSpoiling(world, fault);
  }
  for (const store of world.stores) {
    if (store.corrupting.length > 0) store.corruptReads = corruptReads(store);
  }
}

/** Ends what `fault` spoils, if it spoils anything now. */
export function endSpoiling(world: World, fault: ActiveFault): void {
  if (fault.spoiling === undefined) return;
  fault.spoiling.toUs = world.nowUs;
  delete fault.spoiling;
}

function open(world: World, fault: ActiveFault, list: Spoiling[], share: number): void {
  if (fault.spoiling !== undefined) return;
  fault.spoiling = { fromUs: world.nowUs, share };
  list.push(fault.spoiling);
}

function newVersionWrites(world: World, store: StoreState): boolean {
  const { changedWriters } = store.spec;
  if (changedWriters.length === 0) return true;
  return changedWriters.some((name) => {
    const service = world.nodeByName.get(name);
    if (service?.kind !== 'service' || service.newOff) return false;
    const { toVersion } = service.spec;
    return service.versions.some(
      ({ name: version, served }) => version === toVersion && served > 0,
    );
  });
}

/** Share of reads that meet a wrong record: those of every spoiling whose records are still there. */
function corruptReads(store: StoreState): number {
  let fine = 1;
  for (const spoiling of store.corrupting) {
    if (isPresent(store, spoiling)) fine *= 1 - spoiling.share;
  }
  return 1 - fine;
}

function isPresent(store: StoreState, spoiling: Spoiling): boolean {
  const end = spoiling.toUs ?? Infinity;
  return keptNow(store).some(({ fromUs, toUs }) => fromUs < end && toUs > spoiling.fromUs);
}

/** When the oldest wrong record still in the store was written; `Infinity` when there is none. */
export function corruptSinceUs(store: StoreState): number {
  let since = Infinity;
  for (const spoiling of store.corrupting) {
    if (isPresent(store, spoiling)) since = Math.min(since, spoiling.fromUs);
  }
  return since;
}

/** How far replication of `store` is behind on account of faults, in microseconds. */
export function faultLagUs(world: World, store: StoreState): number {
  let lagUs = store.replicaStoppedUs === undefined ? 0 : world.nowUs - store.replicaStoppedUs;
  for (const effect of effectsOf(world, 'replication_lag')) {
    if (effect.store === store.name) lagUs += effect.lagUs;
  }
  return lagUs;
}
