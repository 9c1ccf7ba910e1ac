import { requestApproval } from './approvals.ts';
import { NO_HANDLE } from './calendar.ts';
import { communicate } from './communicate.ts';
import { holds } from './conditions.ts';
import { findFault, useUp } from './faults/find-faults.ts';
import { stateChanged } from './observe.ts';
import { hashKey, uniform } from '../model/random.ts';
import { restoreTakes } from './actions/restore.ts';
import type { Rollback, StepState, World } from './state.ts';
import { ENGINE, tell } from './tell.ts';

/** Time between two looks at a verification or a check: 5 s. */
const PROBE_US = 5_000_000;
const TAKES_KEY = hashKey('takes');

/** Why an attempt may not begin; `forGood` when no further one may either. */
interface Refusal {
  readonly reason: string;
  readonly forGood: boolean;
}

/** Starts the next attempt of `step`; returns why it must not, if so. */
export function startAttempt(world: World, step: StepState): Refusal | undefined {
  const { step: written, refusal } = step.spec;
  step.attempt++;
  step.status = 'running';
  step.sinceUs = world.nowUs;
  step.work = NO_HANDLE;
  const data = { attempt: step.attempt, action: written.action.kind };
  tell(world, 'step.started', step.task?.crew.name ?? ENGINE, written.id, data);
  if (refusal !== undefined) return { reason: refusal, forGood: true };
  const blocked = findFault(world, 'policy_blocks', (effect) => effect.step === written.id);
  if (blocked !== undefined) return { reason: 'blocked by a policy', forGood: false };
  const { timeoutUs } = written;
  if (timeoutUs !== undefined) {
    step.timeout = world.calendar.schedule(world.nowUs + timeoutUs, { kind: 'step-timeout', step });
  }
  step.hung = useUp(world, 'step_hangs', (effect) => effect.step === written.id) !== undefined;
  if (!step.hung) begin(world, step);
  return undefined;
}

/** Notes that the execution starts, with its first step, and plays what the scenario has for then. */
export function noteStarted(world: World, rollback: Rollback): void {
  const { execution, spec } = rollback;
  const { specs, calendar } = world;
  const isFirst = !world.rollbacks.some((other) => other.execution.started);
  if (execution.started) return;
  execution.started = true;
  tell(world, 'rollback.started', ENGINE, spec.playbook.name, {});
  communicate(world, rollback, 'started');
  if (!isFirst) return;
  for (const entry of specs.plan.scenario.duringRollback) {
    calendar.schedule(world.nowUs + entry.atUs, { kind: 'entry', entry });
  }
}

function begin(world: World, step: StepState): void {
  const { action, id } = step.spec.step;
  if (action.kind === 'approve') {
    awaitApproval(world, step, action.approval);
  } else if (action.kind === 'lock' && isLockHeld(world, action.name, step.rollback)) {
    tell(world, 'step.waiting', ENGINE, id, { for: 'lock', name: action.name });
  } else {
    work(world, step);
  }
}

/** Whether anybody but `rollback` holds the lock `name`, or is about to. */
function isLockHeld(world: World, name: string, rollback: Rollback): boolean {
  if (findFault(world, 'lock_held', (effect) => effect.lock === name) !== undefined) return true;
  return world.rollbacks.some((other) => other !== rollback && holdsLock(other, name));
}

/** Whether `rollback` holds the lock `name`, or is about to. */
export function holdsLock({ execution }: Rollback, name: string): boolean {
  return execution.taking.has(name) || execution.locks.some((lock) => lock.name === name);
}

/** Lets steps that wait for `lock` go on, once nobody else holds it. */
export function lockFreed(world: World, lock: string): void {
  for (const step of world.rollbacks.flatMap(({ steps }) => steps)) {
    const { action } = step.spec.step;
    const isWanted = action.kind === 'lock' && action.name === lock;
    if (isWanted && waits(step) && !isLockHeld(world, lock, step.rollback)) work(world, step);
  }
}

