import { approvalGiven, lookAgain, lookAtResult } from './attempt.ts';
import type { Look } from './attempt.ts';
import { countAnswer, expireApproval, startIfApproved } from './approvals.ts';
import { NO_HANDLE } from './calendar.ts';
import { sendMessage } from './communicate.ts';
import { decideByAnswer, escalateDeclaration } from './decide.ts';
import { breakDeadlock } from './deadlock.ts';
import { clearFault, followFault, injectFault } from './faults/inject-fault.ts';
import { finishIfOver, finishSettled, finishVerified } from './finish.ts';
import { answerInject, sendInject } from './injects.ts';
import { applyOverride } from './override.ts';
import { stateChanged } from './observe.ts';
import { isAnswered, releasePerson } from './people.ts';
import { mayChangeState, perform } from './actions/perform.ts';
import { followDns } from './actions/shift-traffic.ts';
import { isRunnerAway, putOff } from './runner.ts';
import {
  beginWork,
  execute,
  failAttempt,
  resume,
  stop,
  succeed,
  takeUpAgain,
  tryNow,
} from './scheduler.ts';
import type { ScenarioEntry } from '../model/scenario.ts';
import type { ApprovalState, Due, StepState, Task, World } from './state.ts';
import { sample, takeSample } from './triggers.ts';
import { watchWellness } from './wellness.ts';
import { followWorkload } from './workload.ts';

type Reactions = {
  readonly [K in Due['kind']]: (world: World, due: Extract<Due, { kind: K }>) => void;
};

const reactions: Reactions = {
  entry: (world, { entry }) => playEntry(world, entry),
  'fault-over': (world, { fault }) => clearFault(world, fault),
  'fault-moves': (world, { fault }) => followFault(world, fault),
  sample: (world, { trigger }) => sample(world, trigger),
  'sample-arrives': (world, { trigger, value }) => takeSample(world, trigger, value),
  'runner-back': (world) => takeUpAgain(world),
  workload: (world) => followWorkload(world),
  look: (world) => stateChanged(world),
  dns(world, { service }) {
    followDns(world, service);
    stateChanged(world);
  },
  answer: (world, { task }) => answer(world, task),
  'answer-late': (world, { task }) => releasePerson(world, task),
  escalate: (world, { ask, entry }) => escalateDeclaration(world, ask, entry),
  'approval-expired': (world, { approval }) => expireApproval(world, approval),
  'approval-settled': (world, { approval }) => settleApproval(world, approval),
  execute: (world, { rollback }) => execute(world, rollback),
  'step-worked': (world, { step }) => finishWork(world, step),
  'step-probe'(world, { step }) {
    step.work = NO_HANDLE;
    take(world, step, lookAgain(world, step));
  },
  'step-timeout': (world, { step }) => failAttempt(world, step, 'timed out'),
  'step-again': (world, { step }) => tryNow(world, step),
  'held-long-enough': (world, { rollback }) => finishVerified(world, rollback),
  settled: (world, { rollback }) => finishSettled(world, rollback),
  elapsed: (world, { rollback, message }) => sendMessage(world, rollback, message),
};

/** Lets happen what is due. */
export function dispatch(world: World, due: Due): void {
  if (isRunnerAway(world) && putOff(world, due)) return;
  const react = reactions[due.kind] as (world: World, due: Due) => void;
  react(world, due);
  if (world.rollbacks.length === 1) return;
  breakDeadlock(world, due.kind);
  finishIfOver(world);
}

function playEntry(world: World, entry: ScenarioEntry): void {
  const number = world.entriesLeft--;
  if (entry.fault !== undefined) injectFault(world, entry.fault);
  if (entry.inject !== undefined) sendInject(world, entry.inject, number);
  if (entry.override !== undefined) applyOverride(world, entry.override);
  if (world.entriesLeft === 0 && !world.ended) watchWellness(world);
}

function answer(world: World, task: Task): void {
  if (!isAnswered(world, task)) return;
  const { errand } = task;
  switch (errand.kind) {
    case 'declare':
      decideByAnswer(world, task, errand.ask);
      return;
    case 'approve':
      countAnswer(world, task, errand.approval);
      return;
    case 'inject':
      answerInject(world, task, errand.inject);
      return;
    case 'work':
      beginWork(world, task, errand.step);
      return;
    case 'resume':
      resume(world, task, errand.step);
  }
}

function settleApproval(world: World, approval: ApprovalState): void {
  if (approval.failure !== undefined) {
    stop(world, approval.rollback, approval.failure);
    return;
  }
  for (const step of approval.waiting.splice(0)) approvalGiven(world, step);
  if (!approval.spec.byStep) startIfApproved(world, approval.rollback);
}

function finishWork(world: World, step: StepState): void {
  step.work = NO_HANDLE;
  const failure = perform(world, step);
  const { action } = step.spec.step;
  if (failure === undefined && action.kind === 'restore') endRestoring(world, action.store);
  if (mayChangeState(action)) stateChanged(world);
  if (failure !== undefined) failAttempt(world, step, failure);
  else take(world, step, lookAtResult(world, step));
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
