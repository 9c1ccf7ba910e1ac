import type { Override } from '../model/scenario.ts';
import { endAttempt } from './attempt.ts';
import { decideAgainst } from './decide.ts';
import { cancelStep, consider, execute, leaveOut, stopIfIdle } from './scheduler.ts';
import type { Rollback, World } from './state.ts';
import { tell } from './tell.ts';

/** Lets somebody at the controls pause, resume or cancel the rollback, or skip a step of it. */
export function applyOverride(world: World, override: Override): void {
  if (world.ended) return;
  switch (override.kind) {
    case 'pause':
      for (const rollback of world.rollbacks) pauseExecution(world, rollback, override.by);
      return;
    case 'resume':
      for (const rollback of world.rollbacks) resumeExecution(world, rollback, override.by);
      return;
    case 'cancel':
      for (const rollback of world.rollbacks) cancel(world, rollback, override.by);
      return;
    case 'skip':
      skip(world, override.by, override.step);
  }
}

function pauseExecution(world: World, rollback: Rollback, by: string): void {
  const { execution, spec } = rollback;
  if (execution.paused || execution.executed) return;
  execution.paused = true;
  tell(world, 'rollback.paused', by, spec.playbook.name, {});
}

function resumeExecution(world: World, rollback: Rollback, by: string): void {
  const { execution, spec } = rollback;
  if (!execution.paused) return;
  execution.paused = false;
  tell(world, 'rollback.resumed', by, spec.playbook.name, {});
  if (execution.approved) execute(world, rollback);
}

/** What runs is let end; what waits for somebody, or to be tried again, is given up. Before it is declared, it is decided against. */
function cancel(world: World, rollback: Rollback, by: string): void {
  const { execution, decision } = rollback;
  if (execution.executed || execution.cancelled !== undefined) return;
  if (!decision.declared) {
    decideAgainst(world, rollback, 'hold', by);
    return;
  }
  execution.cancelled = `cancelled by ${by}`;
  for (const step of rollback.steps) if (step.status !== 'running') cancelStep(world, step);
  stopIfIdle(world, rollback);
}

function skip(world: World, by: string, id: string): void {
  const steps = world.rollbacks.flatMap((rollback) => rollback.steps);
  const step = steps.find(({ spec }) => spec.step.id === id);
  if (step === undefined || step.status === 'over' || step.rollback.execution.executed) return;
  step.skippedBy = by;
  if (step.status !== 'pending') {
    endAttempt(world, step);
    leaveOut(world, step);
  } else if (step.rollback.execution.approved) consider(world, step);
}
