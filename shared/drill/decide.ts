import { startApprovals } from './approvals.ts';
import { NO_HANDLE } from './calendar.ts';
import { communicate } from './communicate.ts';
import type { Escalation } from '../model/playbook.ts';
import type { Choice } from '../model/scenario.ts';
import { useUp } from './faults/find-faults.ts';
import { isReachable, noteAnswer, refuses, releasePerson, requestPerson } from './people.ts';
import { hashKey } from '../model/random.ts';
import type { Ask, Rollback, Task, World } from './state.ts';
import { ENGINE, mention, tell } from './tell.ts';
import { watchWellness } from './wellness.ts';

type WrongChoice = Exclude<Choice, 'rollback'>;

const PURPOSE = 'declare';
const PURPOSE_KEY = hashKey('declare');

/** Notes the first detection: a trigger fired, or somebody was told and asked. */
export function noteDetected(world: World, rollback: Rollback): void {
  if (rollback.decision.detected) return;
  rollback.decision.detected = true;
  communicate(world, rollback, 'detected');
}

/**
 * Asks those who may declare a rollback: the first of `declare.by`, the next where one is away or says no,
 * and the escalations as their time comes. Whoever answers first decides. Nothing when a question is open or
 * the rollback is declared.
 */
export function askWhetherToRollBack(world: World, rollback: Rollback): void {
  const { decision } = rollback;
  const { declare } = rollback.spec.playbook;
  if (declare === undefined || decision.declared || decision.ask !== undefined) return;
  const ask: Ask = {
    rollback,
    startedUs: world.nowUs,
    tasks: [],
    occurrence: decision.asks++,
    nextBy: 0,
    escalationsLeft: declare.escalate.length,
  };
  decision.ask = ask;
  for (const entry of declare.escalate) {
    world.calendar.schedule(world.nowUs + entry.afterUs, { kind: 'escalate', ask, entry });
  }
  askNext(world, ask);
}

function askNext(world: World, ask: Ask): void {
  const by = ask.rollback.spec.playbook.declare?.by ?? [];
  for (let role = by[ask.nextBy]; role !== undefined; role = by[ask.nextBy]) {
    ask.nextBy++;
    page(world, ask, role);
    if (isReachable(world, role)) return;
  }
}

function page(world: World, ask: Ask, role: string): void {
  const occurrence = ask.occurrence * 100 + ask.tasks.length;
  const errand = { kind: 'declare', ask } as const;
  const task = requestPerson(world, role, errand, PURPOSE, PURPOSE_KEY, occurrence);
  if (task !== undefined) ask.tasks.push(task);
}

/** The time of one escalation has come. */
export function escalateDeclaration(world: World, ask: Ask, entry: Escalation): void {
  if (ask.rollback.decision.ask !== ask) return;
  ask.escalationsLeft--;
  mention(world, 'escalated', ENGINE, PURPOSE, { purpose: PURPOSE, to: entry.to });
  page(world, ask, entry.to);
}

/** Somebody asked whether to roll back has answered. */
export function decideByAnswer(world: World, task: Task, ask: Ask): void {
  const wrong = refuses(task) ? undefined : wrongChoice(world, task);
  const said = refuses(task) ? 'refused' : (wrong ?? 'rollback');
  noteAnswer(world, task, said);
  releasePerson(world, task);
  if (ask.rollback.decision.ask !== ask) return;
  if (wrong !== undefined) {
    decideAgainst(world, ask.rollback, wrong, task.crew.name);
    return;
  }
  if (said === 'rollback') {
    declareRollback(world, ask.rollback, task.crew.name);
    return;
  }
  askNext(world, ask);
  const isOpen = ask.escalationsLeft > 0 || ask.tasks.some(({ status }) => status !== 'over');
  if (!isOpen) decideAgainst(world, ask.rollback, 'hold', task.crew.name);
}

/** What the person of `task` decides for, where a fault makes that wrong. */
export function wrongChoice(world: World, { crew }: Task): WrongChoice | undefined {
  return useUp(world, 'wrong_choice', ({ role }) => role === crew.name)?.choice;
}

/** The answer to a question of the scenario: it holds for every playbook. */
export function decideByInject(world: World, by: string, choice: Choice): void {
  for (const rollback of world.rollbacks) {
    noteDetected(world, rollback);
    if (choice === 'rollback') declareRollback(world, rollback, by);
    else decideAgainst(world, rollback, choice, by);
  }
}

/**
 * Declares the rollback, once; approvals that no step asks for are now sought, and then it starts. What the triggers
 * that ask for a rollback and fire now watch must recover, whatever the scope.
 */
export function declareRollback(world: World, rollback: Rollback, by: string): void {
  const { decision, spec: plan, wellness } = rollback;
  if (decision.declared || rollback.ended !== undefined || world.ended) return;
  closeAsk(world, rollback);
  decision.declared = true;
  for (const { firing, node, spec, timer } of rollback.triggers) {
    const { then } = spec.trigger;
    if (firing && (then === 'rollback' || then === 'ask')) decision.watched.add(node.name);
    world.calendar.cancel(timer);
  }
  world.calendar.cancel(wellness.timer);
  wellness.timer = NO_HANDLE;
  watchWellness(world);
  tell(world, 'rollback.declared', by, plan.playbook.name, { by });
  communicate(world, rollback, 'declared');
  startApprovals(world, rollback);
}

/** Decides against a rollback for now; triggers keep watching and may still lead to one. */
export function decideAgainst(
  world: World,
  rollback: Rollback,
  choice: Exclude<Choice, 'rollback'>,
  by: string,
): void {
  const { decision, spec } = rollback;
  if (decision.declared || rollback.ended !== undefined || world.ended) return;
  closeAsk(world, rollback);
  decision.against = choice;
  tell(world, 'rollback.decided-against', by, spec.playbook.name, { decision: choice });
  if (choice === 'hold') communicate(world, rollback, 'held');
  watchWellness(world);
}

function closeAsk(world: World, { decision }: Rollback): void {
  const { ask } = decision;
  delete decision.ask;
  for (const task of ask?.tasks ?? []) releasePerson(world, task);
}
