import type { Outcome } from '../model/scenario.ts';
import { communicate } from './communicate.ts';
import { integrate } from './observe.ts';
import type { StoreLoss } from './plant.ts';
import type { StoreState } from './node-state.ts';
import type { StepState, World } from './state.ts';
import { corruptWrites, lostWrites, recoveryPointUs } from './stores.ts';
import { ENGINE, tell } from './tell.ts';

/** Ends the run, once: says what each store lost, and how it ended. */
export function finishRun(
  world: World,
  outcome: Outcome,
  reason: string,
  recoveredUs: number | null,
): void {
  if (world.ended) return;
  integrate(world);
  if (outcome === 'recovered') communicate(world, 'recovered');
  for (const store of world.stores) {
    const loss = world.plant?.assess(store.name, world.onsetUs) ?? modelledLoss(world, store);
    tell(world, 'store.assessed', ENGINE, store.name, loss);
  }
  tell(world, 'run.ended', ENGINE, world.specs.plan.playbook.name, {
    outcome,
    recoveredUs,
    reason,
    failedRequests: Math.round(world.failedRequests),
    events: world.events,
  });
  world.ended = true;
}

function modelledLoss({ nowUs, onsetUs }: World, store: StoreState): StoreLoss {
  return {
    lostRecords: Math.round(lostWrites(store, nowUs)),
    lostValues: store.lostValues,
    corruptRecords: Math.round(corruptWrites(store, nowUs)),
    rpaUs: onsetUs === undefined ? 0 : Math.round(recoveryPointUs(store, onsetUs)),
  };
}

/** Ends the run without a recovery. */
export function failRun(world: World, reason: string): void {
  finishRun(world, 'not-recovered', reason, null);
}

/** The verifications have held for their time after execution. */
export function finishVerified(world: World): void {
  const { wellness, onsetUs, specs } = world;
  wellness.verifying = false;
  tell(world, 'verification.passed', ENGINE, specs.plan.playbook.name, {});
  communicate(world, 'verified');
  if (onsetUs === undefined) finishRun(world, 'not-needed', 'rolled back on a false alarm', null);
  else
    finishRun(world, 'recovered', 'recovered', Math.max(onsetUs, wellness.goodSinceUs ?? onsetUs));
}

/** The system stayed steady by itself for long enough after a decision against a rollback. */
export function finishSettled(world: World): void {
  const { decision, wellness, onsetUs = 0 } = world;
  const since = Math.max(onsetUs, wellness.steadySinceUs ?? world.nowUs);
  if (decision.against === 'mitigate') finishRun(world, 'mitigated', 'mitigated', since);
  else if (decision.against === 'roll-forward') {
    finishRun(world, 'rolled-forward', 'rolled forward', since);
  } else finishRun(world, 'held', 'held', since);
}

/** The budget of time is used up: says what the run still waited for. */
export function finishAtBudget(world: World): void {
  const { onsetUs, decision, wellness, execution } = world;
  if (onsetUs === undefined) {
    const reason = decision.declared ? 'rolled back on a false alarm' : 'nothing degraded';
    finishRun(world, 'not-needed', reason, null);
  } else if (decision.declared) {
    failRun(world, execution.executed ? unverified(world) : unexecuted(world));
  } else if (decision.against !== undefined) {
    failRun(world, stillDegraded(world) ?? 'steady state had not lasted at the end of the budget');
  } else if (wellness.steadySinceUs !== undefined) {
    const since = Math.max(onsetUs, wellness.steadySinceUs);
    finishRun(world, 'held', 'passed before anybody decided', since);
  } else {
    failRun(world, decision.detected ? 'nobody declared the rollback' : 'nothing detected it');
  }
}

function stillDegraded(world: World): string | undefined {
  const { failing } = world.wellness;
  return failing === '' ? undefined : `still degraded at the end of the budget: ${failing}`;
}

function unverified(world: World): string {
  return stillDegraded(world) ?? 'verification had not held for its time at the end of the budget';
}

function unexecuted(world: World): string {
  if (!world.execution.approved) {
    const open = [...world.approvals.values()].find(
      ({ status, spec }) => status === 'asked' && !spec.byStep,
    );
    return `approval ${open?.spec.approval.name ?? ''} never given`;
  }
  const open =
    world.steps.find(({ status }) => status !== 'over' && status !== 'pending') ??
    world.steps.find(({ status, spec }) => status === 'pending' && !spec.onlyByJump);
  return open === undefined ? 'the execution never ended' : unfinished(open);
}

function unfinished({ status, spec }: StepState): string {
  const { id } = spec.step;
  if (status === 'queued') {
    return `step ${id} never started: nobody of ${spec.worker ?? ''} answered`;
  }
  if (status === 'paused') return `step ${id} never resumed`;
  return status === 'pending' ? `step ${id} never started` : `step ${id} never ended`;
}
