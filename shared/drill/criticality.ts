import type { ShareEstimate, StepCriticality } from '../model/measures.ts';
import { compareText } from './compare-text.ts';
import type { RunSample } from './sample-run.ts';
import { Buckets } from './statistics/buckets.ts';
import { percentileRank } from './statistics/percentile.ts';
import { estimateShare } from './statistics/share.ts';

/** Runs of about the same recovery time, and in how many of them each step was critical. */
interface Paths {
  runs: number;
  readonly steps: Map<string, number>;
}

/** Recovery times that are told apart: about twenty of each percent of the runs. */
const MOST_TIMES = 2_048;
/** Fewest runs around a percentile that say anything of it. */
const FEWEST = 10;
/** Share of all runs on either side of the percentile that counts as around it. */
const REACH = 0.02;

/** Which steps decided how long recovery took, over many runs. */
export class CriticalityTally {
  readonly #all = emptyPaths();
  readonly #byTime = new Buckets<Paths>(MOST_TIMES, emptyPaths, join);
  #lost = 0;

  add({ outcome, rtaUs, critical }: RunSample): void {
    if (critical.length > 0) count(this.#all, critical);
    if (outcome === 'not-recovered') this.#lost += 1;
    else if (outcome === 'recovered' && rtaUs !== null) count(this.#byTime.at(rtaUs), critical);
  }

  /**
   * For each step that ever was on a critical path, the share of the runs that have one in which it was; above 0
   * to 1, highest first, ties by id. Beside it what shortening it would save at `percentile`, see `#around`.
   */
  at(percentile: number): StepCriticality[] {
    const around = this.#around(percentile);
    return [...this.#all.steps]
      .map(([step, runs]) => ({
        step,
        index: runs / this.#all.runs,
        ...optional('saves', savedBy(step, around)),
      }))
      .sort((one, other) => other.index - one.index || compareText(one.step, other.step));
  }

  /**
   * The runs whose recovery time is about that of `percentile`: the derivative of a percentile is the mean derivative of the
   * runs at it (L. J. Hong, "Estimating quantile sensitivities", 2009), and a run gets shorter by a minute for every minute
   * less of a step on its critical path. Runs that took as long as one of them are among them.
   */
  #around(percentile: number): Paths {
    const { entries } = this.#byTime;
    const all = entries.reduce((sum, [, { runs }]) => sum + runs, this.#lost);
    const rank = percentileRank(all, percentile);
    const reach = Math.max(FEWEST, Math.round(REACH * all));
    const found = emptyPaths();
    let passed = 0;
    for (const [, paths] of entries) {
      const before = passed;
      passed += paths.runs;
      if (passed >= rank - reach && before < rank + reach) join(found, paths);
    }
    return found;
  }
}

function emptyPaths(): Paths {
  return { runs: 0, steps: new Map() };
}

/** Counts a run with these steps on its critical path, each once. */
function count(into: Paths, critical: readonly string[]): void {
  into.runs += 1;
  critical.forEach((step, index) => {
    if (critical.indexOf(step) === index) into.steps.set(step, (into.steps.get(step) ?? 0) + 1);
  });
}

function join(into: Paths, from: Paths): void {
  into.runs += from.runs;
  for (const [step, runs] of from.steps) into.steps.set(step, (into.steps.get(step) ?? 0) + runs);
}

function savedBy(step: string, { runs, steps }: Paths): ShareEstimate | undefined {
  return runs < FEWEST ? undefined : estimateShare(steps.get(step) ?? 0, runs);
}

function optional<K extends string, V>(name: K, value: V | undefined): { readonly [N in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [N in K]?: V });
}
