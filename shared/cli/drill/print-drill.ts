import { playbooksText } from '../../ui/playbooks-text.ts';
import type { EventData, TraceEvent } from '../../model/journal.ts';
import type {
  DrillSummary,
  Interval,
  MeasureSummary,
  ObjectiveCheck,
  Phases,
  RunMeasures,
} from '../../model/measures.ts';
import { checkName } from '../../ui/check-name.ts';
import { describerOf } from '../../ui/describe-event.ts';
import { formatDuration } from '../../model/quantities/duration.ts';
import { formatShare } from '../../model/quantities/share.ts';
import { indent, table } from '../table.ts';
import { readableEvents } from './readable-events.ts';
import { percentileName } from '../../model/quantities/percentile-name.ts';
import { savedText } from '../../ui/saved-text.ts';
import { styled } from '../style.ts';
import { formatCount } from '../../model/quantities/count.ts';

const colours = { passed: 'green', failed: 'red', inconclusive: 'yellow' } as const;
const marks = { passed: '✓', failed: '✗', inconclusive: '?' } as const;

const phaseNames: Readonly<Record<keyof Phases, string>> = {
  detectionUs: 'detection',
  decisionUs: 'decision',
  approvalUs: 'approval',
  executionUs: 'execution',
  validationUs: 'validation',
};

/** Columns of the bar that shows the phases of one run. */
const barWidth = 40;

/** What a drill showed, whether it has just ended or was read from its journal. */
export interface PrintedDrill {
  readonly opened: EventData['drill.opened'];
  /** The events of the first seed. */
  readonly trace: readonly TraceEvent[];
  /** Absent when the first seed did not end. */
  readonly measures?: RunMeasures;
  /** Whether it is going on, and this is what it has shown so far. */
  readonly recording?: boolean;
  readonly summary: DrillSummary;
}

/** The summary of one drill, for a terminal. */
export function printDrill(drill: PrintedDrill): string {
  const { opened, summary } = drill;
  const { verdict } = summary;
  const runs = `${formatCount(summary.runs)} run${summary.runs === 1 ? '' : 's'}`;
  const title = `${styled('bold', opened.scenario)}  ${styled('dim', `${playbooksText(opened)} on ${opened.system}, ${opened.environment} drill, ${runs}`)}`;
  const badge = styled(['bold', colours[verdict]], `${marks[verdict]} ${verdict.toUpperCase()}`);
  return [
    title,
    `${badge}  ${part(opened)}${progress(drill, runs)}${headline(drill)}`,
    '',
    styled('bold', 'Objectives'),
    indent(objectives(summary.checks)),
    '',
    styled('bold', `Timeline of seed ${opened.seed}`),
    indent(timeline(drill)),
    ...phases(drill),
    ...(summary.runs === 1 ? [] : ['', styled('bold', `Over all ${runs}`), indent(overall(drill))]),
    ...lost(drill),
    ...modes(drill),
    ...toShorten(drill),
    '',
  ].join('\n');
}

function part({ shard }: EventData['drill.opened']): string {
  if (shard === undefined) return '';
  return `part ${shard.index} of ${shard.of}, which decides nothing before all are merged; `;
}

function progress({ summary, recording }: PrintedDrill, runs: string): string {
  if (summary.completed) return '';
  return recording === true ? `still going on, ${runs} so far; ` : `interrupted after ${runs}; `;
}

function headline({ summary }: PrintedDrill): string {
  const total = summary.runs;
  return summary.outcomes
    .map(({ outcome, count }) => `${outcome} in ${formatShare(count / total)} of runs`)
    .join(', ');
}

function objectives(checks: readonly ObjectiveCheck[]): string {
  if (checks.length === 0) return 'Neither the playbook nor the scenario says what must be met.';
  return table(
    checks.map(({ name, expected, measured, result, probability }) => [
      styled(colours[result], marks[result]),
      checkName(name),
      expected,
      measured.replace(/, of [\d,]+ runs$/, ''),
      probability === undefined || result === 'inconclusive'
        ? ''
        : styled('dim', `met in ${formatShare(probability.value)}`),
    ]),
  );
}

function timeline({ trace }: PrintedDrill): string {
  const describe = describerOf(trace);
  return table(
    readableEvents(trace).map(({ event, took }) => {
      const duration = took === undefined ? '' : styled('dim', `  took ${formatDuration(took)}`);
      return [formatDuration(event.tUs), describe(event) + duration];
    }),
    ['right'],
  );
}

