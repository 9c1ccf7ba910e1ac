import type { ReactElement } from 'react';
import type { DistributionLayout, DistributionProps } from './distribution-layout.ts';
import { chart, layOutDistribution } from './distribution-layout.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatShare } from '../model/quantities/share.ts';
import { line } from 'd3-shape';
import { timeTicks } from './time-axis.ts';
import { formatCount } from '../model/quantities/count.ts';

const small = 11.5;
const runsOf = (count: number): string => `${formatCount(count)} run${count === 1 ? '' : 's'}`;

/** How a measure spreads over all runs: columns, the share of runs within each time, percentiles and the objective. */
export function Distribution(props: DistributionProps): ReactElement {
  const { name, spread, summary } = props;
  const { count, censored } = summary;
  const known = count - censored;
  const total = runsOf(count);
  if (count === 0) return <p className="muted note-only">No run has a figure for this.</p>;
  if (known === 0)
    return (
      <p className="note-only">{`None of ${total} recovered in the time of the drill, so there is no ${name.toLowerCase()} to show.`}</p>
    );
  if (spread.every(([us]) => us === 0)) {
    const rest = censored === 0 ? '' : `; not known of ${runsOf(censored)} that did not recover`;
    const runs = known === 1 ? 'one run' : `any of ${runsOf(known)}`;
    return <p className="note-only">{`${name}: none in ${runs}${rest}.`}</p>;
  }
  return <Chart {...props} />;
}

function Chart(props: DistributionProps): ReactElement {
  const layout = layOutDistribution(props);
  const { name, objectiveName, objectiveUs } = props;
  const { baseY, total, censored, p95, beyond } = layout;
  const height = baseY + 54;
  const reached =
    p95?.value === undefined ? '' : `, in 95 of 100 at most ${formatDuration(p95.value)}`;
  return (
    <svg
      viewBox={`0 0 ${chart.width} ${height}`}
      role="img"
      aria-label={`${name} over ${runsOf(total)}${reached}${censored === 0 ? '' : `, ${censored} not recovered`}`}
    >
      <Grid layout={layout} />
      <Confidence layout={layout} />
      <Columns layout={layout} />
      {total < 5 ? null : <Cumulative layout={layout} />}
      {censored === 0 ? null : <Censored layout={layout} />}
      <Markers layout={layout} />
      <Key
        layout={layout}
        y={height - 6}
        objective={
          beyond && objectiveUs !== null
            ? `${objectiveName} ${formatDuration(objectiveUs)} lies beyond →`
            : ''
        }
      />
    </svg>
  );
}

interface PartProps {
  readonly layout: DistributionLayout;
}

function Grid({ layout }: PartProps): ReactElement {
  const { x, topY, baseY, endUs, right, most } = layout;
  return (
    <g>
      {timeTicks(0, endUs, 10).map(({ us, label }) => (
        <g key={us}>
          <line x1={x(us)} x2={x(us)} y1={topY} y2={baseY} stroke="var(--bs-line)" />
          <text className="soft" x={x(us)} y={baseY + 18} textAnchor="middle" fontSize={small}>
            {label}
          </text>
        </g>
      ))}
      <line x1={chart.left} x2={right} y1={baseY} y2={baseY} stroke="var(--bs-muted)" />
      <text className="soft" x={chart.left - 8} y={topY + 4} textAnchor="end" fontSize={small}>
        {formatCount(most)}
      </text>
      <text className="soft" x={chart.left - 8} y={topY + 19} textAnchor="end" fontSize={small}>
        {most === 1 ? 'run' : 'runs'}
      </text>
      <text className="soft" x={chart.left - 8} y={baseY + 4} textAnchor="end" fontSize={small}>
        0
      </text>
    </g>
  );
}

function Confidence({ layout }: PartProps): ReactElement | null {
  const { p95, x, topY, baseY, right } = layout;
  if (p95?.low === undefined) return null;
  const left = x(p95.low);
  // Without an upper bound the interval is open: it reaches the runs that did not recover.
  const end = p95.high === undefined ? right : x(p95.high);
  return (
    <rect
      x={left}
      y={topY}
      width={Math.max(2, end - left)}
      height={baseY - topY}
      fill="var(--bs-step)"
      fillOpacity={0.16}
    >
      <title>{intervalText(layout)}</title>
    </rect>
  );
}

