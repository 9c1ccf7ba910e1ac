import { NO_HANDLE } from './calendar.ts';
import { holdsLock, waits } from './attempt.ts';
import { findFault } from './faults/find-faults.ts';
import { failFinally } from './scheduler.ts';
import type { Due, Rollback, StepState, World } from './state.ts';
import { ENGINE, tell } from './tell.ts';

/** What may leave steps of several rollbacks waiting for each other. */
const mayBlock: ReadonlySet<Due['kind']> = new Set<Due['kind']>([
  'step-again',
  'step-worked',
  'answer',
  'fault-over',
  'execute',
]);

/**
 * Finds rollbacks that wait for each other in a ring, through locks or people, and fails the step that waited last: what it
 * held is then free for the others. Call it after what has just happened.
 */
export function breakDeadlock(world: World, kind: Due['kind']): void {
  if (world.ended || !mayBlock.has(kind)) return;
  const stuck = stuckRollbacks(world);
  if (stuck.length < 2) return;
  const waiting = stuck.flatMap(({ steps }) => steps.filter((step) => waitsForLock(step)));
  const victim = waiting.reduce<StepState | undefined>(
    (last, step) => (last === undefined || step.sinceUs >= last.sinceUs ? step : last),
    undefined,
  );
  if (victim === undefined) return;
  const ring = stuck
    .flatMap(({ steps }) => steps.flatMap((step) => explain(world, step)))
    .join('; ');
  tell(world, 'deadlock.found', ENGINE, victim.spec.step.id, { ring });
  failFinally(world, victim, `deadlock: ${ring}`);
}

/** Rollbacks that are under way and none of whose steps can ever go on. */
function stuckRollbacks(world: World): Rollback[] {
  const open = world.rollbacks.filter(
    ({ execution, ended }) => ended === undefined && execution.started && !execution.executed,
  );
  const live = new Set<Rollback>(world.rollbacks.filter((rollback) => !open.includes(rollback)));
  const moves = (rollback: Rollback): boolean =>
    rollback.execution.paused || rollback.steps.some((step) => canGoOn(world, step, live));
  for (let grown = true; grown;) {
    grown = false;
    for (const rollback of open) {
      if (live.has(rollback) || !moves(rollback)) continue;
      live.add(rollback);
      grown = true;
    }
  }
  return open.filter((rollback) => !live.has(rollback));
}

/** Whether `step` is under way and goes on by itself, or by what a live rollback does. */
function canGoOn(world: World, step: StepState, live: ReadonlySet<Rollback>): boolean {
  switch (step.status) {
    case 'running':
      if (step.timeout !== NO_HANDLE || !waitsForLock(step)) return true;
      return lockHolders(world, step).every((holder) => holder === undefined || live.has(holder));
    case 'queued':
      return personComes(world, step, live);
    case 'backoff':
    case 'paused':
      return true;
    case 'pending':
    case 'over':
      return false;
  }
}

function waitsForLock(step: StepState): boolean {
  return step.spec.step.action.kind === 'lock' && waits(step);
}

/** Who holds the lock that `step` waits for; undefined stands for somebody outside. */
function lockHolders(world: World, { spec, rollback }: StepState): (Rollback | undefined)[] {
  const { action } = spec.step;
  if (action.kind !== 'lock') return [];
  const outside = findFault(world, 'lock_held', ({ lock }) => lock === action.name);
  const inside = world.rollbacks.filter(
    (other) => other !== rollback && holdsLock(other, action.name),
  );
  return outside === undefined ? inside : [...inside, undefined];
}

/** Whether one of the people that `step` waits for will be free: some of them is at something else than steps that are stuck. */
function personComes(world: World, { task }: StepState, live: ReadonlySet<Rollback>): boolean {
  if (task?.status !== 'queued') return true;
  const { crew } = task;
  const holding = holders(world, task.crew.name);
  const busy = crew.spec.role.people - crew.free;
  return busy > holding.length || holding.some(({ rollback }) => live.has(rollback));
}

/** Steps whose person is one of `role`. */
function holders(world: World, role: string): StepState[] {
  return world.rollbacks
    .flatMap(({ steps }) => steps)
    .filter(({ task }) => task?.crew.name === role && task.status !== 'queued');
}

function explain(world: World, step: StepState): string[] {
  const { id, action } = step.spec.step;
  if (waitsForLock(step) && action.kind === 'lock') {
    const names = lockHolders(world, step).map((holder) => holder?.spec.playbook.name);
    return [`${id} waits for lock ${action.name}, held by ${names.join(', ')}`];
  }
  if (step.status !== 'queued' || step.task?.status !== 'queued') return [];
  const role = step.task.crew.name;
  const busy = holders(world, role).map(({ spec }) => spec.step.id);
  return [`${id} waits for ${role}, busy with ${busy.join(', ')}`];
}
