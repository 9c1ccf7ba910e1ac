import type { ReactElement } from 'react';
import type { DrillSummary, MeasureSummary } from '../model/measures.ts';
import type { Outcome } from '../model/scenario.ts';
import type { RunReport } from './report-data.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatShare } from '../model/quantities/share.ts';
import { percentileOf } from './percentile-of.ts';
import { formatCount } from '../model/quantities/count.ts';

interface Figure {
  readonly name: string;
  readonly value: string;
  /** What it says and what it is held against, a line each. */
  readonly notes: readonly string[];
}

/** What the share of the most frequent outcome is called. */
const outcomes: Readonly<Record<Outcome, string>> = {
  recovered: 'Recovered',
  held: 'Held, without a rollback',
  mitigated: 'Mitigated',
  'rolled-forward': 'Rolled forward',
  'not-needed': 'No rollback needed',
  'not-recovered': 'Not recovered',
};

const hundredths = (share: number): number => Math.round(share * 1000) / 10;

/** A percentile of a measure in words; where it falls among runs that did not recover, that is what it says. */
function atPercentile(
  { runs }: DrillSummary,
  measure: MeasureSummary,
  percentile: number,
  wanted: readonly string[],
): Pick<Figure, 'value' | 'notes'> {
  const us = percentileOf(measure, percentile);
  if (us !== undefined) {
    const where = runs === 1 ? 'in one run' : `at most, in ${hundredths(percentile)} of 100 runs`;
    return { value: formatDuration(us), notes: [where, ...wanted] };
  }
  if (measure.censored === 0) return { value: '–', notes: ['no run has a figure', ...wanted] };
  const where =
    runs === 1 ? 'in one run' : `in more than ${hundredths(1 - percentile)} of 100 runs`;
  return { value: 'not recovered', notes: [where, ...wanted] };
}

/** The objective, and what the scenario expected of the same measure besides where that was missed. */
function wanted(
  { summary: { checks } }: RunReport,
  measure: 'rto' | 'rpo',
  us: number | null,
): readonly string[] {
  const name = measure.toUpperCase();
  const missed = checks.filter(({ result }) => result === 'failed');
  const isMissed = missed.some((check) => check.name === measure);
  return [
    us === null
      ? `no ${name} declared`
      : `${name} ${formatDuration(us)}${isMissed ? ', missed' : ''}`,
    ...missed
      .filter((check) => check.name.startsWith(`expect.${measure}.`))
      .map(({ expected }) => `expected ${expected}, missed`),
  ];
}

/** The four figures that people ask for first. */
function figuresOf(report: RunReport): Figure[] {
  const { summary, opened } = report;
  const { rtoUs, rpoUs, percentile } = opened.objectives;
  const [main] = summary.outcomes;
  const count = main?.count ?? 0;
  return [
    {
      name: 'Recovery time (RTA)',
      ...atPercentile(summary, summary.rta, percentile, wanted(report, 'rto', rtoUs)),
    },
    {
      name: 'Data loss in time (RPA)',
      ...atPercentile(summary, summary.rpa, percentile, wanted(report, 'rpo', rpoUs)),
    },
    {
      name: main === undefined ? 'Outcome' : outcomes[main.outcome],
      value: summary.runs === 0 ? '–' : formatShare(count / summary.runs),
      notes: [`${formatCount(count)} of ${formatCount(summary.runs)} runs`],
    },
    {
      name: 'Lost records',
      value: summary.runs === 0 ? '–' : formatCount(summary.lostRecords.max),
      notes: ['in the worst run'],
    },
  ];
}

/** The figures of a drill that matter most, each with what it is held against. */
export function KeyFigures({ report }: { readonly report: RunReport }): ReactElement {
  return (
    <dl className="figures">
      {figuresOf(report).map(({ name, value, notes }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <div className="value">{value}</div>
            {notes.map((note) => (
              <div key={note} className="note">
                {note}
              </div>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
