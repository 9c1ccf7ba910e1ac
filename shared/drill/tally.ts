import type { FailureMode, Phases } from '../model/measures.ts';
import type { Outcome } from '../model/scenario.ts';
import { CriticalityTally } from './criticality.ts';
import { Population, phaseTime, recoveryPoint, recoveryTime } from './populations.ts';
import type { RunSample } from './sample-run.ts';
import { Spread } from './statistics/spread.ts';
import { compareText } from './compare-text.ts';

const phaseNames = [
  'detectionUs',
  'decisionUs',
  'approvalUs',
  'executionUs',
  'validationUs',
] as const satisfies readonly (keyof Phases)[];

/** A way in which runs ended, while it is counted. */
type Mode = { -readonly [K in keyof FailureMode]: FailureMode[K] };

/**
 * What is kept of the runs of a drill to judge them together: the same in whatever order they are added, and of the same size
 * however many they are.
 */
export class DrillTally {
  readonly recoveryTimes = new Population();
  readonly recoveryPoints = new Population();
  readonly phases: Readonly<Record<keyof Phases, Population>> = {
    detectionUs: new Population(),
    decisionUs: new Population(),
    approvalUs: new Population(),
    executionUs: new Population(),
    validationUs: new Population(),
  };
  readonly lostRecords = new Spread();
  readonly criticality = new CriticalityTally();
  readonly #outcomes = new Map<Outcome, number>();
  /** By outcome and text. */
  readonly #modes = new Map<Outcome, Map<string, Mode>>();
  #runs = 0;

  /** That of `samples`. */
  static of(samples: Iterable<RunSample>): DrillTally {
    const tally = new DrillTally();
    for (const sample of samples) tally.add(sample);
    return tally;
  }

  get runs(): number {
    return this.#runs;
  }

  add(sample: RunSample): void {
    const { outcome } = sample;
    this.#runs += 1;
    this.#outcomes.set(outcome, this.countOf(outcome) + 1);
    this.recoveryTimes.add(outcome, recoveryTime(sample));
    this.recoveryPoints.add(outcome, recoveryPoint(sample));
    for (const phase of phaseNames) this.phases[phase].add(outcome, phaseTime(sample, phase));
    this.lostRecords.add(sample.lostRecords);
    this.criticality.add(sample);
    this.#addMode(sample);
  }

  /** How many runs ended so. */
  countOf(outcome: Outcome): number {
    return this.#outcomes.get(outcome) ?? 0;
  }

  /** How often each outcome came, most frequent first, ties by text. */
  get outcomes(): { readonly outcome: Outcome; readonly count: number }[] {
    return [...this.#outcomes]
      .map(([outcome, count]) => ({ outcome, count }))
      .sort((one, other) => other.count - one.count || compareText(one.outcome, other.outcome));
  }

  /**
   * The ways in which runs ended, good and bad, each with the smallest seed that shows it: runs with the same
   * outcome and the same text are one. Most frequent first, ties by text.
   */
  get modes(): FailureMode[] {
    const modes = [...this.#modes.values()].flatMap((ofOutcome) => [...ofOutcome.values()]);
    return modes.sort(
      (one, other) =>
        other.count - one.count ||
        compareText(one.mode, other.mode) ||
        compareText(one.outcome, other.outcome),
    );
  }

  #addMode({ mode, outcome, seed }: RunSample): void {
    const modes = this.#modes.get(outcome) ?? new Map<string, Mode>();
    if (modes.size === 0) this.#modes.set(outcome, modes);
    const known = modes.get(mode);
    if (known === undefined) modes.set(mode, { mode, outcome, count: 1, seed });
    else {
      known.count += 1;
      known.seed = Math.min(known.seed, seed);
    }
  }
}
