import { approvalGiven, lookAgain, lookAtResult } from './attempt.ts';
import type { Look } from './attempt.ts';
import { countAnswer, expireApproval, startIfApproved } from './approvals.ts';
import { NO_HANDLE } from './calendar.ts';
import { sendMessage } from './communicate.ts';
import { decideByAnswer, escalateDeclaration } from './decide.ts';
import { clearFault, injectFault } from './faults/inject-fault.ts';
import { finishSettled, finishVerified } from './finish.ts';
import { answerInject, sendInject } from './injects.ts';
import { stateChanged } from './observe.ts';
import { isAnswered, releasePerson } from './people.ts';
import { perform } from './actions/perform.ts';
import { followDns } from './actions/shift-traffic.ts';
import { beginWork, execute, failAttempt, resume, stop, succeed, tryAgain } from './scheduler.ts';
import type { ScenarioEntry } from '../model/scenario.ts';
import type { ApprovalState, Due, StepState, Task, World } from './state.ts';
import { sample } from './triggers.ts';
import { watchWellness } from './wellness.ts';
import { followWorkload } from './workload.ts';

/** Lets happen what is due. */
export function dispatch(world: World, due: Due): void {
  switch (due.kind) {
    case 'entry':
      return playEntry(world, due.entry);
    case 'fault-over':
      return clearFault(world, due.fault);
    case 'sample':
      return sample(world, due.trigger);
    case 'workload':
      return followWorkload(world);
    case 'dns':
      followDns(world, due.service);
      return stateChanged(world);
    case 'answer':
      return answer(world, due.task);
    case 'answer-late':
      return releasePerson(world, due.task);
    case 'escalate':
      return escalateDeclaration(world, due.ask, due.entry);
    case 'approval-expired':
      return expireApproval(world, due.approval);
    case 'approval-settled':
      return settleApproval(world, due.approval);
    case 'execute':
      return execute(world);
    case 'step-worked':
      return finishWork(world, due.step);
    case 'step-probe':
      due.step.work = NO_HANDLE;
      return take(world, due.step, lookAgain(world, due.step));
    case 'step-timeout':
      return failAttempt(world, due.step, 'timed out');
    case 'step-again':
      return tryAgain(world, due.step);
    case 'held-long-enough':
      return finishVerified(world);
    case 'settled':
      return finishSettled(world);
    case 'elapsed':
      return sendMessage(world, due.message);
  }
}

function playEntry(world: World, entry: ScenarioEntry): void {
  const number = world.entriesLeft--;
  if (entry.fault !== undefined) injectFault(world, entry.fault);
  if (entry.inject !== undefined) sendInject(world, entry.inject, number);
  if (world.entriesLeft === 0 && !world.ended) watchWellness(world);
}

function answer(world: World, task: Task): void {
  if (!isAnswered(world, task)) return;
  const { errand } = task;
  switch (errand.kind) {
    case 'declare':
      return decideByAnswer(world, task, errand.ask);
    case 'approve':
      return countAnswer(world, task, errand.approval);
    case 'inject':
      return answerInject(world, task, errand.inject);
    case 'work':
      return beginWork(world, task, errand.step);
    case 'resume':
      return resume(world, task, errand.step);
  }
}

function settleApproval(world: World, approval: ApprovalState): void {
  if (approval.failure !== undefined) {
    stop(world, approval.failure);
    return;
  }
  for (const step of approval.waiting.splice(0)) approvalGiven(world, step);
  if (!approval.spec.byStep) startIfApproved(world);
}

function finishWork(world: World, step: StepState): void {
  step.work = NO_HANDLE;
  const failure = perform(world, step);
  if (failure !== undefined) {
    failAttempt(world, step, failure);
    return;
  }
  const { action } = step.spec.step;
  if (action.kind === 'restore') endRestoring(world, action.store);
  stateChanged(world);
  take(world, step, lookAtResult(world, step));
}

/** A store that has been put back serves again, whatever its verification says. */
function endRestoring(world: World, name: string | undefined): void {
  const store = name === undefined ? undefined : world.nodeByName.get(name);
  if (store?.kind === 'store') store.restoring = false;
}

function take(world: World, step: StepState, look: Look): void {
  if (world.ended || look === 'later') return;
  if (look === 'good') succeed(world, step);
  else failAttempt(world, step, look.failed);
}
