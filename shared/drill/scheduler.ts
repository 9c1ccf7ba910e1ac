import { communicate } from './communicate.ts';
import { descendants, stepsBetween } from './step-order.ts';
import { endRollback, lost, notNeeded } from './finish.ts';
import { endAttempt, lockFreed, noteStarted, startAttempt } from './attempt.ts';
import { isRunnerAway } from './runner.ts';
import { noteAnswer, refuses, releasePerson, requestPerson } from './people.ts';
import type { Rollback, StepState, Task, World } from './state.ts';
import { ENGINE, tell } from './tell.ts';
import { failVerification, watchWellness } from './wellness.ts';
import { hashKey } from '../model/random.ts';

/** Most jumps by `goto` from one step, so that steps that fail in a ring end. */
const JUMPS = 5;
const RESUME_KEY = hashKey('resume');
const CUT_SHORT = 'cut short by the end of the runner';

/** Starts the execution: every step in the normal flow starts when all it needs has ended well. */
export function execute(world: World, rollback: Rollback): void {
  for (const step of rollback.steps) if (!step.spec.onlyByJump) consider(world, step);
  finishIfDone(world, rollback);
}

/** Starts `step` if nothing it needs is open; otherwise says what it waits for. */
export function consider(world: World, step: StepState): void {
  if (step.status !== 'pending' || world.ended || startsNothing(step.rollback)) return;
  for (const index of step.spec.needs) {
    const need = step.rollback.steps[index];
    if (need === undefined || endedWell(need)) continue;
    if (step.waitsFor === index) return;
    step.waitsFor = index;
    waitForStep(world, step, need);
    return;
  }
  if (step.skippedBy === undefined) makeReady(world, step);
  else leaveOut(world, step);
}

/** Skips a step that somebody wants to be skipped. */
export function leaveOut(world: World, step: StepState): void {
  const by = step.skippedBy ?? ENGINE;
  tell(world, 'step.skipped', by, step.spec.step.id, { reason: `skipped by ${by}` });
  settle(world, step, 'skipped');
}

/** Whether no further step of the normal flow may start now. */
function startsNothing({ execution, ended }: Rollback): boolean {
  if (ended !== undefined) return true;
  return execution.paused || execution.cancelled !== undefined || execution.failing !== undefined;
}

function waitForStep(world: World, step: StepState, need: StepState): void {
  const data = { for: 'dependency', name: need.spec.step.id } as const;
  tell(world, 'step.waiting', ENGINE, step.spec.step.id, data);
}

function endedWell({ status, ended }: StepState): boolean {
  return status === 'over' && ended !== 'failed';
}

/** Seeks the person that `step` needs, if any, and starts it. */
function makeReady(world: World, step: StepState): void {
  step.attempt = 0;
  seekWorker(world, step);
}

function seekWorker(world: World, step: StepState): void {
  const { worker, purpose, purposeKey } = step.spec;
  step.status = 'queued';
  step.sinceUs = world.nowUs;
  if (worker === undefined) {
    attempt(world, step);
    return;
  }
  waitForPerson(world, step, worker);
  const errand = { kind: 'work', step } as const;
  const occurrence = step.occurrence * 2 + (step.paused ? 1 : 0);
  const task = requestPerson(world, worker, errand, purpose, purposeKey, occurrence);
  if (task === undefined) attempt(world, step);
  else step.task = task;
}

function waitForPerson(world: World, step: StepState, name: string): void {
  tell(world, 'step.waiting', ENGINE, step.spec.step.id, { for: 'person', name });
}

/** Starts an attempt at this very time, but after what the scenario does when the execution starts. */
function attempt(world: World, step: StepState): void {
  noteStarted(world, step.rollback);
  step.work = world.calendar.schedule(world.nowUs, { kind: 'step-again', step });
}

