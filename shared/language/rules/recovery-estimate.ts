import type { Approval, Playbook, Step } from '../../model/playbook.ts';
import type { Distribution } from '../../model/distribution.ts';
import type { System } from '../../model/system.ts';
import type { Task } from '../../graph/critical-path.ts';
import { criticalPath, finishTimes } from '../../graph/critical-path.ts';
import { defaultResponse } from '../bind/bind-system.ts';
import { distributionQuantile } from '../../model/distribution-math.ts';
import { isOpaque, stepFlow } from './step-flow.ts';
import { leastFiringTimeUs, rollbackTriggers } from './firing-time.ts';

/** How long it takes until one service can be well again, in microseconds. */
export interface RecoveryEstimate {
  /** From the onset until a trigger fires. */
  readonly detectionUs: number;
  /** Until somebody declares, where no trigger does. */
  readonly decisionUs: number;
  /** Until the approvals before the first step are given. */
  readonly approvalUs: number;
  readonly stepsUs: number;
  readonly totalUs: number;
  /** The chain of steps up to the first that can help. */
  readonly path: readonly Step[];
}

/**
 * The least time from onset until `service` can be well again, when everything takes what it does at the
 * quantile `p`, 0 to 1; retries and queues are not counted. Undefined when no step can help it, or needs form a cycle.
 */
export function estimateRecovery(
  playbook: Playbook,
  system: System,
  service: string | undefined,
  p: number,
): RecoveryEstimate | undefined {
  const { steps } = stepFlow(playbook);
  const times = finishTimes(tasksAt(steps, playbook, system, p));
  if (times === undefined) return undefined;
  const finish = ({ id }: Step): number => times.get(id) ?? 0;
  const [first] = steps
    .filter((step) => canHelp(step, service, playbook))
    .sort((a, b) => finish(a) - finish(b));
  if (first === undefined) return undefined;
  const start = startOfRollback(playbook, system, p);
  const stepsUs = finish(first);
  return {
    ...start,
    stepsUs,
    totalUs: start.detectionUs + start.decisionUs + start.approvalUs + stepsUs,
    path: chainTo(first, steps, finish),
  };
}

/** When a step can run, in microseconds from the start of the first step. */
export interface StepTimes {
  /** At the median of every step. */
  readonly startUs: number;
  /** How much later it may finish without making the whole longer, at medians. */
  readonly slackUs: number;
  /** When it has finished, with every step at its 95th percentile. */
  readonly slowFinishUs: number;
}

/** The times of the steps that run when nothing fails, by name; undefined when needs form a cycle. */
export function stepTimes(
  playbook: Playbook,
  system: System,
): ReadonlyMap<string, StepTimes> | undefined {
  const { steps } = stepFlow(playbook);
  const usual = criticalPath(tasksAt(steps, playbook, system, 0.5));
  const slow = finishTimes(tasksAt(steps, playbook, system, 0.95));
  if (usual === undefined || slow === undefined) return undefined;
  return new Map(
    [...usual.times].map(([id, { earliestStart, slack }]) => [
      id,
      { startUs: earliestStart, slackUs: slack, slowFinishUs: slow.get(id) ?? 0 },
    ]),
  );
}

const tasksAt = (steps: readonly Step[], playbook: Playbook, system: System, p: number): Task[] =>
  steps.map((step) => ({
    id: step.id,
    needs: step.needs,
    duration: stepTimeUs(step, playbook, system, p),
  }));

function canHelp({ action }: Step, service: string | undefined, { change }: Playbook): boolean {
  if (isOpaque(action)) return true;
  if ('service' in action) return service === undefined || action.service === service;
  if (action.kind === 'migrate') return service === undefined || !change.deploys.has(service);
  return action.kind === 'restore' || action.kind === 'configure' || action.kind === 'apply';
}

function chainTo(last: Step, steps: readonly Step[], finish: (step: Step) => number): Step[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const chain = [last];
  for (let step: Step | undefined = last; step !== undefined && chain.length <= steps.length;) {
    [step] = step.needs
      .flatMap((need) => byId.get(need) ?? [])
      .sort((a, b) => finish(b) - finish(a));
    if (step !== undefined) chain.unshift(step);
  }
  return chain;
}

