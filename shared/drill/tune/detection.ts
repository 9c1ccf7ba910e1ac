import type { Plan } from '../../model/plan.ts';
import type { Trigger } from '../../model/playbook.ts';
import { computeBaseline } from '../baseline.ts';
import { compilePlan } from '../compile/compile-plan.ts';
import { isWithin, trueValue } from '../conditions.ts';
import { createWorld } from '../create-world.ts';
import { dispatch } from '../dispatch.ts';
import { percentileRank } from '../statistics/percentile.ts';
import { prepareRun, start } from '../run.ts';

/** How quickly a trigger finds what a scenario breaks, over many seeds. */
export interface Detection {
  /** Percentiles of the time from onset to firing, in microseconds; absent where it falls among those that never fired. */
  readonly p50Us?: number;
  readonly p95Us?: number;
  /** Share of the runs with degradation in which it never fired, 0 to 1. */
  readonly missed: number;
  /** Runs with degradation. */
  readonly runs: number;
}

/** Plays `runs` seeds of `plan` in which nothing but `trigger` can notice anything. */
export function detectBy(plan: Plan, trigger: Trigger, runs: number): Detection {
  const run = prepareRun(unattended(plan, { ...trigger, then: 'rollback' }));
  const delays: number[] = [];
  for (let index = 0; index < runs; index++) {
    const { onsetUs, detectedUs } = run(plan.scenario.seed + index).milestones;
    if (onsetUs === undefined) continue;
    delays.push(detectedUs === undefined ? Infinity : Math.max(0, detectedUs - onsetUs));
  }
  delays.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const missed = delays.filter((delay) => delay === Infinity).length;
  const at = (percentile: number): number | undefined => {
    const value = delays[percentileRank(delays.length, percentile) - 1];
    return value === Infinity ? undefined : value;
  };
  const [p50Us, p95Us] = [at(0.5), at(0.95)];
  return {
    ...(p50Us === undefined ? {} : { p50Us }),
    ...(p95Us === undefined ? {} : { p95Us }),
    missed: delays.length === 0 ? 0 : missed / delays.length,
    runs: delays.length,
  };
}

/** `plan` with one trigger or none, nobody who is told anything, and nothing to execute. */
function unattended(plan: Plan, trigger?: Trigger): Plan {
  const { playbook, scenario } = plan;
  return {
    ...plan,
    playbook: {
      ...playbook,
      triggers: new Map(trigger === undefined ? [] : [[trigger.name, trigger]]),
      approvals: new Map(),
      steps: [],
      communicate: [],
    },
    scenario: {
      ...scenario,
      timeline: scenario.timeline.filter(({ inject }) => inject === undefined),
      duringRollback: [],
    },
  };
}

/** The value farthest beyond the bound of `trigger` that its metric truly comes to in the first seed of `plan`, if nobody does anything. */
export function worstValue(plan: Plan, { when }: Trigger): number | undefined {
  const specs = compilePlan(unattended(plan));
  const world = createWorld(specs, computeBaseline(specs), plan.scenario.seed, undefined);
  const node = world.nodeByName.get(when.subject);
  if (node === undefined) return undefined;
  start(world);
  let worst = trueValue(world, node, when.metric);
  const { calendar } = world;
  const { budgetUs } = plan.scenario;
  for (let due = calendar.next(); due !== undefined; due = calendar.next()) {
    dispatch(world, due);
    const value = trueValue(world, node, when.metric);
    if (isWithin(when.comparison, worst, value)) worst = value;
    world.nowUs = Math.max(world.nowUs, Math.min(budgetUs, calendar.nextUs));
    if (world.ended || calendar.nextUs > budgetUs) break;
  }
  return worst;
}
