import { effectsOf, findFault } from './faults/find-faults.ts';
import { hashKey, uniform } from '../model/random.ts';
import type { StoreState } from './node-state.ts';
import type { World } from './state.ts';

const BACKUP_KEY = hashKey('backup');
const MINUTE_US = 60_000_000;

/**
 * The drill time at which the newest backup began that can be restored now and that began at or before
 * `limitUs`; absent when there is none. A backup holds the state of its start, and is usable from its
 * completion for as long as it is kept; `backup_missing` takes away the newest of those completed, `backup_stale` those
 * that began too late, `region_down` all that are kept there: with the store, where nothing else is written.
 */
export function newestBackupUs(
  world: World,
  store: StoreState,
  limitUs: number,
): number | undefined {
  const { backups } = store.spec.store;
  const { backupStarts } = store.spec;
  if (backups === undefined) return undefined;
  const { region = store.spec.store.region } = backups;
  if (findFault(world, 'region_down', (down) => down.region === region) !== undefined) {
    return undefined;
  }
  let missing = missingBackups(world, store);
  const newestUs = newestMadeUs(world, store);
  for (let index = backupStarts.length - 1; index >= 0; index--) {
    const instantUs = backupStarts[index] ?? 0;
    const startUs = instantUs - world.startsUs;
    if (startUs > Math.min(world.nowUs, newestUs) || !isComplete(world, store, startUs, instantUs))
      continue;
    if (missing > 0) missing--;
    else if (backups.keepUs !== undefined && startUs + backups.keepUs < world.nowUs)
      return undefined;
    else if (startUs <= limitUs) return startUs;
  }
  return undefined;
}

function missingBackups(world: World, store: StoreState): number {
  let count = 0;
  for (const effect of effectsOf(world, 'backup_missing')) {
    if (effect.store === store.name) count += effect.count;
  }
  return count;
}

/** When the last backup was made before they stopped unnoticed; `Infinity` while they go on. */
function newestMadeUs(world: World, { name }: StoreState): number {
  let newestUs = Infinity;
  for (const { effect, sinceUs } of world.faults) {
    if (effect.kind !== 'backup_stale' || effect.store !== name) continue;
    newestUs = Math.min(newestUs, sinceUs - effect.ageUs);
  }
  return newestUs;
}

function isComplete(world: World, store: StoreState, startUs: number, instantUs: number): boolean {
  const { backupTakes, key } = store.spec;
  if (backupTakes === undefined) return true;
  const minute = Math.floor(instantUs / MINUTE_US);
  return startUs + backupTakes(uniform(world.seed, key, BACKUP_KEY, minute, 0)) <= world.nowUs;
}
