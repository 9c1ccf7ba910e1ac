import type { Action } from '../../model/playbook.ts';
import { newestBackupUs } from '../backups.ts';
import type { Quantile, StepSpec } from '../compile/specs.ts';
import { corruptSinceUs, faultLagUs } from '../corruption.ts';
import { effectsOf, evadeFaults, useUp } from '../faults/find-faults.ts';
import { hashKey, uniform } from '../../model/random.ts';
import type { StoreState } from '../node-state.ts';
import type { World } from '../state.ts';
import { lastWrite, restoreTo } from '../stores.ts';
import { ENGINE, tell } from '../tell.ts';

type Restore = Extract<Action, { kind: 'restore' }>;

const LAG_KEY = hashKey('replication lag');

/** How long `action` takes at the share `u`: what it usually takes, times what faults make of it. */
export function restoreTakes(world: World, spec: StepSpec, action: Restore, u: number): number {
  let factor = 1;
  for (const effect of effectsOf(world, 'restore_slow')) {
    if (effect.store === action.store) factor *= effect.factor;
  }
  return Math.round(usualRestore(world, spec, action)(u) * factor);
}

/** How long `action` usually takes: as written at the step, otherwise as its source says. */
export function usualRestore(world: World, spec: StepSpec, action: Restore): Quantile {
  const { store: name, infrastructure } = action;
  const store = name === undefined ? undefined : world.nodeByName.get(name);
  const config = infrastructure === undefined ? undefined : world.configs.get(infrastructure);
  let usual = config?.spec.snapshotRestore;
  if (store?.kind === 'store' && action.from === 'backup') usual = store.spec.restoreBackup;
  if (store?.kind === 'store' && action.from === 'point-in-time') usual = store.spec.restorePoint;
  return spec.step.takesWritten ? spec.takes : (usual ?? spec.takes);
}

/** Puts back what `action` names; returns why that failed. */
export function restore(world: World, action: Restore): string | undefined {
  if (action.infrastructure !== undefined) restoreSnapshot(world, action.infrastructure);
  const store = action.store === undefined ? undefined : world.nodeByName.get(action.store);
  if (store?.kind !== 'store') return undefined;
  if (useUp(world, 'restore_fails', (effect) => effect.store === store.name)) {
    return 'restore failed';
  }
  const pointUs = recoveryPoint(world, store, action.from);
  if (pointUs === undefined) return `no usable ${action.from}`;
  evade(world, store.name);
  const modelled = restoreTo(world, store, pointUs);
  const lostRecords = world.plant?.restore(store.name, action.from, pointUs) ?? modelled;
  tell(world, 'store.restored', ENGINE, store.name, {
    from: action.from,
    pointUs: Math.round(pointUs),
    lostRecords,
  });
  restoreSchema(world, store, pointUs);
  return undefined;
}

/** The data come back on another instance: what was wrong with the old one troubles nobody any more. */
function evade(world: World, name: string): void {
  evadeFaults(world, (effect) =>
    'target' in effect
      ? effect.target.name === name
      : effect.kind === 'disk_full' && effect.store === name,
  );
}

function restoreSnapshot(world: World, name: string): void {
  evadeFaults(world, (effect) => effect.kind === 'state_corrupt' && effect.infrastructure === name);
  const config = world.configs.get(name);
  if (config === undefined || config.version === config.spec.fromVersion) return;
  const data = { from: config.version, to: config.spec.fromVersion };
  config.version = config.spec.fromVersion;
  delete config.driftedFrom;
  tell(world, 'config.changed', ENGINE, name, data);
}

/** What was there before the change has the schema of before the change. */
function restoreSchema(world: World, store: StoreState, pointUs: number): void {
  const { fromSchema } = store.spec;
  if (pointUs > 0 || store.schema === fromSchema) return;
  const data = { from: store.schema, to: fromSchema, lostValues: 0 };
  store.schema = fromSchema;
  tell(world, 'schema.changed', ENGINE, store.name, data);
}

/**
 * The newest point that `from` offers and that helps: before the oldest wrong record, and before the change
 * where a migration is to be undone and no step undoes it.
 */
function recoveryPoint(world: World, store: StoreState, from: Restore['from']): number | undefined {
  const { fromSchema, migratedByStep } = store.spec;
  const undoes = store.schema !== fromSchema && !migratedByStep;
  const limitUs = Math.min(world.nowUs, corruptSinceUs(store), undoes ? 0 : Infinity);
  switch (from) {
    case 'backup':
      return newestBackupUs(world, store, limitUs);
    case 'snapshot':
      return 0;
    case 'point-in-time':
      return archivedPoint(world, store, limitUs);
    case 'replica':
      return replicaPoint(world, store);
  }
}

/** Archiving happens at whole multiples of its interval since 1970; any instant up to the last can be had. */
function archivedPoint(world: World, store: StoreState, limitUs: number): number | undefined {
  const { pointInTime } = store.spec.store;
  if (pointInTime === undefined) return undefined;
  const writtenUs = world.startsUs + lastWrite(store, world.nowUs);
  const everyUs = Math.max(1, pointInTime.everyUs);
  const archivedUs = Math.floor(writtenUs / everyUs) * everyUs - world.startsUs;
  let skewUs = 0;
  for (const effect of effectsOf(world, 'clock_skew')) {
    if (effect.store === store.name) skewUs += effect.skewUs;
  }
  return Math.min(archivedUs, limitUs) - skewUs;
}

/** A replica has everything but what had not reached it when the store last took writes, or replication stopped. */
function replicaPoint(world: World, store: StoreState): number | undefined {
  const { replication } = store.spec.store;
  if (replication === undefined) return undefined;
  const lastUs = lastWrite(store, world.nowUs);
  if (replication.mode === 'sync' && store.replicaStoppedUs === undefined) return lastUs;
  const u = uniform(world.seed, store.spec.key, LAG_KEY, store.lineages.length, 0);
  const drawnUs = replication.mode === 'sync' ? 0 : (store.spec.lag?.(u) ?? 0);
  const stoppedUs = store.replicaStoppedUs ?? Infinity;
  const lagUs = store.replicaStoppedUs === undefined ? faultLagUs(world, store) : 0;
  return Math.min(lastUs - lagUs, stoppedUs) - drawnUs;
}
