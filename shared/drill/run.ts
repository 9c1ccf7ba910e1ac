import type { TraceEvent } from '../model/journal.ts';
import type { RunMeasures } from '../model/measures.ts';
import type { Plan } from '../model/plan.ts';
import { Calendar } from './calendar.ts';
import { computeBaseline } from './baseline.ts';
import { compilePlan } from './compile/compile-plan.ts';
import { createWorld } from './create-world.ts';
import { dispatch } from './dispatch.ts';
import { failRun, finishAtBudget } from './finish.ts';
import { scheduleDualWrites } from './new-values.ts';
import { stateChanged } from './observe.ts';
import type { World } from './state.ts';
import { startSampling } from './triggers.ts';
import { scheduleWorkload } from './workload.ts';

/** Plays one seed; `emit` gets every event in order of time. */
type Runner = (seed: number, emit?: (event: TraceEvent) => void) => RunMeasures;

/** Most things that may happen in one run; beyond, it ends with a reason that says what kept going. */
const MOST_EVENTS = 2_000_000;

/**
 * Makes ready to play many seeds of `plan`, which must be linked and without errors. Each run is a
 * function of plan and seed alone, whether or not its events are asked for. It never throws on such a plan and
 * always ends: when the virtual time of the scenario's budget is over, or after two million events.
 */
export function prepareRun(plan: Plan): Runner {
  const specs = compilePlan(plan);
  const baseline = computeBaseline(specs);
  const calendar: World['calendar'] = new Calendar();
  return (seed, emit) => {
    calendar.clear();
    const world = createWorld(specs, baseline, seed, emit, { calendar });
    play(world);
    return world.measurer.result();
  };
}

const prepared = new WeakMap<Plan, Runner>();

/** Plays one seed of `plan`, see `prepareRun`; what can be prepared is kept for as long as `plan` lives. */
export function run(plan: Plan, seed: number, emit?: (event: TraceEvent) => void): RunMeasures {
  let runner = prepared.get(plan);
  if (runner === undefined) {
    runner = prepareRun(plan);
    prepared.set(plan, runner);
  }
  return runner(seed, emit);
}

function play(world: World): void {
  start(world);
  const { budgetUs } = world.specs.plan.scenario;
  const { calendar } = world;
  for (let played = 0; !world.ended && calendar.nextUs <= budgetUs; played++) {
    world.nowUs = Math.max(world.nowUs, calendar.nextUs);
    const due = calendar.next();
    if (due === undefined) break;
    if (played >= MOST_EVENTS) failRun(world, `too many events, the last of them ${due.kind}`);
    else dispatch(world, due);
  }
  if (world.ended) return;
  world.nowUs = Math.max(world.nowUs, budgetUs);
  finishAtBudget(world);
}

/** Puts on the calendar what the scenario and the triggers bring. */
export function start(world: World): void {
  scheduleWorkload(world);
  scheduleDualWrites(world);
  for (const entry of world.specs.plan.scenario.timeline) {
    world.calendar.schedule(entry.atUs, { kind: 'entry', entry });
  }
  for (const { triggers } of world.rollbacks) {
    for (const trigger of triggers) startSampling(world, trigger);
  }
  stateChanged(world);
}
