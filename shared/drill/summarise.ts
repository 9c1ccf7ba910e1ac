import type { Verdict } from '../model/journal.ts';
import type { DrillSummary, MeasureSummary, ObjectiveCheck } from '../model/measures.ts';
import { checkDrill } from './check-drill.ts';
import type { DrillQuestion } from './drill-question.ts';
import type { Population } from './populations.ts';
import { summariseMeasure } from './statistics/summary.ts';
import type { DrillTally } from './tally.ts';
import { formatCount } from '../model/quantities/count.ts';

const usualPercentiles = [0.5, 0.9, 0.95, 0.99];
/** Different values that a picture of a measure is drawn from. */
const SHOWN_VALUES = 4_000;

/**
 * Everything that the runs of a drill show together. The verdict
 * answers whether the drill showed what the scenario expects and whether the objectives were met: `failed` when any
 * check failed; else `inconclusive` when any is, when there is no run, or when it was interrupted; else `passed`. A part
 * of a drill is `inconclusive` whatever its checks came to: the other parts may say otherwise.
 *
 * - The RTO and the RPO are held against the percentile that the objectives name, by `checkBound`: the upper end of its 95%
 *   interval counts, and a drill of one run is compared as it is and says so.
 * - A run that did not recover counts as slower than every other, and is never dropped. What it lost by its
 *   end is the least that it will have lost: it can miss an RPO, not meet one.
 * - A run without degradation has no RTA and no RPA. It is left out of both and counted. When no run saw
 *   degradation and the scenario does not expect that, everything that depends on it is inconclusive.
 * - A run that was held, mitigated or rolled forward by decision has no RTA: it is left out of it and
 *   counted. When the scenario expects one of these, or that no rollback is needed, the RTO does
 *   not apply; when it does not and no run is left, the RTO is inconclusive. What such runs lost counts for the RPO.
 * - The outcome expected must be that of at least the percentile's share of all runs. Without an expectation, at least
 *   that share of the runs with degradation must recover.
 * - A scenario that expects `not-recovered` documents a gap that is known. Showing it passes the outcome, and the
 *   gap still fails the RTO, and with it the drill.
 * - Detection in time is held against the same percentile; lost records against the worst run, as counted at its end.
 */
export function summarise(
  question: DrillQuestion,
  tally: DrillTally,
  interrupted: boolean,
): DrillSummary {
  const { percentile } = question.objectives;
  const percentiles = [...new Set([...usualPercentiles, percentile])].sort((a, b) => a - b);
  const measure = (population: Population): MeasureSummary =>
    summariseMeasure(population, percentiles);
  const { recoveryTimes, recoveryPoints, phases, lostRecords } = tally;
  const checks = checkDrill(question, tally);
  const isPart = question.shard !== undefined;
  return {
    verdict: isPart ? 'inconclusive' : verdictOf(checks, tally.runs > 0 && !interrupted),
    completed: !interrupted,
    ...(isPart ? { isPart } : {}),
    runs: tally.runs,
    checks,
    rta: measure(recoveryTimes),
    rpa: measure(recoveryPoints),
    phases: {
      detectionUs: measure(phases.detectionUs),
      decisionUs: measure(phases.decisionUs),
      approvalUs: measure(phases.approvalUs),
      executionUs: measure(phases.executionUs),
      validationUs: measure(phases.validationUs),
    },
    spreads: {
      rta: recoveryTimes.known.coarse(SHOWN_VALUES),
      rpa: recoveryPoints.known.coarse(SHOWN_VALUES),
    },
    lostRecords: {
      runs: tally.runs - lostRecords.countUpTo(0),
      median: lostRecords.valueAt(Math.ceil(tally.runs / 2)) ?? 0,
      max: lostRecords.largest ?? 0,
    },
    outcomes: tally.outcomes,
    modes: tally.modes,
    criticality: tally.criticality.at(percentile),
  };
}

function verdictOf(checks: readonly ObjectiveCheck[], complete: boolean): Verdict {
  if (checks.some(({ result }) => result === 'failed')) return 'failed';
  return complete && checks.every(({ result }) => result === 'passed') ? 'passed' : 'inconclusive';
}

/** Why a drill has its verdict, as short sentences; at least one. */
export function verdictReasons({ runs, completed, isPart, checks }: DrillSummary): string[] {
  const made = runs === 1 ? '1 run' : `${formatCount(runs)} runs`;
  const reasons = [
    ...(completed ? [] : [`The drill was interrupted after ${made}.`]),
    ...(isPart === true ? ['A part of a drill decides nothing by itself: merge the parts.'] : []),
    ...(completed && runs === 0 ? ['No run was made.'] : []),
    ...checks
      .filter(({ result }) => result !== 'passed')
      .map(
        ({ name, result, expected, measured }) =>
          `${name} is ${result}: expected ${expected}, measured ${measured}.`,
      ),
  ];
  if (reasons.length > 0) return reasons;
  return [
    `${checks.length === 1 ? 'The only check' : `All ${checks.length} checks`} passed in ${made}.`,
  ];
}
