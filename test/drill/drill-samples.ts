import type { DrillQuestion } from '../../shared/drill/drill-question.ts';
import type { RunSample } from '../../shared/drill/sample-run.ts';
import type { DrillSummary } from '../../shared/model/measures.ts';
import type { Outcome } from '../../shared/model/scenario.ts';

/** Microseconds. */
export const minute = 60_000_000;

/** A run of which nothing is known but its outcome, and what is given. */
export const run = (seed: number, outcome: Outcome, given: Partial<RunSample> = {}): RunSample => ({
  seed,
  outcome,
  rtaUs: null,
  rpaUs: 0,
  lostRecords: 0,
  detectionUs: null,
  decisionUs: null,
  approvalUs: null,
  executionUs: null,
  validationUs: null,
  mode: outcome,
  critical: [],
  ...given,
});

/** A run that recovered after so many minutes. */
export const recovered = (
  seed: number,
  minutes: number,
  given: Partial<RunSample> = {},
): RunSample => run(seed, 'recovered', { rtaUs: minutes * minute, ...given });

/** `count` runs that recover after 1, 2, 3, … hundredths of a minute, seeds from 1. */
export const spread = (count: number): RunSample[] =>
  Array.from({ length: count }, (_, index) => recovered(index + 1, (index + 1) / 100));

/** `count` runs with consecutive seeds. */
export const times = (count: number, make: (seed: number) => RunSample, from = 1): RunSample[] =>
  Array.from({ length: count }, (_, index) => make(from + index));

/** What a drill is to answer at percentile 0.95: without expectations and with an RTO of 30 minutes, but for what is given. */
export const ask = (
  expectation: Partial<DrillQuestion['expect']> = {},
  objectives: Partial<DrillQuestion['objectives']> = { rtoUs: 30 * minute },
  disruption = 'software',
): DrillQuestion => ({
  objectives: { percentile: 0.95, ...objectives },
  expect: { rto: [], rpo: [], ...expectation },
  disruption,
});

/** The result of each check by name. */
export const results = (summary: DrillSummary): Record<string, string> =>
  Object.fromEntries(summary.checks.map(({ name, result }) => [name, result]));

/** What the check of this name measured. */
export const measured = (summary: DrillSummary, name: string): string | undefined =>
  summary.checks.find((check) => check.name === name)?.measured;
