import type { Verification } from '../model/playbook.ts';
import { NO_HANDLE } from './calendar.ts';
import { describeCondition, holds } from './conditions.ts';
import { harmedShare } from './data-plane.ts';
import type { Rollback, World } from './state.ts';
import { ENGINE, tell } from './tell.ts';

/**
 * Follows since when the services that must recover are steady and the verifications hold, and keeps the timer that
 * ends the wait for them: after execution for as long as the longest verification asks, after a decision
 * against a rollback for as long as the system must stay steady by itself.
 */
export function watchWellness(world: World): void {
  for (const rollback of world.rollbacks) {
    if (rollback.ended === undefined) watchRollback(world, rollback);
  }
}

function watchRollback(world: World, rollback: Rollback): void {
  const { wellness, execution, decision } = rollback;
  const degraded = firstDegraded(world, rollback);
  if (degraded !== undefined) wellness.steadySinceUs = undefined;
  else wellness.steadySinceUs ??= world.nowUs;
  const failing = degraded ?? firstFailing(world, rollback);
  if (failing !== undefined) wellness.goodSinceUs = undefined;
  else wellness.goodSinceUs ??= world.nowUs;
  wellness.failing = failing ?? '';
  if (execution.executed) watchVerification(world, rollback);
  else if (decision.against !== undefined && !decision.declared) watchSettling(world, rollback);
}

function firstDegraded(world: World, rollback: Rollback): string | undefined {
  for (const service of world.services) {
    if (!service.degraded || !mustRecover(rollback, service.name)) continue;
    return `${service.name} (${harmedShare(service) > service.errorBound ? 'error rate' : 'latency'})`;
  }
  return undefined;
}

function mustRecover({ spec, decision }: Rollback, name: string): boolean {
  return spec.inScope.has(name) || decision.watched.has(name);
}

function firstFailing(world: World, { spec }: Rollback): string | undefined {
  for (const verification of spec.playbook.verify) {
    if (!holds(world, verification.condition)) return describeVerification(verification);
  }
  return undefined;
}

/** What a verification is called where it does not hold. */
export function describeVerification({
  name,
  condition,
}: Pick<Verification, 'name' | 'condition'>): string {
  return `${name} (${describeCondition(condition)})`;
}

function watchVerification(world: World, rollback: Rollback): void {
  const { calendar } = world;
  const { wellness, spec } = rollback;
  const { goodSinceUs } = wellness;
  if (goodSinceUs === undefined) {
    calendar.cancel(wellness.timer);
    if (wellness.verifying) failVerification(world, rollback);
    return;
  }
  const nothingToCome = world.onsetUs !== undefined || world.entriesLeft === 0;
  if (wellness.verifying || !nothingToCome) return;
  wellness.verifying = true;
  const { holdUs } = spec;
  tell(world, 'verification.started', ENGINE, spec.playbook.name, { holdUs });
  const untilUs = Math.max(world.nowUs, goodSinceUs + holdUs);
  wellness.timer = calendar.schedule(untilUs, { kind: 'held-long-enough', rollback });
}

/** Notes that a verification does not hold, so that the wait goes on. */
export function failVerification(world: World, { wellness, spec }: Rollback): void {
  wellness.verifying = false;
  tell(world, 'verification.failed', ENGINE, spec.playbook.name, { check: wellness.failing });
}

function watchSettling(world: World, rollback: Rollback): void {
  const { calendar } = world;
  const { wellness, spec } = rollback;
  if (wellness.steadySinceUs === undefined) {
    calendar.cancel(wellness.timer);
    wellness.timer = NO_HANDLE;
    return;
  }
  if (wellness.timer !== NO_HANDLE || world.onsetUs === undefined) return;
  const untilUs = Math.max(world.nowUs, wellness.steadySinceUs + spec.settleUs);
  wellness.timer = calendar.schedule(untilUs, { kind: 'settled', rollback });
}