function awaitApproval(world: World, step: StepState, name: string): void {
  const approval = step.rollback.approvals.get(name);
  if (approval === undefined || approval.status === 'granted') {
    work(world, step);
    return;
  }
  tell(world, 'step.waiting', ENGINE, step.spec.step.id, { for: 'approval', name });
  approval.waiting.push(step);
  requestApproval(world, approval);
}

/** The approval that `step` waited for is there. */
export function approvalGiven(world: World, step: StepState): void {
  if (waits(step)) work(world, step);
}

/** Whether an attempt of `step` waits for somebody or something before its work begins. */
export function waits({ status, work: working, hung, cut }: StepState): boolean {
  return status === 'running' && working === NO_HANDLE && !hung && !cut;
}

function work(world: World, step: StepState): void {
  const { action } = step.spec.step;
  if (action.kind === 'lock') step.rollback.execution.taking.add(action.name);
  const untilUs = world.nowUs + durationUs(world, step);
  step.sinceUs = world.nowUs;
  step.work = world.calendar.schedule(untilUs, { kind: 'step-worked', step });
  if (action.kind !== 'restore' || action.from === 'replica') return;
  setRestoring(world, action.store, true);
}

function durationUs(world: World, step: StepState): number {
  const { action } = step.spec.step;
  if (action.kind === 'wait') return action.forUs;
  if (action.kind === 'approve' && !step.spec.step.takesWritten) return 0;
  const u = uniform(world.seed, step.spec.key, TAKES_KEY, step.occurrence, step.attempt);
  return action.kind === 'restore' ? restoreTakes(world, step.spec, action, u) : step.spec.takes(u);
}

/** While data is put back a store serves nobody. */
function setRestoring(world: World, name: string | undefined, restoring: boolean): void {
  const store = name === undefined ? undefined : world.nodeByName.get(name);
  if (store?.kind !== 'store' || store.restoring === restoring) return;
  store.restoring = restoring;
  stateChanged(world);
}

/** Clears what an attempt leaves behind; harmless when none is running. */
export function endAttempt(world: World, step: StepState): void {
  world.calendar.cancel(step.work);
  world.calendar.cancel(step.timeout);
  step.work = NO_HANDLE;
  step.timeout = NO_HANDLE;
  step.hung = false;
  const { action } = step.spec.step;
  if (action.kind === 'restore') setRestoring(world, action.store, false);
  if (action.kind === 'lock' && step.rollback.execution.taking.delete(action.name)) {
    lockFreed(world, action.name);
  }
}

/** How a look at the result of `step` went: it is as it must be, or why not, or undecided until the next look. */
export type Look = 'good' | 'later' | { readonly failed: string };

/** Begins to look at whether the action of `step` had the effect it must have. */
export function lookAtResult(world: World, step: StepState): Look {
  const { action, verify, timeoutUs } = step.spec.step;
  if (action.kind !== 'check' && verify === undefined) return 'good';
  const patienceUs = verify?.withinUs ?? (timeoutUs === undefined ? 0 : Infinity);
  const lagUs = world.plant?.lagUs ?? 0;
  step.probeUntilUs = world.nowUs + patienceUs + lagUs;
  if (lagUs === 0) return lookAgain(world, step);
  // What is measured now still shows what was before.
  step.work = world.calendar.schedule(world.nowUs + lagUs, { kind: 'step-probe', step });
  return 'later';
}

/** Looks every 5 s until the time allowed is over. */
export function lookAgain(world: World, step: StepState): Look {
  const { action, verify } = step.spec.step;
  const checks = action.kind === 'check' ? holds(world, action.condition) : true;
  if (checks && (verify === undefined || holds(world, verify.condition))) return 'good';
  if (world.nowUs >= step.probeUntilUs) {
    return { failed: checks ? 'verification did not hold' : 'check did not hold' };
  }
  const nextUs = Math.min(world.nowUs + PROBE_US, step.probeUntilUs);
  step.work = world.calendar.schedule(nextUs, { kind: 'step-probe', step });
  return 'later';
}
