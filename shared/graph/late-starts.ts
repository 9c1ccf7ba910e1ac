import type { Dependent } from './graph.ts';
import type { Distribution } from '../model/distribution.ts';
import { hashKey } from '../model/random.ts';
import { normalQuantile } from '../model/normal.ts';
import { topologicalOrder } from './order.ts';

/** A piece of work that starts when all it needs has finished, and takes a time that is not the same every time. */
export interface VaryingTask extends Dependent {
  readonly takes: Distribution;
}

/** Often enough for a 95th percentile to two digits, few enough to follow typing with a thousand steps; and a prime. */
const plays = 1009;
const cells = 500;

/**
 * By when each task has started in the share `share` of plays, in microseconds from the common start: by simulation, because
 * of several needs the latest counts, which no sum of percentiles gives. The same tasks always give the same figures;
 * `undefined` when needs form a cycle.
 */
export function lateStarts(
  tasks: readonly VaryingTask[],
  share = 0.95,
): ReadonlyMap<string, number> | undefined {
  const { order, cycles } = topologicalOrder(tasks);
  if (cycles.length > 0) return undefined;
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const finishes = new Map<string, Float64Array>();
  const late = new Map<string, number>();
  for (const id of order) {
    const task = byId.get(id);
    if (task === undefined) continue;
    const starts = latest(task.needs.flatMap((need) => finishes.get(need) ?? []));
    const draw = drawer(task.takes);
    const luck = lots(id);
    finishes.set(
      id,
      starts.map((start, play) => start + draw(luck(play))),
    );
    late.set(id, Math.round(starts.toSorted()[Math.ceil(share * plays) - 1] ?? 0));
  }
  return late;
}

/**
 * The luck of a task in each play: all of its plays are spread evenly over its luck, in an order of its own, so that one task
 * alone has exactly its percentiles (a rank-1 lattice; M. McKay et al., 1979, on sampling in strata).
 */
function lots(id: string): (play: number) => number {
  const key = hashKey(id);
  const factor = 1 + (key % (plays - 1));
  const offset = hashKey(`${id} offset`) % plays;
  return (play) => (((factor * play + offset) % plays) + 0.5) / plays;
}

/** Play by play, the latest of what a task needs; 0 where it needs nothing. */
function latest(needs: readonly Float64Array[]): Float64Array {
  const starts = new Float64Array(plays);
  for (const finish of needs)
    finish.forEach((at, play) => {
      if (at > (starts[play] ?? 0)) starts[play] = at;
    });
  return starts;
}

/** What a number between 0 and 1 stands for; of figures that fit no distribution, their middle. */
function drawer(takes: Distribution): (u: number) => number {
  switch (takes.kind) {
    case 'constant':
      return () => takes.valueUs;
    case 'exponential':
      return (u) => -takes.meanUs * Math.log(1 - u);
    case 'lognormal': {
      const { p50Us, p95Us } = takes;
      if (!(p50Us > 0 && p95Us > p50Us)) return () => p50Us;
      const deviation = Math.log(p95Us / p50Us) / normalQuantile(0.95);
      return (u) => p50Us * Math.exp(deviation * normalQuantile(u));
    }
    case 'empirical': {
      const sorted = takes.valuesUs.toSorted((a, b) => a - b);
      return (u) => sorted[Math.floor(u * sorted.length)] ?? 0;
    }
    case 'pert':
      return pertDrawer(takes);
  }
}

/** Beta-PERT with shape 4, by summing its density over even cells. Source: D. Malcolm et al., 1959. */
function pertDrawer({
  minUs,
  likelyUs,
  maxUs,
}: Extract<Distribution, { kind: 'pert' }>): (u: number) => number {
  const range = maxUs - minUs;
  if (!(range > 0 && likelyUs >= minUs && likelyUs <= maxUs)) return () => likelyUs;
  const up = (4 * (likelyUs - minUs)) / range;
  const upTo = new Float64Array(cells + 1);
  for (let cell = 0; cell < cells; cell++) {
    const x = (cell + 0.5) / cells;
    const density = Math.exp(up * Math.log(x) + (4 - up) * Math.log(1 - x));
    upTo[cell + 1] = (upTo[cell] ?? 0) + density;
  }
  const whole = upTo[cells] ?? 1;
  return (u) => minUs + (range * cellOf(upTo, u * whole)) / cells;
}

/** The place of a sum among growing sums, with the part of its cell. */
function cellOf(upTo: Float64Array, sum: number): number {
  let low = 0;
  let high = upTo.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) <= sum) low = middle;
    else high = middle;
  }
  const from = upTo[low] ?? 0;
  return low + (sum - from) / ((upTo[high] ?? 1) - from);
}
