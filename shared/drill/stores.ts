import type { Interval, Spoiling, StoreState } from './node-state.ts';
import type { World } from './state.ts';

/**
 * What a store holds, as intervals of drill time whose writes survive. Writes arrive at the declared rate for
 * as long as the store is up and no restore is running; before the drill it always was. Every restore
 * starts a new history: what the old one held up to the restored point, then everything from now on.
 */

/** Acknowledged writes between two moments, by rate and time up; not rounded. */
export function writesBetween(store: StoreState, fromUs: number, toUs: number): number {
  if (toUs <= fromUs) return 0;
  let upUs = toUs - fromUs;
  for (const down of store.downs) upUs -= overlap(down, fromUs, toUs);
  return (upUs / 1e6) * store.spec.store.writesPerS;
}

function overlap(spoiling: Spoiling, fromUs: number, toUs: number): number {
  const until = Math.min(toUs, spoiling.toUs ?? Infinity);
  return Math.max(0, until - Math.max(fromUs, spoiling.fromUs));
}

/** Puts the state of `pointUs` in place; returns how many acknowledged writes that gives up. */
export function restoreTo(world: World, store: StoreState, pointUs: number): number {
  const before = lostWrites(store, world.nowUs);
  const kept = lineageAt(store, pointUs).filter(({ fromUs }) => fromUs < pointUs);
  const cut = kept.map(({ fromUs, toUs }) => ({ fromUs, toUs: Math.min(toUs, pointUs) }));
  cut.push({ fromUs: world.nowUs, toUs: Infinity });
  store.lineages.push({ sinceUs: world.nowUs, kept: cut });
  return Math.max(0, Math.round(lostWrites(store, world.nowUs) - before));
}

function lineageAt(store: StoreState, pointUs: number): readonly Interval[] {
  const found = store.lineages.findLast(({ sinceUs }) => sinceUs <= pointUs);
  return found?.kept ?? [];
}

/** What survives in the history now in place. */
export function keptNow(store: StoreState): readonly Interval[] {
  return store.lineages.at(-1)?.kept ?? [];
}

/** Acknowledged writes until `untilUs` that no longer exist, not rounded. */
export function lostWrites(store: StoreState, untilUs: number): number {
  const kept = keptNow(store);
  let lost = 0;
  for (let index = 1; index < kept.length; index++) {
    const gapFrom = kept[index - 1]?.toUs ?? 0;
    lost += writesBetween(store, gapFrom, kept[index]?.fromUs ?? gapFrom);
  }
  return lost + spoiltWrites(store, store.losing, untilUs);
}

/** Wrong records still in the store, not rounded. */
export function corruptWrites(store: StoreState, untilUs: number): number {
  return spoiltWrites(store, store.corrupting, untilUs);
}

/** Acknowledged writes until `untilUs` that one of `spoilings` met and that are still there, not rounded. */
export function spoiltWrites(
  store: StoreState,
  spoilings: readonly Spoiling[],
  untilUs: number,
): number {
  let spoilt = 0;
  for (const spoiling of spoilings) {
    const end = Math.min(untilUs, spoiling.toUs ?? Infinity);
    for (const { fromUs, toUs } of keptNow(store)) {
      const writes = writesBetween(store, Math.max(fromUs, spoiling.fromUs), Math.min(toUs, end));
      spoilt += writes * spoiling.share;
    }
  }
  return spoilt;
}

/**
 * Recovery point actual: time of the last write before `onsetUs` less the time of the newest write before it
 * that survives, at least 0. Times in which the store took no writes move both back to where it last did;
 * so does a time in which no write at all was kept.
 */
export function recoveryPointUs(store: StoreState, onsetUs: number): number {
  if (store.spec.store.writesPerS <= 0) return 0;
  let newest = -Infinity;
  for (const { fromUs, toUs } of keptNow(store)) {
    if (fromUs < onsetUs) newest = Math.max(newest, Math.min(toUs, onsetUs));
  }
  for (const { fromUs, toUs = Infinity, share } of store.losing) {
    if (share >= 1 && fromUs < newest && newest <= toUs) newest = fromUs;
  }
  return Math.max(0, lastWrite(store, onsetUs) - lastWrite(store, newest));
}

/** The time of the last write at or before `atUs`. */
export function lastWrite(store: StoreState, atUs: number): number {
  let last = atUs;
  for (const down of store.downs.toReversed()) {
    if (down.fromUs < last && last <= (down.toUs ?? Infinity)) last = down.fromUs;
  }
  return last;
}

/** Notes at every change whether the store takes writes. */
export function noteWhetherUp(world: World, store: StoreState): void {
  const last = store.downs.at(-1);
  const isDown = last !== undefined && last.toUs === undefined;
  const shouldBeDown =
    store.restoring || store.full || store.disturbance.fail >= 1 || store.disturbance.hang >= 1;
  if (isDown === shouldBeDown) return;
  if (shouldBeDown) store.downs.push({ fromUs: world.nowUs, share: 1 });
  else if (last !== undefined) last.toUs = world.nowUs;
}
