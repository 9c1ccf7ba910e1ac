import type { ObjectiveCheck } from '../model/measures.ts';
import type { Verdict } from '../model/journal.ts';
import type { Outcome } from '../model/scenario.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { compareText } from './compare-text.ts';
import { describeOutcome } from './describe-outcome.ts';
import type { Population } from './populations.ts';
import { estimatePercentile, percentileRank, runsNeeded } from './statistics/percentile.ts';
import { estimateShare } from './statistics/share.ts';
import { percentileName } from '../model/quantities/percentile-name.ts';
import { formatCount } from '../model/quantities/count.ts';

/** A bound on a percentile of a measure, and the runs it is held against. */
export interface BoundQuestion {
  /** Such as `rto`. */
  readonly name: string;
  readonly percentile: number;
  readonly valueUs: number;
  readonly population: Population;
  /** All runs of the drill, those left out included. */
  readonly runs: number;
  /** What it means that a run is censored, such as `not recovered`. */
  readonly censoredAs: string;
}

/**
 * Holds a bound against what was measured. It is `passed` when the upper end of the 95% interval
 * of the percentile is within it; `failed` when the percentile itself is beyond it, whatever is not yet known of
 * censored runs; `inconclusive` between the two, with too few runs for an interval, and when
 * the measure applies to no run. Percentile 1, and a drill of one run, ask about the runs made and no others:
 * there the value itself is compared.
 */
export function checkBound(question: BoundQuestion): ObjectiveCheck {
  const { name, percentile, valueUs, population } = question;
  const probability = estimateShare(population.known.countUpTo(valueUs), population.count);
  const [result, note] = judge(question);
  return {
    name,
    expected: `${percentileName(percentile)} within ${formatDuration(valueUs)}`,
    measured: [measuredText(question), note].filter((text) => text !== '').join('; '),
    result,
    ...(probability === undefined ? {} : { probability }),
  };
}

function judge({
  percentile,
  valueUs,
  population,
  runs,
}: BoundQuestion): readonly [Verdict, string] {
  const { count } = population;
  if (count === 0) return ['inconclusive', ''];
  if (leastValue(population, percentileRank(count, percentile)) > valueUs) return ['failed', ''];
  const { value = Infinity, high = Infinity } = estimatePercentile(population, percentile);
  if (value > valueUs) return ['inconclusive', 'not final where not recovered'];
  if (percentile >= 1 || runs === 1) return ['passed', ''];
  const needed = runsNeeded(percentile);
  if (count < needed) {
    return ['inconclusive', `at least ${needed} runs are needed for its upper bound`];
  }
  if (high <= valueUs) return ['passed', ''];
  return ['inconclusive', 'its interval reaches beyond; more runs may decide'];
}

/** The value at a rank if every censored run came to no more than it had at its end. */
function leastValue({ known, atLeast }: Population, rank: number): number {
  const all = [...known.entries, ...atLeast.entries].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  let passed = 0;
  for (const [value, count] of all) {
    passed += count;
    if (passed >= rank) return value;
  }
  return Infinity;
}

function measuredText({ percentile, population, runs, censoredAs }: BoundQuestion): string {
  const { count, censored } = population;
  if (count === 0) return nothingMeasured(population, runs);
  const { value, low, high } = estimatePercentile(population, percentile);
  const shown = value === undefined ? censoredAs : formatDuration(value);
  if (runs === 1) return `${shown} in one run`;
  const interval =
    low === undefined || high === undefined
      ? ''
      : `, 95% interval ${formatDuration(low)} to ${formatDuration(high)}`;
  return [
    `${percentileName(percentile)} ${shown}${interval}, of ${formatCount(count)} ${count === 1 ? 'run' : 'runs'}`,
    ...(censored > 0 ? [`${formatCount(censored)} ${censoredAs}`] : []),
    ...byOutcome(population).map(leftOutText),
  ].join('; ');
}

function nothingMeasured(population: Population, runs: number): string {
  const { leftOut } = population;
  if (runs === 0) return 'no run';
  if (leftOut.get('not-needed') === runs) return `no degradation seen in ${runsText(runs)}`;
  return `does not apply to ${runsText(runs)}: ${byOutcome(population).map(outcomeCount).join(', ')}`;
}

/** In an order that does not depend on that of the runs. */
function byOutcome({ leftOut }: Population): (readonly [Outcome, number])[] {
  return [...leftOut].sort(([one], [other]) => compareText(one, other));
}

function runsText(runs: number): string {
  return runs === 1 ? 'the one run' : `any of ${formatCount(runs)} runs`;
}

function leftOutText(entry: readonly [Outcome, number]): string {
  return `${outcomeCount(entry)} left out`;
}

function outcomeCount([outcome, count]: readonly [Outcome, number]): string {
  return `${formatCount(count)} ${describeOutcome(outcome)}`;
}
