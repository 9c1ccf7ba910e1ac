import type { Approval, Playbook, Step } from '../model/playbook.ts';
import { actionText } from './action-text.ts';
import type { CriticalPath, TaskTimes } from './critical-path.ts';
import { criticalPath } from './critical-path.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { estimate } from './estimate.ts';
import { lateStarts } from './late-starts.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { topologicalOrder } from './order.ts';

/** The steps of a playbook as a graph, and when each can run. */
export interface PlaybookGraph {
  readonly graph: Graph;
  /**
   * By step id, in microseconds, from median durations: retries, failures, verification and the wait
   * for approvals are not counted. Absent when needs form a cycle.
   */
  readonly schedule?: CriticalPath;
}

/**
 * The steps of `playbook` with what each needs. An approval that no step asks for gates the first
 * steps. Of a playbook with errors, needs of unknown steps are left out and of equal ids the first kept.
 */
export function playbookGraph(playbook: Playbook): PlaybookGraph {
  const steps = [...new Map(playbook.steps.toReversed().map((step) => [step.id, step])).values()];
  steps.reverse();
  const known = new Map(steps.map((step) => [step.id, step]));
  const tasks = steps.map(({ id, needs, takes }) => {
    return { id, needs, duration: estimate(takes).p50Us };
  });
  const schedule = criticalPath(tasks);
  const late = lateStarts(steps);
  const inCycle = new Set(topologicalOrder(tasks).cycles.flat());
  const gates = [...playbook.approvals.values()].filter(
    ({ name }) =>
      !steps.some(({ action }) => action.kind === 'approve' && action.approval === name),
  );
  const first = steps.filter((step) => !step.needs.some((need) => known.has(need)));
  const graph: Graph = {
    nodes: [
      ...gates.map((gate) => approvalNode(gate)),
      ...steps.map((step) =>
        stepNode(step, playbook, { schedule, late, isInCycle: inCycle.has(step.id) }),
      ),
    ],
    edges: [
      ...gates.flatMap((gate) =>
        first.map(({ id }) => ({ from: approvalId(gate), to: id, kind: 'gate' as const })),
      ),
      ...steps.flatMap((step) => needEdges(step, known, schedule)),
    ],
    criticalMeaning: criticalMeaning(schedule),
    direction: 'down',
  };
  return { graph, ...(schedule && { schedule }) };
}

function criticalMeaning(schedule: CriticalPath | undefined): string {
  if (schedule === undefined) return 'critical path';
  return `critical path, ${roughly(schedule.total)} at the median`;
}

function needEdges(
  step: Step,
  known: ReadonlyMap<string, Step>,
  schedule: CriticalPath | undefined,
): GraphEdge[] {
  const place = schedule?.path.indexOf(step.id) ?? -1;
  const before = place > 0 ? schedule?.path[place - 1] : undefined;
  return [...new Set(step.needs)]
    .filter((need) => known.has(need))
    .map((need) => ({ from: need, to: step.id, kind: 'order', critical: need === before }));
}

/** When steps can run, as far as that can be told. */
interface Times {
  readonly schedule: CriticalPath | undefined;
  readonly late: ReadonlyMap<string, number> | undefined;
  readonly isInCycle: boolean;
}

function stepNode(step: Step, playbook: Playbook, { schedule, late, isInCycle }: Times): GraphNode {
  const { id, action, takes, at } = step;
  const { p50Us, p95Us } = estimate(takes);
  const approval = action.kind === 'approve' ? playbook.approvals.get(action.approval) : undefined;
  const [typical, slow] = [roughly(p50Us), roughly(p95Us)];
  const critical = schedule?.path.includes(id) === true;
  const times = schedule?.times.get(id);
  return {
    id,
    label: id,
    kind: action.kind === 'approve' ? 'approval' : 'step',
    ...(action.kind === 'approve' ? {} : { detail: action.kind }),
    lines: [
      actionText(action),
      ...(approval ? approvalLines(approval) : []),
      typical === slow ? `takes ${typical}` : `takes ${typical}, up to ${slow}`,
      ...(times ? [startText(times, late?.get(id))] : []),
    ],
    badges: stepBadges(step, isInCycle, times),
    critical,
    at,
  };
}

function startText({ earliestStart }: TaskTimes, lateUs: number | undefined): string {
  const start = earliestStart === 0 ? 'starts at once' : `starts at ${roughly(earliestStart)}`;
  return lateUs === undefined || lateUs === 0 ? start : `${start}, p95 ${roughly(lateUs)}`;
}

function stepBadges(step: Step, inCycle: boolean, times: TaskTimes | undefined): string[] {
  return [
    ...(inCycle ? ['in a cycle'] : []),
    ...(times === undefined ? [] : [slackText(times)]),
    ...(step.by === undefined || step.action.kind === 'manual' ? [] : [`by ${step.by}`]),
    ...(step.retry.attempts > 1 ? [`${step.retry.attempts} attempts`] : []),
    ...(step.reversible ? [] : ['irreversible']),
    ...(step.verify ? ['verified'] : []),
  ];
}

const slackText = ({ slack }: TaskTimes): string =>
  slack === 0 ? 'no slack' : `slack ${roughly(slack)}`;

function approvalNode(approval: Approval): GraphNode {
  return {
    id: approvalId(approval),
    label: approval.name,
    kind: 'approval',
    lines: approvalLines(approval),
    at: approval.at,
  };
}

/** No step id contains a colon, so that the two cannot collide. */
function approvalId({ name }: Approval): string {
  return `approval:${name}`;
}

function approvalLines({ from, quorum, deadlineUs, onExpiry }: Approval): string[] {
  return [
    `${quorum} of ${from.join(', ')}`,
    ...(deadlineUs === undefined ? [] : [`within ${roughly(deadlineUs)}, else ${onExpiry}`]),
  ];
}

/** A duration without the tenths of seconds that an estimate cannot promise. */
function roughly(durationUs: number): string {
  const precisionUs = durationUs >= 10_000_000 ? 1_000_000 : 1_000;
  return formatDuration(Math.round(durationUs / precisionUs) * precisionUs);
}
