import type { Outcome } from '../model/scenario.ts';
import { communicate } from './communicate.ts';
import { integrate } from './observe.ts';
import type { StoreLoss } from './plant.ts';
import type { StoreState } from './node-state.ts';
import type { Rollback, StepState, World } from './state.ts';
import { corruptWrites, lostWrites, recoveryPointUs } from './stores.ts';
import { ENGINE, tell } from './tell.ts';

/** How a rollback ended. */
export interface Ending {
  readonly outcome: Outcome;
  readonly reason: string;
  /** When users were well again; null where they were not, or had not been unwell. */
  readonly recoveredUs: number | null;
}

/** Ends one rollback, once; the run ends with the last of those that are under way. */
export function endRollback(world: World, rollback: Rollback, ending: Ending): void {
  if (world.ended || rollback.ended !== undefined) return;
  rollback.ended = ending;
  world.over.push(rollback);
  if (ending.outcome === 'recovered') communicate(world, rollback, 'recovered');
  if (world.rollbacks.length > 1) {
    const { outcome, reason } = ending;
    tell(world, 'rollback.ended', ENGINE, rollback.spec.playbook.name, { outcome, reason });
  }
  finishIfOver(world);
}

/** Ends the run when a rollback has ended and no other one is under way or may still come. */
export function finishIfOver(world: World): void {
  if (world.over.length === 0 || !world.rollbacks.every((one) => isOver(world, one))) return;
  finishRun(world, summedUp(world));
}

function isOver(world: World, { ended, decision, wellness }: Rollback): boolean {
  if (ended !== undefined) return true;
  const isIdle = !decision.declared && decision.ask === undefined;
  return isIdle && wellness.steadySinceUs !== undefined && world.entriesLeft === 0;
}

/**
 * Of several rollbacks the first that failed; where none did, that all are well again when the last is, by a rollback where
 * there was one.
 */
function summedUp({ rollbacks, over }: World): Ending {
  const endings = over.flatMap(({ ended, spec }) =>
    ended === undefined ? [] : [{ ...ended, name: spec.playbook.name }],
  );
  const [first = notNeeded('nothing degraded')] = endings;
  if (rollbacks.length === 1) return first;
  const failed = endings.find(({ outcome }) => outcome === 'not-recovered');
  if (failed !== undefined) return { ...failed, reason: `${failed.name}: ${failed.reason}` };
  const { outcome, reason } = endings.find((ending) => ending.outcome === 'recovered') ?? first;
  const times = endings.flatMap(({ recoveredUs }) => recoveredUs ?? []);
  return { outcome, reason, recoveredUs: times.length === 0 ? null : Math.max(...times) };
}

/** Ends the run, once: says what each store lost, and how it ended. */
function finishRun(world: World, { outcome, reason, recoveredUs }: Ending): void {
  if (world.ended) return;
  integrate(world);
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

/** Ends the whole run without a recovery. */
export function failRun(world: World, reason: string): void {
  finishRun(world, lost(reason));
}

/** No recovery. */
export function lost(reason: string): Ending {
  return { outcome: 'not-recovered', reason, recoveredUs: null };
}

/** The verifications have held for their time after execution. */
export function finishVerified(world: World, rollback: Rollback): void {
  const { onsetUs } = world;
  const { wellness, spec } = rollback;
  wellness.verifying = false;
  tell(world, 'verification.passed', ENGINE, spec.playbook.name, {});
  communicate(world, rollback, 'verified');
  endRollback(
    world,
    rollback,
    onsetUs === undefined
      ? notNeeded('rolled back on a false alarm')
      : {
          outcome: 'recovered',
          reason: 'recovered',
          recoveredUs: Math.max(onsetUs, wellness.goodSinceUs ?? onsetUs),
        },
  );
}

/** Nothing to recover from. */
export function notNeeded(reason: string): Ending {
  return { outcome: 'not-needed', reason, recoveredUs: null };
}

/** The system stayed steady by itself for long enough after a decision against a rollback. */
export function finishSettled(world: World, rollback: Rollback): void {
  const { decision, wellness } = rollback;
  const { onsetUs = 0 } = world;
  const recoveredUs = Math.max(onsetUs, wellness.steadySinceUs ?? world.nowUs);
  const settled = {
    mitigate: { outcome: 'mitigated', reason: 'mitigated' },
    'roll-forward': { outcome: 'rolled-forward', reason: 'rolled forward' },
    hold: { outcome: 'held', reason: 'held' },
  } as const;
  const { against } = decision;
  const key = against === 'mitigate' || against === 'roll-forward' ? against : 'hold';
  endRollback(world, rollback, { ...settled[key], recoveredUs });
}

/** The budget of time is used up: says what each rollback still waited for. */
export function finishAtBudget(world: World): void {
  for (const rollback of world.rollbacks) {
    const isIdle = !rollback.decision.declared && rollback.decision.against === undefined;
    const others = world.rollbacks.some(({ ended, decision }) => ended ?? decision.declared);
    // Of several, one that nobody needed has nothing to say.
    const isNeeded = world.rollbacks.length === 1 || !isIdle || !others;
    if (isNeeded || rollback.wellness.steadySinceUs === undefined) {
      endRollback(world, rollback, endingAtBudget(world, rollback));
    }
  }
  if (!world.ended) finishRun(world, summedUp(world));
}

function endingAtBudget(world: World, rollback: Rollback): Ending {
  const { onsetUs } = world;
  const { decision, wellness, execution } = rollback;
  if (onsetUs === undefined) {
    return notNeeded(decision.declared ? 'rolled back on a false alarm' : 'nothing degraded');
  }
  if (decision.declared) {
    return lost(execution.executed ? unverified(rollback) : unexecuted(rollback));
  }
  if (decision.against !== undefined) {
    return lost(stillDegraded(rollback) ?? 'steady state had not lasted at the end of the budget');
  }
  if (wellness.steadySinceUs !== undefined) {
    const recoveredUs = Math.max(onsetUs, wellness.steadySinceUs);
    return { outcome: 'held', reason: 'passed before anybody decided', recoveredUs };
  }
  return lost(decision.detected ? 'nobody declared the rollback' : 'nothing detected it');
}

function stillDegraded({ wellness }: Rollback): string | undefined {
  const { failing } = wellness;
  return failing === '' ? undefined : `still degraded at the end of the budget: ${failing}`;
}

function unverified(rollback: Rollback): string {
  return (
    stillDegraded(rollback) ?? 'verification had not held for its time at the end of the budget'
  );
}

function unexecuted({ execution, approvals, steps }: Rollback): string {
  if (!execution.approved) {
    const open = [...approvals.values()].find(
      ({ status, spec }) => status === 'asked' && !spec.byStep,
    );
    return `approval ${open?.spec.approval.name ?? ''} never given`;
  }
  const open =
    steps.find(({ status }) => status !== 'over' && status !== 'pending') ??
    steps.find(({ status, spec }) => status === 'pending' && !spec.onlyByJump);
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
