import { expect, test } from 'vitest';
import { DrillTally } from '../../shared/drill/tally.ts';
import { isPrecise, isWhole, nextLook } from '../../shared/drill/precision.ts';
import { summariseRuns } from '../support/summarise-runs.ts';
import type { RunSample } from '../../shared/drill/sample-run.ts';
import { hashKey, uniform } from '../../shared/model/random.ts';
import { ask, minute, recovered, run, times } from './drill-samples.ts';

/** Recovery within 10 to 20 minutes, uniformly. */
const draw = (seed: number): RunSample =>
  recovered(seed, 10 + 10 * uniform(seed, hashKey('t'), 0, 0, 0));
const question = ask();

test('looks come after 250 runs, and after twice as many each time, up to all', () => {
  expect([0, 1, 249, 250, 999, 1000].map((made) => nextLook(made, 5000))).toEqual([
    250, 250, 250, 500, 1000, 2000,
  ]);
  expect(nextLook(4000, 5000)).toBe(5000);
  expect(nextLook(0, 10)).toBe(10);
});

/** After how many of `samples` a drill that was asked for these runs is whole; `undefined` when it never is. */
function due(
  samples: readonly RunSample[],
  asked: { runs: number; precision?: number },
): number | undefined {
  const tally = new DrillTally();
  for (const sample of samples) {
    tally.add(sample);
    if (isWhole(question, tally, asked)) return tally.runs;
  }
  return undefined;
}

test('a drill is whole at the first look that finds it precise', () => {
  const samples = times(8000, draw);
  const coarse = due(samples, { runs: 8000, precision: 0.02 });
  const fine = due(samples, { runs: 8000, precision: 0.004 }) ?? 0;
  expect(coarse).toBeLessThan(fine);
  expect(isPrecise(question, DrillTally.of(samples.slice(0, fine)), 0.004)).toBe(true);
  expect(isPrecise(question, DrillTally.of(samples.slice(0, fine / 2)), 0.004)).toBe(false);
  expect(due(samples, { runs: 8000, precision: 0.00001 })).toBe(8000);
  expect(due(samples, { runs: 8000 })).toBe(8000);
  expect(due(samples, { runs: 8001 })).toBeUndefined();
});

test('between two looks it is not whole, however precise', () => {
  const samples = times(8000, draw);
  const whole = (runs: number): boolean =>
    isWhole(question, DrillTally.of(samples.slice(0, runs)), { runs: 8000, precision: 0.1 });
  expect([249, 250, 251, 500].map(whole)).toEqual([false, true, false, true]);
});

test('runs that do not recover, and data that are lost, keep it from being precise', () => {
  const samples = times(4000, draw);
  const lossy = samples.map((one, index) =>
    index % 10 === 0 ? run(one.seed, 'not-recovered') : one,
  );
  expect(isPrecise(question, DrillTally.of(lossy), 0.5)).toBe(false);
  const losing = samples.map((one) => ({
    ...one,
    rpaUs: one.seed % 20 === 0 ? one.seed * minute : 0,
  }));
  expect(isPrecise(question, DrillTally.of(losing), 0.02)).toBe(false);
  expect(isPrecise(question, DrillTally.of(samples), 0.02)).toBe(true);
});

test('what a minute less of a step saves is how often it was critical around the percentile', () => {
  // The slow tenth of the runs is decided by `b`, all others by `a`.
  const samples = times(1000, (seed) =>
    recovered(seed, seed / 100, { critical: [seed > 900 ? 'b' : 'a', 'c'] }),
  );
  const saves = (percentile: number) =>
    Object.fromEntries(
      summariseRuns(ask({}, { percentile }), samples, false).criticality.map((entry) => [
        entry.step,
        entry.saves?.value,
      ]),
    );
  expect(saves(0.95)).toEqual({ a: 0, b: 1, c: 1 });
  expect(saves(0.5)).toEqual({ a: 1, b: 0, c: 1 });
  expect(saves(0.9)['b']).toBeCloseTo(0.5, 1);
  const few = summariseRuns(question, samples.slice(0, 5), false);
  expect(few.criticality.every(({ saves: each }) => each === undefined)).toBe(true);
});
