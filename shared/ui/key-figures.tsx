import type { ReactElement } from 'react';
import type { RunReport } from './report-data.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatShare } from '../model/quantities/share.ts';
import { percentileOf } from './percentile-of.ts';

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

const duration = (us: number | undefined, without: string): string =>
  us === undefined ? without : formatDuration(us);

const objective = (name: string, us: number | null): string =>
  us === null ? `no ${name} declared` : `${name} ${formatDuration(us)}`;

/** The four figures that people ask for first. */
function figuresOf({ summary, samples, opened }: RunReport): Figure[] {
  const { rtoUs, rpoUs, percentile } = opened.objectives;
  const share = `${Math.round(percentile * 1000) / 10} of 100 runs within this`;
  const recovered = summary.outcomes.find(({ outcome }) => outcome === 'recovered')?.count ?? 0;
  const worst = samples.reduce((most, { lostRecords }) => Math.max(most, lostRecords), 0);
  const none = (censored: number): string => (censored > 0 ? 'not recovered' : '–');
  return [
    {
      name: 'Recovery time (RTA)',
      value: duration(percentileOf(summary.rta, percentile), none(summary.rta.censored)),
      note: `${share}; ${objective('RTO', rtoUs)}`,
    },
    {
      name: 'Data loss in time (RPA)',
      value: duration(percentileOf(summary.rpa, percentile), none(summary.rpa.censored)),
      note: `${share}; ${objective('RPO', rpoUs)}`,
    },
    {
      name: 'Recovered',
      value: summary.runs === 0 ? '–' : formatShare(recovered / summary.runs),
      note: `${recovered.toLocaleString('en')} of ${summary.runs.toLocaleString('en')} runs`,
    },
    {
      name: 'Lost records',
      value: samples.length === 0 ? '–' : worst.toLocaleString('en'),
      note: 'in the worst run',
    },
  ];
}

/** The figures of a drill that matter most, each with what it is held against. */
export function KeyFigures({ report }: { readonly report: RunReport }): ReactElement {
  return (
    <dl className="figures">
      {figuresOf(report).map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <div className="value">{value}</div>
            <div className="note">{note}</div>
          </dd>
        </div>
      ))}
    </dl>
  );
}
