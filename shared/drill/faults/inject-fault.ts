import type { Fault, FaultEffect } from '../../model/scenario.ts';
import { lockFreed } from '../attempt.ts';
import { endSpoiling } from '../corruption.ts';
import { stateChanged } from '../observe.ts';
import { comeBack } from '../people.ts';
import { fireFalsely } from '../triggers.ts';
import type { ActiveFault, World } from '../state.ts';
import { ENGINE, mention } from '../tell.ts';
import { describeFault, faultDetail } from './describe-fault.ts';

/** Lets `fault` take effect, for its time. */
export function injectFault(world: World, { effect, forUs }: Fault): void {
  const timesLeft = 'times' in effect ? effect.times : 0;
  const name = describeFault(effect);
  const fault: ActiveFault = { name, effect, sinceUs: world.nowUs, timesLeft, evaded: false };
  world.faults.push(fault);
  mention(world, 'fault.injected', ENGINE, subjectOf(effect), {
    fault: name,
    detail: faultDetail(effect),
  });
  touch(world, effect, true);
  if (forUs !== undefined) {
    world.calendar.schedule(world.nowUs + forUs, { kind: 'fault-over', fault });
  }
  world.faultsChanged = true;
  stateChanged(world);
  if (effect.kind === 'false_alarm') fireFalsely(world, effect.trigger);
}

/** Ends `fault`. */
export function clearFault(world: World, fault: ActiveFault): void {
  const index = world.faults.indexOf(fault);
  if (index < 0) return;
  world.faults.splice(index, 1);
  const { effect, name } = fault;
  mention(world, 'fault.cleared', ENGINE, subjectOf(effect), { fault: name });
  endSpoiling(world, fault);
  touch(world, effect, false);
  world.faultsChanged = true;
  stateChanged(world);
  if (effect.kind === 'lock_held') lockFreed(world, effect.lock);
}

function subjectOf(effect: FaultEffect): string {
  if ('target' in effect) return effect.target.name;
  if ('store' in effect) return effect.store;
  if ('role' in effect) return effect.role;
  if ('step' in effect) return effect.step;
  if ('zone' in effect) return effect.zone;
  if ('lock' in effect) return effect.lock;
  if ('trigger' in effect) return effect.trigger;
  return 'external' in effect ? effect.external : 'registry';
}

/** Effects on people and replication, which keep a state of their own. */
function touch(world: World, effect: FaultEffect, begins: boolean): void {
  if (effect.kind === 'replication_stops') {
    const store = world.nodeByName.get(effect.store);
    if (store?.kind !== 'store') return;
    if (begins) store.replicaStoppedUs ??= world.nowUs;
    else delete store.replicaStoppedUs;
    return;
  }
  if (effect.kind !== 'absent' && effect.kind !== 'slow' && effect.kind !== 'refuses') return;
  const crew = world.crews.get(effect.role);
  if (crew === undefined) return;
  const one = begins ? 1 : -1;
  if (effect.kind === 'slow') crew.slowness *= begins ? effect.factor : 1 / effect.factor;
  else if (effect.kind === 'refuses') crew.refusals += one;
  else crew.absences += one;
  comeBack(world, crew);
}
