import type { DrillSummary, MeasureSummary, Phases } from '../model/measures.ts';
import { phaseNames } from './phase-spans.ts';

/** A percentile of a measure in microseconds; `percentile` is 0 to 1. Undefined when it falls among runs that did not recover. */
export function percentileOf(measure: MeasureSummary, percentile: number): number | undefined {
  return measure.percentiles.find((estimate) => estimate.percentile === percentile)?.value;
}

/** The phase that takes longest in the middle run, in microseconds; undefined when none takes any time. */
export function longestPhase(
  summary: DrillSummary,
): { name: string; key: keyof Phases; medianUs: number } | undefined {
  return phaseNames
    .map(([key, name]) => ({ key, name, medianUs: percentileOf(summary.phases[key], 0.5) ?? 0 }))
    .filter(({ medianUs }) => medianUs > 0)
    .sort((one, other) => other.medianUs - one.medianUs)[0];
}
