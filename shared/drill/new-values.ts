import type { StoreState } from './node-state.ts';
import type { World } from './state.ts';
import { spoiltWrites } from './stores.ts';

/**
 * Follows which share of the writes to each store carries values that only the schema of the change has room
 * for, where a step may drop them. Such values come from the new versions: each write is taken to come from a caller
 * of the store in proportion to its calls, and from the version that the caller's traffic goes to. Where no version
 * tells, as the change does not migrate the store or deploys none of its callers, every write under the
 * changed schema carries them. Those that dual writes keep in the form of the old schema, too, do not count.
 */
export function followNewValues(world: World): void {
  for (const store of world.stores) {
    if (!store.spec.dropsValues) continue;
    const share =
      store.schema === store.spec.toSchema ? newShare(world, store) * writtenOnce(world, store) : 0;
    const last = store.newValues.at(-1);
    const open = last !== undefined && last.toUs === undefined ? last : undefined;
    if ((open?.share ?? 0) === share) continue;
    if (open !== undefined) open.toUs = world.nowUs;
    if (share > 0) store.newValues.push({ fromUs: world.nowUs, share });
  }
}

function newShare(world: World, store: StoreState): number {
  const { changedWriters, fromSchema, toSchema } = store.spec;
  if (changedWriters.length === 0 || fromSchema === toSchema) return 1;
  let calls = 0;
  let newCalls = 0;
  let largest = 0;
  for (const service of world.services) {
    const perS = callsPerS(service, store);
    calls += perS;
    if (!changedWriters.includes(service.name)) continue;
    const served = servedByNew(service);
    newCalls += perS * served;
    largest = Math.max(largest, served);
  }
  return calls > 0 ? Math.min(1, newCalls / calls) : largest;
}

/** Share of the new values that are not in the store in the form of the old schema, too. */
function writtenOnce({ nowUs }: World, { spec: { dualWrites } }: StoreState): number {
  if (dualWrites === undefined || nowUs >= (dualWrites.forUs ?? Infinity)) return 1;
  return dualWrites.diverges;
}

/** Puts the end of dual writes on the calendar, where it comes before that of the run. */
export function scheduleDualWrites(world: World): void {
  for (const { spec } of world.stores) {
    const endUs = spec.dualWrites?.forUs;
    if (endUs !== undefined && endUs < world.specs.plan.scenario.budgetUs)
      world.calendar.schedule(endUs, { kind: 'look' });
  }
}

function callsPerS({ calls, ratePerS }: World['services'][number], store: StoreState): number {
  return ratePerS * (calls.find(({ to }) => to === store)?.perRequest ?? 0);
}

/** Share of the traffic of `service` that its new version serves with its new behaviour on. */
function servedByNew({ newOff, spec, versions }: World['services'][number]): number {
  if (newOff) return 0;
  const version = versions.find(({ name }) => name === spec.toVersion);
  return version?.running === true ? version.served : 0;
}

/** Drops the values from every record still in the store; returns of how many, rounded. */
export function dropNewValues(world: World, store: StoreState): number {
  const dropped = Math.round(spoiltWrites(store, store.newValues, world.nowUs));
  store.newValues.length = 0;
  return dropped;
}
