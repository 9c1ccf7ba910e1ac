import type { Fault, FaultEffect } from '../../model/scenario.ts';
import { lockFreed } from '../attempt.ts';
import { endSpoiling } from '../corruption.ts';
import { stateChanged } from '../observe.ts';
import { drift, endDrift } from '../actions/set-config.ts';
import { letDnsFollow } from '../actions/shift-traffic.ts';
import { comeBack } from '../people.ts';
import { killRunner } from '../runner.ts';
import { fireFalsely } from '../triggers.ts';
import type { ActiveFault, World } from '../state.ts';
import { ENGINE, mention } from '../tell.ts';
import { changesEveryUs } from './changing-faults.ts';
import { describeFault, faultDetail, subjectOf } from './describe-fault.ts';

/** Lets `fault` take effect, for its time. */
export function injectFault(world: World, { effect, forUs }: Fault): void {
  const timesLeft = 'times' in effect ? effect.times : 0;
  const fault: ActiveFault = { effect, sinceUs: world.nowUs, timesLeft, evaded: false };
  world.faults.push(fault);
  if (world.emit !== undefined) {
    const data = { fault: describeFault(effect), detail: faultDetail(effect) };
    mention(world, 'fault.injected', ENGINE, subjectOf(effect), data);
  }
  touch(world, effect, true);
  if (forUs !== undefined) {
    world.calendar.schedule(world.nowUs + forUs, { kind: 'fault-over', fault });
  }
  world.faultsChanged = true;
  stateChanged(world);
  lookLater(world, fault);
  if (effect.kind === 'false_alarm') fireFalsely(world, effect.trigger);
  if (effect.kind === 'runner_killed') killRunner(world, effect.awayUs);
}

/** Looks again at a fault that does not stay as it is. */
export function followFault(world: World, fault: ActiveFault): void {
  if (!world.faults.includes(fault)) return;
  world.faultsChanged = true;
  stateChanged(world);
  lookLater(world, fault);
}

function lookLater(world: World, fault: ActiveFault): void {
  const everyUs = changesEveryUs(world, fault.effect);
  if (everyUs === undefined || world.ended) return;
  world.calendar.schedule(world.nowUs + everyUs, { kind: 'fault-moves', fault });
}

/** Ends `fault`. */
export function clearFault(world: World, fault: ActiveFault): void {
  const index = world.faults.indexOf(fault);
  if (index < 0) return;
  world.faults.splice(index, 1);
  const { effect } = fault;
  mention(world, 'fault.cleared', ENGINE, subjectOf(effect), { fault: describeFault(effect) });
  endSpoiling(world, fault);
  touch(world, effect, false);
  world.faultsChanged = true;
  stateChanged(world);
  if (effect.kind === 'lock_held') lockFreed(world, effect.lock);
}

/** Effects on people, replication and configuration, which keep a state of their own. */
function touch(world: World, effect: FaultEffect, begins: boolean): void {
  if (effect.kind === 'replication_stops') {
    const store = world.nodeByName.get(effect.store);
    if (store?.kind !== 'store') return;
    if (begins) store.replicaStoppedUs ??= world.nowUs;
    else delete store.replicaStoppedUs;
    return;
  }
  if (effect.kind === 'config_drift') {
    if (begins) drift(world, effect.infrastructure);
    else endDrift(world, effect.infrastructure);
    return;
  }
  if (effect.kind === 'dns_stale' && !begins) letDnsFollow(world, effect.infrastructure);
  if (effect.kind !== 'absent' && effect.kind !== 'slow' && effect.kind !== 'refuses') return;
  const crew = world.crews.get(effect.role);
  if (crew === undefined) return;
  const one = begins ? 1 : -1;
  if (effect.kind === 'slow') crew.slowness *= begins ? effect.factor : 1 / effect.factor;
  else if (effect.kind === 'refuses') crew.refusals += one;
  else crew.absences += one;
  comeBack(world, crew);
}