/** How long one attempt of a step takes, with the person it waits for, at the quantile `p`, in microseconds. */
function stepTimeUs(step: Step, playbook: Playbook, system: System, p: number): number {
  const { action } = step;
  const worker = step.by ?? (action.kind === 'manual' ? action.role : undefined);
  const waitsUs = worker === undefined ? 0 : distributionQuantile(responseOf(system, worker), p);
  const approval = action.kind === 'approve' ? playbook.approvals.get(action.approval) : undefined;
  const approvalUs = approval === undefined ? 0 : approvalTimeUs(approval, playbook, system, p);
  return waitsUs + approvalUs + distributionQuantile(stepTakes(step, system), p);
}

/** How long one attempt of a step takes: as written, otherwise as what it works on says. */
export function stepTakes({ action, takes, takesWritten }: Step, system: System): Distribution {
  if (takesWritten || action.kind !== 'restore') return takes;
  const store = system.stores.get(action.store ?? '');
  const backup = store?.backups?.restore;
  const point = store?.pointInTime?.restore ?? backup;
  const snapshot = system.infrastructure.get(action.infrastructure ?? '')?.snapshotRestore;
  const usual = { backup, 'point-in-time': point, snapshot, replica: undefined }[action.from];
  return usual ?? takes;
}

function startOfRollback(
  playbook: Playbook,
  system: System,
  p: number,
): Pick<RecoveryEstimate, 'detectionUs' | 'decisionUs' | 'approvalUs'> {
  const asked = playbook.declare?.by[0];
  const askUs = asked === undefined ? 0 : distributionQuantile(responseOf(system, asked), p);
  const ways = rollbackTriggers(playbook).map((trigger) => ({
    detectionUs: leastFiringTimeUs(trigger),
    decisionUs: trigger.then === 'ask' ? askUs : 0,
  }));
  const total = (way: (typeof ways)[number]): number => way.detectionUs + way.decisionUs;
  const [quickest] = ways.sort((a, b) => total(a) - total(b));
  const approvals = gatingApprovals(playbook).map((each) =>
    approvalTimeUs(each, playbook, system, p),
  );
  return {
    ...(quickest ?? { detectionUs: 0, decisionUs: askUs }),
    approvalUs: Math.max(0, ...approvals),
  };
}

/** The approvals that are sought before the first step. */
function gatingApprovals({ approvals, steps }: Playbook): Approval[] {
  const byStep = new Set(
    steps.flatMap(({ action }) => (action.kind === 'approve' ? [action.approval] : [])),
  );
  return [...approvals.values()].filter(({ name }) => !byStep.has(name));
}

/**
 * When the last of the quorum answers, as if all asked answered like the quickest role: at most what it takes.
 * At the median by median ranks (A. Benard and E. Bos-Levenbach, 1953).
 */
function approvalTimeUs(approval: Approval, playbook: Playbook, system: System, p: number): number {
  const goesOnUs = expiryUs(approval, playbook, system, p);
  const people = approval.from.reduce((sum, role) => sum + peopleOf(system, role), 0);
  if (approval.quorum > people) return goesOnUs ?? approval.deadlineUs ?? 0;
  const share = p > 0.5 ? p : (approval.quorum - 0.3) / (people + 0.4);
  const answers = approval.from.map((role) =>
    distributionQuantile(responseOf(system, role), share),
  );
  return Math.min(...answers, goesOnUs ?? Infinity);
}

/** When an approval is granted although nobody asked at first has answered; undefined when it is not. */
function expiryUs(
  { deadlineUs, onExpiry, from }: Approval,
  { declare }: Playbook,
  system: System,
  p: number,
): number | undefined {
  if (deadlineUs === undefined || onExpiry === 'abort') return undefined;
  if (onExpiry === 'proceed') return deadlineUs;
  const substitutes = [
    ...from.flatMap((role) => system.roles.get(role)?.delegate ?? []),
    ...(declare?.escalate ?? []).map(({ to }) => to),
    ...(declare?.by ?? []),
  ].filter((role) => !from.includes(role));
  const answers = substitutes.map((role) => distributionQuantile(responseOf(system, role), p));
  return answers.length === 0 ? undefined : deadlineUs + Math.min(...answers);
}

/** How fast a role answers; a role the system does not declare answers as the default does. */
function responseOf(system: System, role: string): Distribution {
  return system.roles.get(role)?.responds ?? defaultResponse;
}

/** How many people share a role; one where the system does not declare it. */
export function peopleOf(system: System, role: string): number {
  return system.roles.get(role)?.people ?? 1;
}