/** Starts the attempt whose time has come. */
export function tryNow(world: World, step: StepState): void {
  const failure = startAttempt(world, step);
  if (failure?.forGood === true) failFinally(world, step, failure.reason);
  else if (failure !== undefined) failAttempt(world, step, failure.reason);
}

/**
 * The runner is back: a step that was cut short begins its attempt anew where it is idempotent; of any other nobody
 * knows how far it came, and somebody has to see to it.
 */
export function takeUpAgain(world: World): void {
  if (isRunnerAway(world)) return;
  for (const step of world.rollbacks.flatMap(({ steps }) => steps)) {
    if (!step.cut) continue;
    step.cut = false;
    if (step.spec.step.idempotent) beginAnew(world, step);
    else {
      endAttempt(world, step);
      if (!pause(world, step, CUT_SHORT)) failFinally(world, step, CUT_SHORT);
    }
  }
}

function beginAnew(world: World, step: StepState): void {
  tell(world, 'step.waiting', ENGINE, step.spec.step.id, { for: 'retry', name: CUT_SHORT });
  step.attempt--;
  attempt(world, step);
}

/** The person that `step` needs is there. */
export function beginWork(world: World, task: Task, step: StepState): void {
  noteAnswer(world, task, refuses(task) ? 'refused' : 'here');
  if (!refuses(task)) attempt(world, step);
  else failFinally(world, step, `refused by ${task.crew.name}`);
}

/** `step` has done what it was to do. */
export function succeed(world: World, step: StepState): void {
  endAttempt(world, step);
  tell(world, 'step.succeeded', actorOf(step), step.spec.step.id, { attempt: step.attempt });
  step.succeededAs = ++step.rollback.execution.successes;
  settle(world, step, 'succeeded');
  if (!world.ended) communicate(world, step.rollback, 'step-done');
}

/** The current attempt of `step` has failed for `reason`; it is tried again if its retries allow. */
export function failAttempt(world: World, step: StepState, reason: string): void {
  const { retry, id } = step.spec.step;
  endAttempt(world, step);
  if (step.attempt >= retry.attempts || step.paused) {
    failFinally(world, step, reason);
    return;
  }
  tell(world, 'step.failed', actorOf(step), id, { attempt: step.attempt, reason, final: false });
  tell(world, 'step.waiting', ENGINE, id, { for: 'retry', name: reason });
  step.status = 'backoff';
  let backoffUs = retry.backoffUs;
  for (let past = 1; past < step.attempt; past++) backoffUs *= 2;
  step.sinceUs = world.nowUs + backoffUs;
  step.work = world.calendar.schedule(step.sinceUs, { kind: 'step-again', step });
}

function actorOf(step: StepState): string {
  return step.task?.crew.name ?? ENGINE;
}

/** No attempt is left: the failure policy of `step` decides what follows. */
export function failFinally(world: World, step: StepState, reason: string): void {
  endAttempt(world, step);
  const { onFailure, id } = step.spec.step;
  if (onFailure.kind === 'pause' && pause(world, step, reason)) return;
  tell(world, 'step.failed', actorOf(step), id, { attempt: step.attempt, reason, final: true });
  step.ended = 'failed';
  communicate(world, step.rollback, 'step-failed');
  const why = `step ${id} failed: ${reason}`;
  const { failing } = step.rollback.execution;
  if (failing !== undefined) {
    stop(world, step.rollback, failing);
    return;
  }
  switch (onFailure.kind) {
    case 'continue':
      settle(world, step, 'continued');
      return;
    case 'goto':
      settle(world, step, 'failed');
      jump(world, step, why);
      return;
    case 'compensate':
      settle(world, step, 'failed');
      compensate(world, step, why);
      return;
    case 'stop':
    case 'pause':
      settle(world, step, 'failed');
      stop(world, step.rollback, why);
  }
}

