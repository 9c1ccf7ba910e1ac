import { NO_HANDLE } from './calendar.ts';
import type { Due, StepState, World } from './state.ts';

/** What only the runner does; the rest of the world goes on without it. */
const needsRunner: ReadonlySet<Due['kind']> = new Set<Due['kind']>([
  'execute',
  'approval-settled',
  'step-again',
  'step-worked',
  'step-probe',
  'step-timeout',
  'held-long-enough',
]);

/** The runner dies, and what it was at is cut short; it is back, with its journal, after `awayUs`. */
export function killRunner(world: World, awayUs: number): void {
  const { calendar, nowUs } = world;
  if (world.ended) return;
  world.runnerAwayUntilUs = Math.max(world.runnerAwayUntilUs, nowUs + awayUs);
  for (const step of world.rollbacks.flatMap(({ steps }) => steps)) {
    if (step.status !== 'running' || goesOn(step)) continue;
    calendar.cancel(step.work);
    calendar.cancel(step.timeout);
    step.work = step.timeout = NO_HANDLE;
    step.cut = true;
  }
  calendar.schedule(world.runnerAwayUntilUs, { kind: 'runner-back' });
}

/** Whether people or the clock are at it rather than the runner. */
function goesOn({ spec }: StepState): boolean {
  const { kind } = spec.step.action;
  return spec.worker !== undefined || kind === 'approve' || kind === 'wait';
}

/** Whether the runner is away. */
export function isRunnerAway({ runnerAwayUntilUs, nowUs }: World): boolean {
  return nowUs < runnerAwayUntilUs;
}

/** Puts off what is due until the runner is back, if it needs the runner; false when it can happen now. */
export function putOff(world: World, due: Due): boolean {
  if (!needsRunner.has(due.kind)) return false;
  const handle = world.calendar.schedule(world.runnerAwayUntilUs, due);
  if (due.kind === 'held-long-enough') due.rollback.wellness.timer = handle;
  else if (due.kind === 'step-timeout') due.step.timeout = handle;
  else if ('step' in due) due.step.work = handle;
  return true;
}
