import type { ReactElement } from 'react';
import type { DrillSummary, MeasureSummary } from '../model/measures.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { phaseNames } from './phase-spans.ts';

const shown = [0.5, 0.9, 0.95, 0.99];

function Cell({
  measure,
  percentile,
}: {
  readonly measure: MeasureSummary;
  readonly percentile: number;
}): ReactElement {
  const found = measure.percentiles.find((estimate) => estimate.percentile === percentile);
  if (found?.value === undefined)
    return <td className="number">{measure.count === 0 ? '–' : 'not recovered'}</td>;
  const { value, low, high } = found;
  const exact = low === value && high === value;
  const interval =
    low === undefined || exact
      ? undefined
      : `${formatDuration(low)} ${high === undefined ? 'or more' : `to ${formatDuration(high)}`}`;
  return (
    <td className="number">
      {formatDuration(value)}
      {interval === undefined ? null : <div className="muted">{interval}</div>}
    </td>
  );
}

/** Percentiles of recovery time, data loss and each phase over all runs, with 95% confidence intervals. */
export function PercentilesTable({ summary }: { readonly summary: DrillSummary }): ReactElement {
  const rows: readonly (readonly [string, MeasureSummary])[] = [
    ['Recovery time (RTA)', summary.rta],
    ['Data loss (RPA)', summary.rpa],
    ...phaseNames.map(([key, name]) => [name, summary.phases[key]] as const),
  ];
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          {shown.map((percentile) => (
            <th scope="col" className="number" key={percentile}>
              {percentile * 100} of 100 runs within
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, measure]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {shown.map((percentile) => (
              <Cell key={percentile} measure={measure} percentile={percentile} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
