import type { DrillTime, Verdict } from './journal.ts';
import type { Outcome } from './scenario.ts';

/**
 * The parts of a recovery time, in microseconds; they sum exactly to the RTA.
 * A part that came after recovery is 0: recovery can precede the end of execution.
 */
export interface Phases {
  /** onset → detected */
  readonly detectionUs: number;
  /** detected → declared */
  readonly decisionUs: number;
  /** declared → started: approvals, and waiting for what the first steps need */
  readonly approvalUs: number;
  /** started → executed */
  readonly executionUs: number;
  /** executed → recovered */
  readonly validationUs: number;
}

/** Milestones of one run, in drill time; absent when not reached. */
export interface Milestones {
  readonly onsetUs?: DrillTime;
  readonly detectedUs?: DrillTime;
  readonly declaredUs?: DrillTime;
  readonly approvedUs?: DrillTime;
  readonly startedUs?: DrillTime;
  readonly executedUs?: DrillTime;
  readonly verifiedUs?: DrillTime;
  readonly recoveredUs?: DrillTime;
}

export interface StoreMeasure {
  readonly store: string;
  /** Recovery point actual. */
  readonly rpaUs: number;
  /** Acknowledged writes that no longer exist. */
  readonly lostRecords: number;
  /** Values dropped by a down-migration from records that still exist. */
  readonly lostValues: number;
  /** Wrong records still present at the end. */
  readonly corruptRecords: number;
}

export interface StepMeasure {
  readonly step: string;
  readonly action: string;
  readonly status: 'succeeded' | 'failed' | 'skipped' | 'running';
  readonly attempts: number;
  readonly startedUs: DrillTime;
  readonly endedUs: DrillTime;
}

/** Everything measured in one run, computed from its events alone. */
export interface RunMeasures {
  readonly outcome: Outcome;
  readonly mode: string;
  readonly milestones: Milestones;
  /** Recovery time actual: recovered − onset; absent when it did not recover. */
  readonly rtaUs?: number;
  readonly phases?: Phases;
  /** The largest of the stores; 0 without stores. */
  readonly rpaUs: number;
  readonly lostRecords: number;
  readonly stores: readonly StoreMeasure[];
  readonly steps: readonly StepMeasure[];
  /** Ids of the steps that determined when the outage ended, in order; without a recovery, when execution did. */
  readonly critical: readonly string[];
  /** Requests that failed between onset and the end. */
  readonly failedRequests: number;
}

/** A 95% confidence interval; a bound that the sample is too small for is absent. */
export interface Interval {
  readonly low?: number;
  readonly high?: number;
}

/** A percentile of a sample with its interval by order statistics. `value` is absent when the percentile falls among censored runs. */
export interface PercentileEstimate extends Interval {
  /** 0 to 1. */
  readonly percentile: number;
  readonly value?: number;
}

/** A share of runs, 0 to 1, with its Wilson score interval. */
export interface ShareEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Percentiles of one measure in microseconds; censored runs count as larger than every value. */
export interface MeasureSummary {
  readonly count: number;
  readonly censored: number;
  readonly mean?: number;
  readonly min?: number;
  readonly max?: number;
  readonly percentiles: readonly PercentileEstimate[];
}

/** One objective or expectation held against what was measured. */
export interface ObjectiveCheck {
  /** Such as `rto` or `expect.outcome`. */
  readonly name: string;
  readonly expected: string;
  readonly measured: string;
  readonly result: Verdict;
  /** Share of runs that met it, where that can be said. */
  readonly probability?: ShareEstimate;
}

/** Runs that ended the same way, most frequent first in a summary. */
export interface FailureMode {
  readonly mode: string;
  readonly outcome: Outcome;
  readonly count: number;
  /** The smallest seed that shows it. */
  readonly seed: number;
}

/** How often a step determined when the outage ended. */
export interface StepCriticality {
  readonly step: string;
  /** 0 to 1. */
  readonly index: number;
  /**
   * Minutes by which the percentile that the objectives name falls for each minute by which the step is shortened, 0 to
   * 1; absent where too few runs recovered to tell.
   */
  readonly saves?: ShareEstimate;
}

/** What a drill of one or more seeds showed. */
export interface DrillSummary {
  readonly verdict: Verdict;
  readonly completed: boolean;
  /** These are the runs of one part of a drill, which decides nothing by itself. */
  readonly isPart?: true;
  readonly runs: number;
  readonly checks: readonly ObjectiveCheck[];
  readonly rta: MeasureSummary;
  readonly rpa: MeasureSummary;
  readonly phases: Readonly<Record<keyof Phases, MeasureSummary>>;
  /** Times in microseconds with how many runs had each, ascending, without censored runs; of many, rounded up to at most 4,000. */
  readonly spreads: Readonly<
    Record<'rta' | 'rpa', readonly (readonly [us: number, runs: number])[]>
  >;
  /** In how many runs acknowledged records were lost, and how many at the median of all runs and in the worst. */
  readonly lostRecords: { readonly runs: number; readonly median: number; readonly max: number };
  readonly outcomes: readonly { readonly outcome: Outcome; readonly count: number }[];
  readonly modes: readonly FailureMode[];
  readonly criticality: readonly StepCriticality[];
}
