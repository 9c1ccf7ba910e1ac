import type { TraceEvent } from '../model/journal.ts';
import type { RunMeasures } from '../model/measures.ts';
import type { Plan } from '../model/plan.ts';
import type { Plant } from './plant.ts';
import { computeBaseline } from './baseline.ts';
import { compilePlan } from './compile/compile-plan.ts';
import { createWorld } from './create-world.ts';
import { dispatch } from './dispatch.ts';
import { finishAtBudget } from './finish.ts';
import { start } from './run.ts';
import type { World } from './state.ts';

/** What a stepped run is played with. */
export interface SteppedRunOptions {
  readonly plan: Plan;
  readonly seed: number;
  readonly plant: Plant;
  readonly emit: (event: TraceEvent) => void;
}

/**
 * One run on a clock that somebody else keeps, with a plant in place of the model. Declared durations, people
 * and decisions are drawn as in virtual time; when things happen, and what comes of them, is measured.
 */
export class SteppedRun {
  readonly #world: World;

  constructor({ plan, seed, plant, emit }: SteppedRunOptions) {
    const specs = compilePlan(plan);
    this.#world = createWorld(specs, computeBaseline(specs), seed, emit, { plant });
    start(this.#world);
  }

  /** When something is due next, in microseconds of drill time; the end of the budget at the latest. */
  get nextUs(): number {
    return Math.min(this.#world.calendar.nextUs, this.#world.specs.plan.scenario.budgetUs);
  }

  get ended(): boolean {
    return this.#world.ended;
  }

  /** Lets happen what is due by `nowUs`, at `nowUs`, and looks at the plant. */
  advance(nowUs: number): void {
    const world = this.#world;
    if (this.ended) return;
    world.nowUs = Math.max(world.nowUs, nowUs);
    dispatch(world, { kind: 'look' });
    this.#playDue();
    if (world.nowUs >= world.specs.plan.scenario.budgetUs) finishAtBudget(world);
  }

  #playDue(): void {
    const { calendar } = this.#world;
    while (!this.#world.ended && calendar.nextUs <= this.#world.nowUs) {
      const due = calendar.next();
      if (due !== undefined) dispatch(this.#world, due);
    }
  }

  /** The figures of what has happened so far. */
  result(): RunMeasures {
    return this.#world.measurer.result();
  }
}
