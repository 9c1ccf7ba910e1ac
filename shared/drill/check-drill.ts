import type { ObjectiveCheck } from '../model/measures.ts';
import { checkBound } from './check-bound.ts';
import { percentileName } from '../model/quantities/percentile-name.ts';
import { checkExpectedOutcome, checkRecovery } from './check-outcome.ts';
import type { DrillQuestion, PercentileBound } from './drill-question.ts';
import type { Population } from './populations.ts';
import type { DrillTally } from './tally.ts';
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
export function checkDrill(question: DrillQuestion, tally: DrillTally): ObjectiveCheck[] {
  const { expect, objectives } = question;
  const { percentile } = objectives;
  const check: Check = (name, bound, population, censoredAs = 'not recovered') =>
    checkBound({ name, ...bound, population, runs: tally.runs, censoredAs });
  return [
    ...checkObjectives(question, tally, check),
    expect.outcome === undefined || expect.outcome === null
      ? checkRecovery(percentile, tally)
      : checkExpectedOutcome(expect.outcome, percentile, tally),
    ...checkBounds('rto', expect.rto, tally.recoveryTimes, check),
    ...checkBounds('rpo', expect.rpo, tally.recoveryPoints, check),
    ...checkDetection(question, tally, check),
    ...checkLostRecords(question, tally),
  ];
}

function checkObjectives(
  { objectives, expect, disruption }: DrillQuestion,
  tally: DrillTally,
  check: Check,
): ObjectiveCheck[] {
  const { percentile } = objectives;
  const special = objectives.classes?.get(disruption);
  const rtoUs = special?.rtoUs ?? objectives.rtoUs ?? undefined;
  const rpoUs = special?.rpoUs ?? objectives.rpoUs ?? undefined;
  const outcome = expect.outcome ?? 'recovered';
  const points = tally.recoveryPoints;
  const checks: ObjectiveCheck[] = [];
  if (rtoUs !== undefined && (outcome === 'recovered' || outcome === 'not-recovered')) {
    checks.push(check('rto', { percentile, valueUs: rtoUs }, tally.recoveryTimes));
  }
  if (rpoUs !== undefined && (outcome !== 'not-needed' || points.count > 0)) {
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
  tally: DrillTally,
  check: Check,
): ObjectiveCheck[] {
  const valueUs = expect.detectedWithinUs ?? undefined;
  if (valueUs === undefined) return [];
  const { percentile } = objectives;
  return [
    check(
      'expect.detectedWithin',
      { percentile, valueUs },
      tally.phases.detectionUs,
      'not detected',
    ),
  ];
}

function checkLostRecords({ expect }: DrillQuestion, tally: DrillTally): ObjectiveCheck[] {
  const limit = expect.lostRecords ?? undefined;
  if (limit === undefined) return [];
  const worst = tally.lostRecords.largest ?? 0;
  const runs = tally.runs === 1 ? 'in one run' : `in the worst of ${formatCount(tally.runs)} runs`;
  return [
    {
      name: 'expect.lostRecords',
      expected: `at most ${formatCount(limit)}`,
      measured: tally.runs === 0 ? 'no run' : `${formatCount(worst)} ${runs}`,
      result: tally.runs === 0 ? 'inconclusive' : worst <= limit ? 'passed' : 'failed',
    },
  ];
}
