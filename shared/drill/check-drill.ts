import type { ObjectiveCheck } from '../model/measures.ts';
import { checkBound } from './check-bound.ts';
import { percentileName } from '../model/quantities/percentile-name.ts';
import { checkExpectedOutcome, checkRecovery } from './check-outcome.ts';
import type { DrillQuestion, PercentileBound } from './drill-question.ts';
import type { Population } from './populations.ts';
import { phaseTimes, recoveryPoints, recoveryTimes } from './populations.ts';
import type { RunSample } from './sample-run.ts';
import { formatCount } from '../model/quantities/count.ts';

/** Holds one bound against the runs it applies to. */
type Check = (
  name: string,
  bound: PercentileBound,
  population: Population,
  censoredAs?: string,
) => ObjectiveCheck;

/**
 * Every objective and expectation held against the runs, by the rules of `summarise`: `rto`, `rpo`, the
 * outcome, then the scenario's other expectations in the order in which it has them. Never empty.
 */
export function checkDrill(
  question: DrillQuestion,
  samples: readonly RunSample[],
): ObjectiveCheck[] {
  const { expect, objectives } = question;
  const { percentile } = objectives;
  const check: Check = (name, bound, population, censoredAs = 'not recovered') =>
    checkBound({ name, ...bound, population, runs: samples.length, censoredAs });
  return [
    ...checkObjectives(question, samples, check),
    expect.outcome === undefined || expect.outcome === null
      ? checkRecovery(percentile, samples)
      : checkExpectedOutcome(expect.outcome, percentile, samples),
    ...checkBounds('rto', expect.rto, recoveryTimes(samples), check),
    ...checkBounds('rpo', expect.rpo, recoveryPoints(samples), check),
    ...checkDetection(question, samples, check),
    ...checkLostRecords(question, samples),
  ];
}

function checkObjectives(
  { objectives, expect, disruption }: DrillQuestion,
  samples: readonly RunSample[],
  check: Check,
): ObjectiveCheck[] {
  const { percentile } = objectives;
  const special = objectives.classes?.get(disruption);
  const rtoUs = special?.rtoUs ?? objectives.rtoUs ?? undefined;
  const rpoUs = special?.rpoUs ?? objectives.rpoUs ?? undefined;
  const outcome = expect.outcome ?? 'recovered';
  const points = recoveryPoints(samples);
  const checks: ObjectiveCheck[] = [];
  if (rtoUs !== undefined && (outcome === 'recovered' || outcome === 'not-recovered')) {
    checks.push(check('rto', { percentile, valueUs: rtoUs }, recoveryTimes(samples)));
  }
  if (rpoUs !== undefined && (outcome !== 'not-needed' || sizeOf(points) > 0)) {
    checks.push(check('rpo', { percentile, valueUs: rpoUs }, points));
  }
  return checks;
}

function checkBounds(
  measure: string,
  bounds: readonly PercentileBound[],
  population: Population,
  check: Check,
): ObjectiveCheck[] {
  return bounds.map(({ percentile, valueUs }) =>
    check(`expect.${measure}.${percentileName(percentile)}`, { percentile, valueUs }, population),
  );
}

function checkDetection(
  { objectives, expect }: DrillQuestion,
  samples: readonly RunSample[],
  check: Check,
): ObjectiveCheck[] {
  const valueUs = expect.detectedWithinUs ?? undefined;
  if (valueUs === undefined) return [];
  const { percentile } = objectives;
  const times = phaseTimes(samples, 'detectionUs');
  return [check('expect.detectedWithin', { percentile, valueUs }, times, 'not detected')];
}

function checkLostRecords(
  { expect }: DrillQuestion,
  samples: readonly RunSample[],
): ObjectiveCheck[] {
  const limit = expect.lostRecords ?? undefined;
  if (limit === undefined) return [];
  const worst = samples.reduce((most, { lostRecords }) => Math.max(most, lostRecords), 0);
  const runs =
    samples.length === 1 ? 'in one run' : `in the worst of ${formatCount(samples.length)} runs`;
  return [
    {
      name: 'expect.lostRecords',
      expected: `at most ${formatCount(limit)}`,
      measured: samples.length === 0 ? 'no run' : `${formatCount(worst)} ${runs}`,
      result: samples.length === 0 ? 'inconclusive' : worst <= limit ? 'passed' : 'failed',
    },
  ];
}

function sizeOf({ sorted, censored }: Population): number {
  return sorted.length + censored;
}
