import { distributionQuantile } from '../model/distribution-math.ts';
import { usualRestore } from './actions/restore.ts';
import type { Decay } from './node-state.ts';
import type { ApprovalState, Rollback, StepState, World } from './state.ts';

/**
 * While users are not well, the time in microseconds until they are expected to be, at least 0: what is still to be decided,
 * approved and done, by medians, along the longest chain of steps, and the time to live of DNS answers on their
 * way. What is under way counts with its median less the time it has taken, at least 0. Faults that have not shown, people
 * who are away and retries to come are not known in advance and left out. Absent when nothing
 * that is planned would make users well.
 */
export function expectedRecoveryUs(world: World, rollback: Rollback): number | undefined {
  const { decision, execution } = rollback;
  if (execution.failing !== undefined) return undefined;
  const stepsUs = remainingSteps(world, rollback);
  if (execution.executed || stepsUs === undefined) return remainingDns(world);
  if (execution.started) return stepsUs;
  const decisionUs = decision.declared ? 0 : remainingDecision(world, rollback);
  const approvalUs = execution.approved ? 0 : remainingApprovals(world, rollback);
  if (decisionUs === undefined || approvalUs === undefined) return undefined;
  return decisionUs + approvalUs + stepsUs;
}

function remainingDecision(world: World, rollback: Rollback): number | undefined {
  const { decision, spec: plan, triggers } = rollback;
  if (decision.against !== undefined) return undefined;
  const declares = ({ firing, spec }: Rollback['triggers'][number]): boolean =>
    firing && spec.trigger.then === 'rollback';
  if (triggers.some(declares)) return 0;
  const usualUs = medianAnswer(world, plan.playbook.declare?.by[0]);
  if (usualUs === undefined) return undefined;
  return Math.max(0, usualUs - (world.nowUs - (decision.ask?.startedUs ?? world.nowUs)));
}

function medianAnswer(world: World, role: string | undefined): number | undefined {
  const crew = role === undefined ? undefined : world.crews.get(role);
  return crew === undefined ? undefined : distributionQuantile(crew.spec.role.responds, 0.5);
}

function remainingApprovals(world: World, rollback: Rollback): number | undefined {
  let most = 0;
  for (const approval of rollback.approvals.values()) {
    if (approval.spec.byStep) continue;
    const leftUs = remainingApproval(world, approval);
    if (leftUs === undefined) return undefined;
    most = Math.max(most, leftUs);
  }
  return most;
}

/** The median answer of the slowest of the quickest people whose consent makes the approval complete. */
function remainingApproval(world: World, approval: ApprovalState): number | undefined {
  const { spec, status, tasks, askedUs, granted, escalated } = approval;
  if (status === 'granted') return 0;
  if (status === 'refused') return undefined;
  const asked = tasks.filter((task) => task.status !== 'over').map((task) => task.crew.name);
  const roles = status === 'idle' ? everybodyOf(world, spec.approval.from) : asked;
  const medians = roles.flatMap((role) => medianAnswer(world, role) ?? []).sort((a, b) => a - b);
  const usualUs = medians[escalated ? 0 : spec.approval.quorum - granted - 1];
  if (usualUs === undefined) return undefined;
  return status === 'idle' ? usualUs : Math.max(0, usualUs - (world.nowUs - askedUs));
}

function everybodyOf(world: World, roles: readonly string[]): string[] {
  return roles.flatMap((role) => {
    const people = world.crews.get(role)?.spec.role.people ?? 0;
    return Array.from({ length: people }, () => role);
  });
}

function remainingDns(world: World): number | undefined {
  const decays = world.services.flatMap(({ decay }) => decay ?? []);
  return decays.length === 0 ? undefined : Math.max(...decays.map((decay) => leftOf(world, decay)));
}

function leftOf(world: World, { startedUs, ttlUs }: Decay): number {
  return Math.max(0, startedUs + ttlUs - world.nowUs);
}

