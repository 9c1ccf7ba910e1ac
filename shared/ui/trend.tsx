import type { ReactElement } from 'react';
import type { TrendLayout } from './trend-layout.ts';
import type { TrendReport, TrendRun } from './report-data.ts';
import { layOutTrend, trendFrame } from './trend-layout.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { line } from 'd3-shape';
import { timeTicks } from './time-axis.ts';

const { width, height, left, right, top, bottom } = trendFrame;

/** The 95th percentile of the recovery time, run by run, against the RTO of each. */
export function TrendChart({ playbook, points }: TrendReport): ReactElement {
  if (points.length === 0)
    return <p className="muted note-only">There are no finished runs yet.</p>;
  const layout = layOutTrend(points);
  const drills = `${points.length} drill${points.length === 1 ? '' : 's'}`;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`95th percentile of the recovery time of ${playbook} over ${drills}; the table below has the figures`}
    >
      <Axes layout={layout} points={points} />
      <Objectives layout={layout} />
      <Connection layout={layout} points={points} />
      {points.map((point, index) => (
        <Point key={point.runId} point={point} x={layout.x(index)} y={layout.y} />
      ))}
    </svg>
  );
}

interface PartProps {
  readonly layout: TrendLayout;
  readonly points: readonly TrendRun[];
}

function Axes({ layout, points }: PartProps): ReactElement {
  const { x, y, highestUs, dated } = layout;
  return (
    <g>
      {timeTicks(0, highestUs, 5).map(({ us, label }) => (
        <g key={us}>
          <line
            x1={left}
            x2={width - right}
            y1={y(us)}
            y2={y(us)}
            stroke={us === 0 ? 'var(--bs-muted)' : 'var(--bs-line)'}
          />
          <text className="soft" x={left - 10} y={y(us) + 4} textAnchor="end" fontSize={11.5}>
            {label}
          </text>
        </g>
      ))}
      {points.every(({ rtaP95Us }) => rtaP95Us !== null) ? null : (
        <text className="soft" x={left - 10} y={top - 10} textAnchor="end" fontSize={11.5}>
          no time
        </text>
      )}
      {dated.map((index) => (
        <text
          key={index}
          className="soft"
          x={x(index)}
          y={height - bottom + 20}
          textAnchor="middle"
          fontSize={11.5}
        >
          {points[index]?.recordedAt.slice(0, 10)}
        </text>
      ))}
    </g>
  );
}

function Objectives({ layout: { objectives, y } }: { readonly layout: TrendLayout }): ReactElement {
  return (
    <g>
      {objectives.map(({ fromX, toX, us }, index) => (
        <g key={fromX}>
          <line
            x1={fromX}
            x2={toX}
            y1={y(us)}
            y2={y(us)}
            stroke="var(--bs-accent)"
            strokeWidth={1.5}
            strokeDasharray="5 4"
          />
          {index === objectives.length - 1 ? (
            <text
              x={width - right + 6}
              y={y(us) + 4}
              fontSize={12}
              fontWeight={600}
              style={{ fill: 'var(--bs-accent)' }}
            >
              {`RTO ${formatDuration(us)}`}
            </text>
          ) : null}
        </g>
      ))}
    </g>
  );
}

function Connection({ layout: { x, y }, points }: PartProps): ReactElement {
  const path = line<TrendRun>()
    .defined(({ rtaP95Us }) => rtaP95Us !== null)
    .x((_, index) => x(index))
    .y(({ rtaP95Us }) => y(rtaP95Us ?? 0))(points);
  return (
    <path
      d={path ?? ''}
      fill="none"
      stroke="var(--bs-muted)"
      strokeWidth={1.25}
      strokeOpacity={0.7}
    />
  );
}

const colours = {
  passed: 'var(--bs-good)',
  failed: 'var(--bs-bad)',
  inconclusive: 'var(--bs-warn)',
} as const;

interface PointProps {
  readonly point: TrendRun;
  readonly x: number;
  readonly y: (us: number) => number;
}

/** A run at its figure; one without a figure stands at the top, as slower than all others. */
function Point({ point, x, y }: PointProps): ReactElement {
  const { rtaP95Us, rtaP95LowUs, rtaP95HighUs, verdict, recordedAt, scenario } = point;
  const figure = rtaP95Us === null ? 'no recovery time' : `RTA p95 ${formatDuration(rtaP95Us)}`;
  const at = rtaP95Us === null ? top - 14 : y(rtaP95Us);
  return (
    <g>
      <title>{`${recordedAt.slice(0, 10)}, ${scenario}: ${figure}, ${verdict}`}</title>
      {typeof rtaP95LowUs === 'number' && typeof rtaP95HighUs === 'number' ? (
        <path
          d={`M${x} ${y(rtaP95LowUs)}V${y(rtaP95HighUs)}M${x - 4} ${y(rtaP95LowUs)}h8M${x - 4} ${y(rtaP95HighUs)}h8`}
          stroke="var(--bs-muted)"
          fill="none"
        />
      ) : null}
      <circle
        cx={x}
        cy={at}
        r={8}
        fill="var(--bs-card)"
        stroke={colours[verdict]}
        strokeWidth={1.5}
      />
      <VerdictMark verdict={verdict} x={x} y={at} />
    </g>
  );
}

function VerdictMark({
  verdict,
  x,
  y,
}: {
  readonly verdict: TrendRun['verdict'];
  readonly x: number;
  readonly y: number;
}): ReactElement {
  if (verdict === 'inconclusive')
    return (
      <text
        x={x}
        y={y + 4}
        textAnchor="middle"
        fontSize={11}
        fontWeight={700}
        style={{ fill: colours[verdict] }}
      >
        ?
      </text>
    );
  const d =
    verdict === 'passed' ? `M${x - 3.5} ${y}l2.5 2.5l4.5 -5` : `M${x - 3} ${y - 3}l6 6m0 -6l-6 6`;
  return (
    <path d={d} fill="none" stroke={colours[verdict]} strokeWidth={1.75} strokeLinecap="round" />
  );
}