/** Waits, once, for one of those who may declare to let a further attempt run; false when nobody can. */
function pause(world: World, step: StepState, reason: string): boolean {
  const role = step.rollback.spec.playbook.declare?.by[0];
  if (step.paused || role === undefined || step.spec.refusal !== undefined) return false;
  const { id } = step.spec.step;
  const purpose = `resume ${id}`;
  const errand = { kind: 'resume', step } as const;
  tell(world, 'step.failed', actorOf(step), id, { attempt: step.attempt, reason, final: false });
  step.paused = true;
  step.status = 'paused';
  step.sinceUs = world.nowUs;
  releaseWorker(world, step);
  waitForPerson(world, step, role);
  const key = (step.spec.purposeKey ^ RESUME_KEY) >>> 0;
  return requestPerson(world, role, errand, purpose, key, step.occurrence) !== undefined;
}

/** Somebody has seen to a paused step. */
export function resume(world: World, task: Task, step: StepState): void {
  const refused = refuses(task);
  noteAnswer(world, task, refused ? 'refused' : 'resumed');
  releasePerson(world, task);
  if (step.status !== 'paused') return;
  step.halfDone = false;
  if (refused) failFinally(world, step, `not resumed by ${task.crew.name}`);
  else seekWorker(world, step);
}

function releaseWorker(world: World, step: StepState): void {
  const { task } = step;
  step.task = undefined;
  if (task !== undefined) releasePerson(world, task);
}

/** Ends `step` and lets everything that waited for it go on. */
function settle(world: World, step: StepState, ended: NonNullable<StepState['ended']>): void {
  step.status = 'over';
  step.ended = ended;
  const { standsFor } = step;
  step.standsFor = undefined;
  releaseWorker(world, step);
  if (ended === 'failed' || world.ended) return;
  const { rollback } = step;
  if (rollback.execution.failing !== undefined) {
    compensateNext(world, rollback);
    return;
  }
  if (rollback.execution.cancelled !== undefined) {
    stopIfIdle(world, rollback);
    return;
  }
  if (standsFor !== undefined) settle(world, standsFor, 'continued');
  for (const index of step.spec.neededBy) {
    const next = step.rollback.steps[index];
    if (next !== undefined && !next.spec.onlyByJump) consider(world, next);
  }
  finishIfDone(world, rollback);
}

function finishIfDone(world: World, rollback: Rollback): void {
  const { execution, steps, spec, wellness } = rollback;
  if (execution.executed || world.ended || execution.failing !== undefined) return;
  // From the last, which ends last, so that an open one is soon found.
  for (let index = steps.length - 1; index >= 0; index--) {
    const step = steps[index];
    if (step !== undefined && isOpen(step)) return;
  }
  const { name } = spec.playbook;
  if (!execution.started) tell(world, 'rollback.started', ENGINE, name, {});
  execution.started = true;
  execution.executed = true;
  releaseLocks(world, rollback);
  tell(world, 'rollback.executed', ENGINE, name, { completed: true });
  watchWellness(world);
  if (wellness.goodSinceUs === undefined) failVerification(world, rollback);
}

/** Whether the execution is not complete on account of `step`. */
function isOpen({ status, ended, spec }: StepState): boolean {
  if (status === 'over') return ended === 'failed';
  return !(status === 'pending' && spec.onlyByJump);
}

/** Ends a rollback that was cancelled, once no step runs. */
export function stopIfIdle(world: World, rollback: Rollback): void {
  const { cancelled } = rollback.execution;
  if (cancelled === undefined || rollback.steps.some(({ status }) => status === 'running')) return;
  stop(world, rollback, cancelled);
}

function releaseLocks(world: World, { execution }: Rollback): void {
  for (const { name, by } of execution.locks.splice(0)) {
    tell(world, 'lock.released', ENGINE, name, { by });
    lockFreed(world, name);
  }
}

