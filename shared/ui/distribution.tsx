import type { ReactElement } from 'react';
import type { MeasureSummary } from '../model/measures.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatShare } from '../model/quantities/share.ts';
import { histogram } from './histogram.ts';
import { line } from 'd3-shape';
import { scaleLinear } from 'd3-scale';
import { timeTicks } from './time-axis.ts';

const width = 1000;
const height = 270;
const margin = { left: 56, right: 120, top: 34, bottom: 30 };

interface DistributionProps {
  /** What is distributed, such as "Recovery time". */
  readonly name: string;
  /** Microseconds; null for a run that did not recover. */
  readonly values: readonly (number | null)[];
  readonly summary: MeasureSummary;
  readonly objectiveUs: number | null;
  readonly objectiveName: string;
}

/** How a measure spreads over all runs, with its 95th percentile, that one's interval, and the objective. */
export function Distribution({
  name,
  values,
  summary,
  objectiveUs,
  objectiveName,
}: DistributionProps): ReactElement {
  const { bins, censored, total } = histogram(values);
  const highest = Math.max(...bins.map(({ toUs }) => toUs), 0);
  if (total === 0) return <p className="muted">No run has a figure for this.</p>;
  if (highest <= 1 && censored === 0)
    return (
      <p style={{ margin: 0 }}>
        {name}: none, in any of {total.toLocaleString('en')} runs.
      </p>
    );
  const nearObjective = objectiveUs !== null && objectiveUs < highest * 2.5 ? objectiveUs : 0;
  const endUs = Math.max(highest, nearObjective, 1) * 1.04;
  const x = scaleLinear([0, endUs], [margin.left, width - margin.right]);
  const most = Math.max(censored, ...bins.map(({ count }) => count), 1);
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top]);
  const p95 = summary.percentiles.find(({ percentile }) => percentile === 0.95);
  const cumulative = bins.reduce<[number, number][]>(
    (points, { toUs, count }) => [...points, [toUs, (points.at(-1)?.[1] ?? 0) + count / total]],
    [[bins[0]?.fromUs ?? 0, 0]],
  );
  const curve = line<[number, number]>(
    ([us]) => x(us),
    ([, share]) => height - margin.bottom - share * (height - margin.bottom - margin.top),
  )(cumulative);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${name} over ${total} runs${p95?.value === undefined ? '' : `, 95 of 100 within ${formatDuration(p95.value)}`}`}
    >
      {timeTicks(0, endUs, 10).map(({ us, label }) => (
        <g key={us}>
          <line
            x1={x(us)}
            x2={x(us)}
            y1={margin.top}
            y2={height - margin.bottom}
            stroke="var(--bs-line)"
          />
          <text className="soft" x={x(us)} y={height - 10} textAnchor="middle" fontSize={11.5}>
            {label}
          </text>
        </g>
      ))}
      {p95?.low !== undefined && p95.high !== undefined ? (
        <rect
          x={x(p95.low)}
          y={margin.top}
          width={Math.max(1, x(p95.high) - x(p95.low))}
          height={height - margin.top - margin.bottom}
          fill="var(--bs-step)"
          fillOpacity={0.14}
        >
          <title>{`95% confidence interval of the 95th percentile: ${formatDuration(p95.low)} to ${formatDuration(p95.high)}`}</title>
        </rect>
      ) : null}
      {bins.map(({ fromUs, toUs, count }) => (
        <rect
          key={fromUs}
          x={x(fromUs) + 0.5}
          y={y(count)}
          width={Math.max(3, x(toUs) - x(fromUs) - 1)}
          height={height - margin.bottom - y(count)}
          fill="var(--bs-step)"
          fillOpacity={0.75}
        >
          <title>{`${formatDuration(fromUs)} to ${formatDuration(toUs)}: ${count} runs`}</title>
        </rect>
      ))}
      {curve === null ? null : (
        <path d={curve} fill="none" stroke="var(--bs-muted)" strokeWidth={1.5} />
      )}
      {censored === 0 ? null : (
        <g>
          <rect
            x={width - margin.right + 30}
            y={y(censored)}
            width={24}
            height={height - margin.bottom - y(censored)}
            fill="var(--bs-bad)"
          />
          <text
            x={width - margin.right + 42}
            y={height - 10}
            textAnchor="middle"
            fontSize={11.5}
            style={{ fill: 'var(--bs-bad)' }}
          >
            not recovered
          </text>
          <text
            x={width - margin.right + 42}
            y={y(censored) - 5}
            textAnchor="middle"
            fontSize={11.5}
            style={{ fill: 'var(--bs-bad)' }}
          >
            {formatShare(censored / total)}
          </text>
        </g>
      )}
      {p95?.value === undefined ? null : (
        <Marker
          x={x(p95.value)}
          label={`p95 ${formatDuration(p95.value)}`}
          colour="var(--bs-step)"
          row={0}
        />
      )}
      {objectiveUs === null || objectiveUs > endUs ? null : (
        <Marker
          x={x(objectiveUs)}
          label={`${objectiveName} ${formatDuration(objectiveUs)}`}
          colour="var(--bs-accent)"
          row={1}
          dashed
        />
      )}
      <text
        className="soft"
        x={margin.left - 8}
        y={margin.top + 4}
        textAnchor="end"
        fontSize={11.5}
      >
        {most}
      </text>
      <text
        className="soft"
        x={margin.left - 8}
        y={height - margin.bottom}
        textAnchor="end"
        fontSize={11.5}
      >
        0 runs
      </text>
    </svg>
  );
}

interface MarkerProps {
  readonly x: number;
  readonly label: string;
  readonly colour: string;
  readonly row: number;
  readonly dashed?: boolean;
}

function Marker({ x, label, colour, row, dashed }: MarkerProps): ReactElement {
  return (
    <g>
      <line
        x1={x}
        x2={x}
        y1={margin.top - 4}
        y2={height - margin.bottom}
        stroke={colour}
        strokeWidth={1.75}
        strokeDasharray={dashed === true ? '5 4' : undefined}
      />
      <text
        x={x}
        y={12 + row * 14}
        textAnchor={x > width - 140 ? 'end' : 'middle'}
        fontSize={12}
        fontWeight={600}
        style={{ fill: colour }}
      >
        {label}
      </text>
    </g>
  );
}
