import { NO_HANDLE } from './calendar.ts';
import { describeCondition, holds } from './conditions.ts';
import { harmedShare } from './data-plane.ts';
import type { World } from './state.ts';
import { ENGINE, tell } from './tell.ts';

/**
 * Follows since when the services that must recover are steady and the verifications hold, and keeps the timer that
 * ends the wait for them: after execution for as long as the longest verification asks, after a decision
 * against a rollback for as long as the system must stay steady by itself.
 */
export function watchWellness(world: World): void {
  const { wellness, execution, decision } = world;
  const degraded = firstDegraded(world);
  if (degraded !== undefined) wellness.steadySinceUs = undefined;
  else wellness.steadySinceUs ??= world.nowUs;
  const failing = degraded ?? firstFailing(world);
  if (failing !== undefined) wellness.goodSinceUs = undefined;
  else wellness.goodSinceUs ??= world.nowUs;
  wellness.failing = failing ?? '';
  if (execution.executed) watchVerification(world);
  else if (decision.against !== undefined && !decision.declared) watchSettling(world);
}

function firstDegraded(world: World): string | undefined {
  for (const service of world.services) {
    if (!service.degraded || !mustRecover(world, service.name)) continue;
    return `${service.name} (${harmedShare(service) > service.errorBound ? 'error rate' : 'latency'})`;
  }
  return undefined;
}

function mustRecover({ specs, decision }: World, name: string): boolean {
  return specs.inScope.has(name) || decision.watched.has(name);
}

function firstFailing(world: World): string | undefined {
  for (const { name, condition } of world.specs.plan.playbook.verify) {
    if (!holds(world, condition)) return `${name} (${describeCondition(condition)})`;
  }
  return undefined;
}

function watchVerification(world: World): void {
  const { wellness, calendar } = world;
  const { goodSinceUs } = wellness;
  if (goodSinceUs === undefined) {
    calendar.cancel(wellness.timer);
    if (wellness.verifying) failVerification(world);
    return;
  }
  const nothingToCome = world.onsetUs !== undefined || world.entriesLeft === 0;
  if (wellness.verifying || !nothingToCome) return;
  wellness.verifying = true;
  const { holdUs } = world.specs;
  tell(world, 'verification.started', ENGINE, world.specs.plan.playbook.name, { holdUs });
  const untilUs = Math.max(world.nowUs, goodSinceUs + holdUs);
  wellness.timer = calendar.schedule(untilUs, { kind: 'held-long-enough' });
}

/** Notes that a verification does not hold, so that the wait goes on. */
export function failVerification(world: World): void {
  const { wellness, specs } = world;
  wellness.verifying = false;
  tell(world, 'verification.failed', ENGINE, specs.plan.playbook.name, { check: wellness.failing });
}

function watchSettling(world: World): void {
  const { wellness, calendar, specs } = world;
  if (wellness.steadySinceUs === undefined) {
    calendar.cancel(wellness.timer);
    wellness.timer = NO_HANDLE;
    return;
  }
  if (wellness.timer !== NO_HANDLE || world.onsetUs === undefined) return;
  const untilUs = Math.max(world.nowUs, wellness.steadySinceUs + specs.settleUs);
  wellness.timer = calendar.schedule(untilUs, { kind: 'settled' });
}
