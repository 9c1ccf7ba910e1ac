import type { Phases } from '../model/measures.ts';
import type { Outcome } from '../model/scenario.ts';
import type { RunSample } from './sample-run.ts';
import type { CensoredSample } from './statistics/percentile.ts';
import { Spread } from './statistics/spread.ts';

/** What one run says of a measure: its value, that it is no less than `atLeast`, or nothing. */
type Reading = number | { readonly atLeast: number } | undefined;

/** The runs that one measure applies to. */
export class Population implements CensoredSample {
  readonly known = new Spread();
  /** For each censored run what it had come to at its end: its value is no less. */
  readonly atLeast = new Spread();
  /** Runs that the measure does not apply to, by their outcome. */
  readonly leftOut = new Map<Outcome, number>();

  get censored(): number {
    return this.atLeast.count;
  }

  get count(): number {
    return this.known.count + this.atLeast.count;
  }

  add(outcome: Outcome, reading: Reading): void {
    if (reading === undefined) this.leftOut.set(outcome, (this.leftOut.get(outcome) ?? 0) + 1);
    else if (typeof reading === 'number') this.known.add(reading);
    else this.atLeast.add(reading.atLeast);
  }
}

/**
 * The recovery time: of a run that recovered, and censored of one that did not. Where there was no
 * need, or people decided against a rollback, nothing recovered that could be timed: those are left out.
 */
export function recoveryTime({ outcome, rtaUs }: RunSample): Reading {
  if (outcome === 'not-recovered') return { atLeast: Infinity };
  return outcome === 'recovered' ? (rtaUs ?? undefined) : undefined;
}

/**
 * The recovery point: of every run but those without degradation. What a run that did not recover had lost
 * by its end counts as the least that it will have lost.
 */
export function recoveryPoint({ outcome, rpaUs }: RunSample): Reading {
  if (outcome === 'not-needed') return undefined;
  return outcome === 'not-recovered' ? { atLeast: rpaUs } : rpaUs;
}

/**
 * One phase: of every run that says how long it took; a run that did not recover never ended the others.
 * Runs that were not rolled back have been detected, and no phase after that.
 */
export function phaseTime(sample: RunSample, phase: keyof Phases): Reading {
  const isRollback = sample.outcome === 'recovered' || sample.outcome === 'not-recovered';
  if (!isRollback && phase !== 'detectionUs') return undefined;
  const tookUs = sample[phase];
  if (tookUs !== null) return tookUs;
  return sample.outcome === 'not-recovered' ? { atLeast: Infinity } : undefined;
}