function intervalText({ p95 }: DistributionLayout): string {
  if (p95?.low === undefined) return '';
  const high = p95.high === undefined ? 'no upper bound yet' : `to ${formatDuration(p95.high)}`;
  return `95% interval of p95: ${formatDuration(p95.low)} ${high}`;
}

function Columns({ layout }: PartProps): ReactElement {
  const { bins, x, y, baseY } = layout;
  return (
    <g>
      {bins.map(({ fromUs, toUs, count }) => (
        <rect
          key={fromUs}
          x={x(fromUs) + chart.barGap / 2}
          y={y(count)}
          width={Math.max(4, x(toUs) - x(fromUs) - chart.barGap)}
          height={baseY - y(count)}
          fill="var(--bs-step)"
          fillOpacity={0.8}
        >
          <title>{`${formatDuration(fromUs)} to ${formatDuration(toUs)}: ${runsOf(count)}`}</title>
        </rect>
      ))}
    </g>
  );
}

/** The share of all runs that were done by each time; it ends below 100% by the share that did not recover. */
function Cumulative({ layout }: PartProps): ReactElement {
  const { bins, total, x, shareY, topY, baseY, right } = layout;
  const points: [number, number][] = [[bins[0]?.fromUs ?? 0, 0]];
  let done = 0;
  for (const { toUs, count } of bins) {
    done += count;
    points.push([toUs, done / total]);
  }
  points.push([layout.endUs, done / total]);
  const path = line(
    ([us]) => x(us),
    ([, share]) => shareY(share),
  )(points);
  return (
    <g>
      <path d={path ?? ''} fill="none" stroke="var(--bs-muted)" strokeWidth={1.5} />
      <text className="soft" x={right + 6} y={topY + 4} fontSize={small}>
        100%
      </text>
      <text className="soft" x={right + 6} y={baseY + 4} fontSize={small}>
        0%
      </text>
    </g>
  );
}

function Censored({ layout }: PartProps): ReactElement {
  const { right, y, baseY, censored, total } = layout;
  const midX = right + 104;
  return (
    <g>
      <title>{`${runsOf(censored)} did not recover in the time of the drill`}</title>
      <line x1={right + 56} x2={chart.width - 4} y1={baseY} y2={baseY} stroke="var(--bs-muted)" />
      <rect
        x={midX - 16}
        y={y(censored)}
        width={32}
        height={baseY - y(censored)}
        fill="var(--bs-bad)"
        fillOpacity={0.85}
      />
      <text
        x={midX}
        y={y(censored) - 6}
        textAnchor="middle"
        fontSize={small}
        fontWeight={600}
        style={{ fill: 'var(--bs-bad)' }}
      >
        {formatShare(censored / total)}
      </text>
      <text
        x={midX}
        y={baseY + 18}
        textAnchor="middle"
        fontSize={small}
        style={{ fill: 'var(--bs-bad)' }}
      >
        not recovered
      </text>
    </g>
  );
}

function Markers({ layout }: PartProps): ReactElement {
  const { markers, x, topY, baseY } = layout;
  return (
    <g>
      {markers.map(({ us, label, colour, dashed, row, anchor }) => {
        const labelY = topY - 6 - row * chart.rowHeight;
        return (
          <g key={label}>
            <line
              x1={x(us)}
              x2={x(us)}
              y1={labelY + 4}
              y2={baseY}
              stroke={colour}
              strokeWidth={1.5}
              {...(dashed ? { strokeDasharray: '5 4' } : {})}
            />
            <text
              x={x(us)}
              y={labelY}
              textAnchor={anchor}
              fontSize={chart.fontSize}
              fontWeight={600}
              style={{ fill: colour }}
            >
              {label}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Key({
  layout,
  y,
  objective,
}: PartProps & { readonly y: number; readonly objective: string }): ReactElement {
  const interval = intervalText(layout);
  const curve = layout.total < 5 ? '' : 'line: share of runs done by then';
  const text = [interval, curve, objective].filter((part) => part !== '').join('   ·   ');
  return (
    <g>
      {interval === '' ? null : (
        <rect
          x={chart.left}
          y={y - 10}
          width={14}
          height={12}
          fill="var(--bs-step)"
          fillOpacity={0.3}
        />
      )}
      <text
        className="soft"
        x={chart.left + (interval === '' ? 0 : 21)}
        y={y}
        fontSize={chart.fontSize}
      >
        {text}
      </text>
    </g>
  );
}
