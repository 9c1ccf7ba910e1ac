import type { ObjectiveCheck } from '../model/measures.ts';
import type { RunReport } from './report-data.ts';
import { checkName } from './check-name.ts';
import { eventsOf } from './events-of.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatShare } from '../model/quantities/share.ts';
import { keepTogether } from './keep-together.ts';
import { longestPhase, percentileOf } from './percentile-of.ts';
import { formatCount } from '../model/quantities/count.ts';

const count = (n: number, word: string): string => `${formatCount(n)} ${word}${n === 1 ? '' : 's'}`;

/** What stands out, in sentences: missed objectives first, then where the time went and what stumbled. */
export function findings(report: RunReport): string[] {
  const all = [
    ...distinct(report.summary.checks).flatMap(missed),
    ...notRecovered(report),
    ...lostRecords(report),
    ...lostValues(report),
    ...longest(report),
    ...decisive(report),
    ...stumbled(report),
  ];
  return all.map(keepTogether);
}

/** An expectation that says the same as an objective is said once. */
function distinct(checks: readonly ObjectiveCheck[]): ObjectiveCheck[] {
  const said = new Set<string>();
  return checks.filter(({ expected, measured }) => {
    const key = JSON.stringify([expected, measured]);
    return !said.has(key) && said.add(key);
  });
}

function missed({ name, expected, measured, result }: ObjectiveCheck): string[] {
  if (result === 'passed') return [];
  const said = result === 'failed' ? 'was missed' : 'could not be judged';
  return [`${checkName(name)} ${said}: wanted ${expected}, measured ${measured}.`];
}

function notRecovered({ summary }: RunReport): string[] {
  return summary.modes
    .filter(({ outcome }) => outcome === 'not-recovered')
    .slice(0, 3)
    .map(
      ({ mode, count: runs, seed }) =>
        `${count(runs, 'run')} of ${formatCount(summary.runs)} did not recover: ${mode} (seed ${seed} shows it).`,
    );
}

function lostRecords({ summary }: RunReport): string[] {
  const { runs, max: worst } = summary.lostRecords;
  if (worst === 0) return [];
  const uncounted = (summary.rpa.max ?? 0) === 0;
  return [
    `Acknowledged records were lost in ${formatShare(runs / summary.runs)} of runs, at worst ${count(worst, 'record')}.${uncounted ? ' The RPA is 0 all the same, because no store was taken back to an earlier point.' : ''}`,
  ];
}

function lostValues({ measures }: RunReport): string[] {
  return (measures?.stores ?? [])
    .filter((store) => store.lostValues > 0)
    .map(
      (store) =>
        `In the run that is shown ${store.store} lost ${count(store.lostValues, 'value')}: its schema was taken back to one that has no place for them.`,
    );
}

function longest({ summary }: RunReport): string[] {
  const phase = longestPhase(summary);
  const rta = percentileOf(summary.rta, 0.5);
  if (phase === undefined || rta === undefined || rta === 0) return [];
  return [
    `${phase.name} takes most of the time: ${formatDuration(phase.medianUs)} at the median, of ${formatDuration(rta)} in all.`,
  ];
}

/** The step that decides most often, with those that do so as often. */
function decisive({ summary }: RunReport): string[] {
  const [first] = summary.criticality;
  if (first === undefined || first.index < 0.5) return [];
  const names = summary.criticality
    .filter(({ index }) => index === first.index)
    .map(({ step }) => step);
  const last = names.pop() ?? '';
  const share = formatShare(first.index);
  if (names.length === 0)
    return [`The step ${last} decides how long the outage lasts in ${share} of runs.`];
  return [
    `The steps ${names.join(', ')} and ${last} decide how long the outage lasts in ${share} of runs.`,
  ];
}

/** Steps that needed more than one attempt in the run that is shown. */
function stumbled({ events, opened }: RunReport): string[] {
  const failures = Map.groupBy(eventsOf(events, 'step.failed'), ({ subject }) => subject);
  return [...failures].map(([step, failed]) => {
    const reasons = [...new Set(failed.map(({ data }) => data.reason))].join('; ');
    return `In seed ${opened.seed} the step ${step} failed ${failed.length === 1 ? 'once' : `${failed.length} times`}: ${reasons}.`;
  });
}