/** Absent when a step has failed in a way that ends the rollback. */
function remainingSteps(world: World, rollback: Rollback): number | undefined {
  const known = new Map<StepState, number | undefined>();
  let most = remainingDns(world) ?? 0;
  for (const step of rollback.steps) {
    if (step.spec.onlyByJump && step.status === 'pending') continue;
    const endUs = endOf(world, step, known);
    if (endUs === undefined) return undefined;
    const left = step.status === 'over' ? 0 : followUs(world, step);
    most = Math.max(most, endUs + left);
  }
  return most;
}

/** Time until `step` is over with all it needs; a ring of steps is counted once. */
function endOf(
  world: World,
  step: StepState,
  known: Map<StepState, number | undefined>,
): number | undefined {
  if (known.has(step)) return known.get(step);
  known.set(step, 0);
  const endUs =
    step.ended === 'failed' ? endAfterFailure(world, step, known) : usualEnd(world, step, known);
  known.set(step, endUs);
  return endUs;
}

function endAfterFailure(
  world: World,
  { spec, rollback }: StepState,
  known: Map<StepState, number | undefined>,
): number | undefined {
  const target = rollback.steps[spec.gotoStep ?? -1];
  if (target !== undefined) return endOf(world, target, known);
  return spec.step.onFailure.kind === 'continue' ? 0 : undefined;
}

function usualEnd(
  world: World,
  step: StepState,
  known: Map<StepState, number | undefined>,
): number | undefined {
  if (step.status === 'over') return 0;
  if (step.status !== 'pending') return remainingWork(world, step);
  let readyUs = 0;
  for (const index of step.spec.needs) {
    const need = step.rollback.steps[index];
    const endUs = need === undefined ? 0 : endOf(world, need, known);
    if (endUs === undefined) return undefined;
    readyUs = Math.max(readyUs, endUs);
  }
  const approvalUs = stepApproval(world, step);
  if (approvalUs === undefined) return undefined;
  return (
    readyUs + (medianAnswer(world, step.spec.worker) ?? 0) + approvalUs + medianWork(world, step)
  );
}

/** Of a step under way, or that waits for a person or for its next attempt. */
function remainingWork(world: World, step: StepState): number | undefined {
  const { spec, status, sinceUs } = step;
  const left = (usualUs: number): number => Math.max(0, sinceUs + usualUs - world.nowUs);
  const workUs = medianWork(world, step);
  const personUs = medianAnswer(world, spec.worker) ?? 0;
  if (status === 'queued') return left(personUs) + workUs;
  if (status === 'paused') {
    const declarer = medianAnswer(world, step.rollback.spec.playbook.declare?.by[0]) ?? 0;
    return left(declarer) + personUs + workUs;
  }
  const approvalUs = stepApproval(world, step);
  if (approvalUs === undefined) return undefined;
  return approvalUs > 0 ? approvalUs + workUs : left(workUs);
}

function stepApproval(world: World, { spec, rollback }: StepState): number | undefined {
  const { action } = spec.step;
  const approval = action.kind === 'approve' ? rollback.approvals.get(action.approval) : undefined;
  return approval === undefined ? 0 : remainingApproval(world, approval);
}

function medianWork(world: World, { spec }: StepState): number {
  const { action, takesWritten, takes } = spec.step;
  if (action.kind === 'wait') return action.forUs;
  if (action.kind === 'approve' && !takesWritten) return 0;
  if (action.kind === 'restore') return usualRestore(world, spec, action)(0.5);
  return distributionQuantile(takes, 0.5);
}

/** What passes after `step` until clients have followed a change of DNS. */
function followUs(world: World, { spec }: StepState): number {
  const { action } = spec.step;
  if (action.kind !== 'traffic' && action.kind !== 'dns') return 0;
  const via = action.via === undefined ? undefined : world.configs.get(action.via);
  const { type, ttlUs = 0 } = via?.spec.infrastructure ?? {};
  return type === 'dns' ? ttlUs : 0;
}