/** Ends the rollback unfinished, and with it the run. */
export function stop(world: World, rollback: Rollback, reason: string): void {
  if (world.ended || rollback.ended !== undefined) return;
  const { execution, spec } = rollback;
  const { name } = spec.playbook;
  releaseLocks(world, rollback);
  if (execution.started) tell(world, 'rollback.executed', ENGINE, name, { completed: false });
  tell(world, 'rollback.stopped', ENGINE, name, { reason });
  // Alone, it ends the run with it.
  if (world.rollbacks.length > 1) {
    for (const step of rollback.steps) cancelStep(world, step);
  }
  endRollback(world, rollback, world.onsetUs === undefined ? notNeeded(reason) : lost(reason));
}

/**
 * `goto`: back to a step that the failed one needs (or to itself), everything between runs again; forward
 * to one that needs it, everything between is skipped; to any other, that one stands in for the failed one.
 */
function jump(world: World, step: StepState, why: string): void {
  const { steps } = step.rollback;
  const target = steps[step.spec.gotoStep ?? -1];
  if (target === undefined || ++step.jumps > JUMPS) {
    stop(world, step.rollback, why);
    return;
  }
  if (target === step || descendants(steps, target).has(step)) rewind(world, target, step);
  else if (descendants(steps, step).has(target)) skipAhead(world, step, target);
  else standIn(world, target, step);
}

function rewind(world: World, target: StepState, step: StepState): void {
  const again = [target, ...stepsBetween(step.rollback.steps, target, step), step];
  for (const each of new Set(again)) reset(each);
  consider(world, target);
}

function reset(step: StepState): void {
  step.status = 'pending';
  step.ended = undefined;
  step.occurrence++;
  step.waitsFor = -1;
  step.paused = false;
}

function skipAhead(world: World, step: StepState, target: StepState): void {
  step.ended = 'continued';
  for (const each of stepsBetween(step.rollback.steps, step, target)) {
    if (each.status !== 'pending') continue;
    each.status = 'over';
    each.ended = 'skipped';
    const reason = `went on to ${target.spec.step.id}`;
    tell(world, 'step.skipped', ENGINE, each.spec.step.id, { reason });
  }
  consider(world, target);
  for (const index of step.spec.neededBy) {
    const next = step.rollback.steps[index];
    if (next !== undefined && !next.spec.onlyByJump) consider(world, next);
  }
  finishIfDone(world, step.rollback);
}

function standIn(world: World, target: StepState, step: StepState): void {
  if (!target.spec.onlyByJump && target.status !== 'over') {
    settle(world, step, 'continued');
    return;
  }
  reset(target);
  target.standsFor = step;
  waitForStep(world, target, step);
  for (const index of step.spec.neededBy) {
    const next = step.rollback.steps[index];
    if (next?.waitsFor === step.spec.index) waitForStep(world, next, target);
  }
  makeReady(world, target);
}

/** Undoes what was done: the failed step's own compensation, then those of finished steps, newest first. */
function compensate(world: World, step: StepState, why: string): void {
  const { execution, steps } = step.rollback;
  execution.failing = why;
  for (const other of steps) cancelStep(world, other);
  const done = steps.filter(({ ended }) => ended === 'succeeded');
  done.sort((a, b) => b.succeededAs - a.succeededAs);
  for (const { spec } of [step, ...done]) {
    const undo = steps[spec.compensateBy ?? -1];
    if (undo !== undefined && !execution.compensations.includes(undo)) {
      execution.compensations.push(undo);
    }
  }
  compensateNext(world, step.rollback);
}

export function cancelStep(world: World, step: StepState): void {
  if (step.status === 'over' || step.status === 'pending') return;
  endAttempt(world, step);
  step.status = 'over';
  step.ended = 'failed';
  releaseWorker(world, step);
}

function compensateNext(world: World, rollback: Rollback): void {
  const { failing, compensations } = rollback.execution;
  const undo = compensations.shift();
  if (undo === undefined) {
    stop(world, rollback, failing ?? 'compensated');
    return;
  }
  reset(undo);
  makeReady(world, undo);
}
