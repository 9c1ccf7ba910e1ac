import type { Override } from '../model/scenario.ts';
import { endAttempt } from './attempt.ts';
import { decideAgainst } from './decide.ts';
import { cancelStep, consider, execute, leaveOut, stopIfIdle } from './scheduler.ts';
import type { World } from './state.ts';
import { tell } from './tell.ts';

/** Lets somebody at the controls pause, resume or cancel the rollback, or skip a step of it. */
export function applyOverride(world: World, override: Override): void {
  if (world.ended) return;
  switch (override.kind) {
    case 'pause':
      pauseExecution(world, override.by);
      return;
    case 'resume':
      resumeExecution(world, override.by);
      return;
    case 'cancel':
      cancel(world, override.by);
      return;
    case 'skip':
      skip(world, override.by, override.step);
  }
}

function pauseExecution(world: World, by: string): void {
  const { execution, specs } = world;
  if (execution.paused || execution.executed) return;
  execution.paused = true;
  tell(world, 'rollback.paused', by, specs.plan.playbook.name, {});
}

function resumeExecution(world: World, by: string): void {
  const { execution, specs } = world;
  if (!execution.paused) return;
  execution.paused = false;
  tell(world, 'rollback.resumed', by, specs.plan.playbook.name, {});
  if (execution.approved) execute(world);
}

/** What runs is let end; what waits for somebody, or to be tried again, is given up. Before it is declared, it is decided against. */
function cancel(world: World, by: string): void {
  const { execution, decision } = world;
  if (execution.executed || execution.cancelled !== undefined) return;
  if (!decision.declared) {
    decideAgainst(world, 'hold', by);
    return;
  }
  execution.cancelled = `cancelled by ${by}`;
  for (const step of world.steps) if (step.status !== 'running') cancelStep(world, step);
  stopIfIdle(world);
}

function skip(world: World, by: string, id: string): void {
  const step = world.steps.find(({ spec }) => spec.step.id === id);
  if (step === undefined || step.status === 'over' || world.execution.executed) return;
  step.skippedBy = by;
  if (step.status !== 'pending') {
    endAttempt(world, step);
    leaveOut(world, step);
  } else if (world.execution.approved) consider(world, step);
}
