import type { Phases } from '../model/measures.ts';
import type { Outcome } from '../model/scenario.ts';
import type { RunSample } from './sample-run.ts';
import type { CensoredSample } from './statistics/percentile.ts';

/** The runs that one measure applies to. */
export interface Population extends CensoredSample {
  /** For each censored run what it had come to at its end, ascending: its value is no less. */
  readonly atLeast: readonly number[];
  /** Runs that the measure does not apply to, by their outcome. */
  readonly leftOut: ReadonlyMap<Outcome, number>;
}

/** What one run says of a measure: its value, that it is no less than `atLeast`, or nothing. */
type Reading = number | { readonly atLeast: number } | undefined;

/**
 * Recovery times: of runs that recovered, and censored ones of runs that did not. Where there was no
 * need, or people decided against a rollback, nothing recovered that could be timed: those are left out.
 */
export function recoveryTimes(samples: readonly RunSample[]): Population {
  return population(samples, ({ outcome, rtaUs }) => {
    if (outcome === 'not-recovered') return { atLeast: Infinity };
    return outcome === 'recovered' ? (rtaUs ?? undefined) : undefined;
  });
}

/**
 * Recovery points: of every run but those without degradation. What a run that did not recover had lost
 * by its end counts as the least that it will have lost.
 */
export function recoveryPoints(samples: readonly RunSample[]): Population {
  return population(samples, ({ outcome, rpaUs }) => {
    if (outcome === 'not-needed') return undefined;
    return outcome === 'not-recovered' ? { atLeast: rpaUs } : rpaUs;
  });
}

/**
 * One phase: of every run that says how long it took; a run that did not recover never ended the others.
 * Runs that were not rolled back have been detected, and no phase after that.
 */
export function phaseTimes(samples: readonly RunSample[], phase: keyof Phases): Population {
  return population(samples, (sample) => {
    const isRollback = sample.outcome === 'recovered' || sample.outcome === 'not-recovered';
    if (!isRollback && phase !== 'detectionUs') return undefined;
    const tookUs = sample[phase];
    if (tookUs !== null) return tookUs;
    return sample.outcome === 'not-recovered' ? { atLeast: Infinity } : undefined;
  });
}

function population(
  samples: readonly RunSample[],
  read: (sample: RunSample) => Reading,
): Population {
  const sorted: number[] = [];
  const atLeast: number[] = [];
  const leftOut = new Map<Outcome, number>();
  for (const sample of samples) {
    const reading = read(sample);
    if (reading === undefined) leftOut.set(sample.outcome, (leftOut.get(sample.outcome) ?? 0) + 1);
    else if (typeof reading === 'number') sorted.push(reading);
    else atLeast.push(reading.atLeast);
  }
  // Not a difference: that of two infinities is not a number.
  const ascending = (one: number, other: number): number =>
    one < other ? -1 : one > other ? 1 : 0;
  return {
    sorted: sorted.sort(ascending),
    censored: atLeast.length,
    atLeast: atLeast.sort(ascending),
    leftOut,
  };
}