function phases({ measures }: PrintedDrill): string[] {
  const { phases: parts, rtaUs, outcome } = measures ?? {};
  if (parts === undefined || rtaUs === undefined || rtaUs === 0 || outcome !== 'recovered')
    return [];
  const rows = (Object.keys(phaseNames) as (keyof Phases)[]).map((name) => {
    const start = (Object.keys(phaseNames) as (keyof Phases)[])
      .slice(0, Object.keys(phaseNames).indexOf(name))
      .reduce((sum, before) => sum + parts[before], 0);
    const from = Math.round((start / rtaUs) * barWidth);
    const to = Math.round(((start + parts[name]) / rtaUs) * barWidth);
    const bar =
      styled('dim', '·'.repeat(from)) +
      '█'.repeat(to - from) +
      styled('dim', '·'.repeat(barWidth - to));
    return [phaseNames[name], formatDuration(parts[name]), bar];
  });
  return [
    '',
    styled('bold', `Where the ${formatDuration(rtaUs)} went`),
    indent(table(rows, ['left', 'right'])),
  ];
}

function percentileRow(label: string, measure: MeasureSummary): string[] {
  const cell = (percentile: number): string => {
    const found = measure.percentiles.find((estimate) => estimate.percentile === percentile);
    if (found?.value === undefined) return measure.count === 0 ? '–' : 'not recovered';
    return `${formatDuration(found.value)}${styled('dim', interval(found))}`;
  };
  return [label, cell(0.5), cell(0.95), cell(0.99)];
}

/** The confidence interval of an estimate in brackets; a sample may be too small for one end. */
function interval({ low, high }: Interval): string {
  if (low === undefined) return high === undefined ? '' : ` (at most ${formatDuration(high)})`;
  return ` (${high === undefined ? `at least ${formatDuration(low)}` : `${formatDuration(low)} to ${formatDuration(high)}`})`;
}

function overall({ summary }: PrintedDrill): string {
  const heading = ['', 'p50', 'p95', 'p99'].map((text) => styled('dim', text));
  const parts = (Object.keys(phaseNames) as (keyof Phases)[]).map((name) =>
    percentileRow(phaseNames[name], summary.phases[name]),
  );
  return table([
    heading,
    percentileRow('RTA', summary.rta),
    percentileRow('RPA', summary.rpa),
    ...parts,
  ]);
}

/** Writes that were acknowledged and are gone, which the RPA counts only where data was taken back to an earlier point. */
function lost({ summary }: PrintedDrill): string[] {
  const { runs, median, max } = summary.lostRecords;
  if (max === 0) return [];
  const figure = (count: number): string => count.toLocaleString('en');
  const rpaIsZero = (summary.rpa.max ?? 0) === 0;
  return [
    '',
    styled('bold', 'Acknowledged records lost'),
    indent(
      [
        summary.runs === 1
          ? `${figure(max)} in this run`
          : `in ${formatShare(runs / summary.runs)} of runs; ${figure(median)} at the median, ${figure(max)} in the worst`,
        ...(rpaIsZero
          ? ['The RPA is 0 all the same: no store was taken back to an earlier point.']
          : []),
        ...(summary.checks.some(({ name }) => name === 'expect.lostRecords')
          ? []
          : ['Nothing limits them: `lost_records` under `expect` of the scenario would.']),
      ].join('\n'),
    ),
  ];
}

function modes({ summary }: PrintedDrill): string[] {
  const failures = summary.modes.filter(({ outcome }) => outcome === 'not-recovered');
  if (failures.length === 0) return [];
  const rows = failures
    .slice(0, 5)
    .map(({ mode, count, seed }) => [
      `${formatCount(count)}×`,
      mode,
      styled('dim', `--seed ${seed} --runs 1`),
    ]);
  return ['', styled('bold', 'How it failed'), indent(table(rows, ['right']))];
}

/** The steps that decide how long it takes, in the runs around the percentile that is to be met. */
function toShorten({ summary, opened, measures }: PrintedDrill): string[] {
  const took = new Map(measures?.steps.map((step) => [step.step, step.endedUs - step.startedUs]));
  const rows = summary.criticality
    .flatMap(({ step, index, saves }) => (saves === undefined ? [] : [{ step, index, saves }]))
    .sort((one, other) => other.saves.value - one.saves.value)
    .slice(0, 5)
    .map(({ step, index, saves }) => [
      step,
      savedText(saves),
      styled('dim', `decides in ${formatShare(index)} of runs${tookText(took.get(step))}`),
    ]);
  if (rows.length === 0) return [];
  const title = `What the ${percentileName(opened.objectives.percentile)} RTA falls by, of what a step is shortened by`;
  return ['', styled('bold', title), indent(table(rows))];
}

const tookText = (us: number | undefined): string =>
  us === undefined ? '' : `; it took ${formatDuration(us)}`;
