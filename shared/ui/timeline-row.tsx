import type { ReactElement } from 'react';
import type { Bar, Level, Moment, Tone } from './timeline-lane.ts';
import type { PlacedLane, TimelineLayout } from './timeline-layout.ts';
import { area, curveStepAfter } from 'd3-shape';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatShare } from '../model/quantities/share.ts';
import { frame } from './timeline-layout.ts';
import { shortenMiddle } from './shorten-middle.ts';
import { shortenText } from '../graph/text-width.ts';

type X = TimelineLayout['x'];

const fills: Readonly<Record<Exclude<Tone, 'queued' | 'waiting' | 'failed'>, string>> = {
  fault: 'var(--bs-fault)',
  approval: 'var(--bs-p3)',
  person: 'var(--bs-person)',
  step: 'var(--bs-step)',
};

interface RowProps extends PlacedLane {
  readonly x: X;
  /** Id of the pattern for what failed. */
  readonly hatch: string;
}

/** One row: its name, what happened in it, and the figure that sums it up. */
export function TimelineRow({ lane, midY, x, hatch }: RowProps): ReactElement {
  const { name, bars, moments, levels, note } = lane;
  return (
    <g>
      <text x={frame.left - 14} y={midY + 4} textAnchor="end" fontSize={12.5}>
        <title>{name}</title>
        {shortenMiddle(name, frame.left - 26, 12.5)}
      </text>
      <line x1={frame.left} x2={frame.right} y1={midY} y2={midY} stroke="var(--bs-line)" />
      {levels.length === 0 ? null : <LevelArea levels={levels} midY={midY} x={x} />}
      {bars.map((bar, index) => (
        <BarShape key={index} bar={bar} midY={midY} x={x} hatch={hatch} />
      ))}
      {moments.map((moment, index) => (
        <MomentShape key={index} moment={moment} midY={midY} x={x} />
      ))}
      <text className="soft" x={frame.right + 12} y={midY + 4} fontSize={12}>
        {shortenText(note, frame.width - frame.right - 12, 12)}
      </text>
    </g>
  );
}

interface BarProps {
  readonly bar: Bar;
  readonly midY: number;
  readonly x: X;
  readonly hatch: string;
}

function BarShape({ bar, midY, x, hatch }: BarProps): ReactElement {
  const { fromUs, toUs, tone, label } = bar;
  const left = x(fromUs);
  const wide = Math.max(2, x(toUs) - left);
  const place = { x: left, y: midY - frame.barHeight / 2, width: wide, height: frame.barHeight };
  return (
    <g>
      <title>{`${label}, ${formatDuration(toUs - fromUs)}`}</title>
      {tone === 'queued' ? (
        <line
          x1={left}
          x2={x(toUs)}
          y1={midY}
          y2={midY}
          stroke="var(--bs-step)"
          strokeWidth={1.5}
          strokeDasharray="1.5 3.5"
        />
      ) : tone === 'waiting' ? (
        <rect
          {...place}
          y={midY - 3}
          height={6}
          rx={1.5}
          fill="var(--bs-step)"
          fillOpacity={0.32}
        />
      ) : tone === 'failed' ? (
        <Failed place={place} midY={midY} hatch={hatch} />
      ) : (
        <rect {...place} rx={Math.min(2.5, wide / 2)} fill={fills[tone]} />
      )}
    </g>
  );
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Hatched, with a cross at its end: not by colour alone. */
function Failed({
  place,
  midY,
  hatch,
}: {
  readonly place: Place;
  readonly midY: number;
  readonly hatch: string;
}): ReactElement {
  const endX = place.x + place.width;
  return (
    <g>
      <rect {...place} rx={2} fill={`url(#${hatch})`} stroke="var(--bs-bad)" />
      <path
        d={`M${endX + 4} ${midY - 3}l6 6m0 -6l-6 6`}
        stroke="var(--bs-bad)"
        strokeWidth={1.75}
        strokeLinecap="round"
      />
    </g>
  );
}

function MomentShape({
  moment,
  midY,
  x,
}: {
  readonly moment: Moment;
  readonly midY: number;
  readonly x: X;
}): ReactElement {
  return (
    <path
      d={`M${x(moment.atUs)} ${midY - 6}l6 6l-6 6l-6 -6z`}
      fill="var(--bs-p1)"
      stroke="var(--bs-card)"
    >
      <title>{moment.label}</title>
    </path>
  );
}

interface LevelProps {
  readonly levels: readonly Level[];
  readonly midY: number;
  readonly x: X;
}

/** Below this peak an area is not as high as its row: a service that hardly fails shall not look as if it did. */
const leastPeak = 0.02;

/** The failed share as an area as high as the row at its worst, with a band behind it while outside the steady state. */
function LevelArea({ levels, midY, x }: LevelProps): ReactElement {
  const most = Math.max(leastPeak, ...levels.map(({ errorRate }) => errorRate));
  const base = midY + frame.barHeight / 2;
  const high = frame.barHeight + 3;
  const last = levels.at(-1);
  const points = [...levels, ...(last === undefined ? [] : [{ ...last, fromUs: last.toUs }])];
  const shape = area<Level>()
    .x(({ fromUs }) => x(fromUs))
    .y0(base)
    .y1(({ errorRate }) => base - (errorRate / most) * high)
    .curve(curveStepAfter)(points);
  return (
    <g>
      <path d={shape ?? ''} fill="var(--bs-service)" fillOpacity={0.55} />
      {levels.map((level, index) => (
        <rect
          key={index}
          x={x(level.fromUs)}
          y={base - high}
          width={Math.max(0.5, x(level.toUs) - x(level.fromUs))}
          height={high}
          fill="var(--bs-service)"
          fillOpacity={level.degraded ? 0.2 : 0}
        >
          <title>{describeLevel(level)}</title>
        </rect>
      ))}
      {levels
        .filter(({ degraded }) => degraded)
        .map(({ fromUs, toUs }) => (
          <line
            key={fromUs}
            x1={x(fromUs)}
            x2={x(toUs)}
            y1={base}
            y2={base}
            stroke="var(--bs-service)"
            strokeWidth={2}
          />
        ))}
    </g>
  );
}

/** One level in words, for tooltips and the table. */
export function describeLevel({ errorRate, latencyUs, degraded }: Level): string {
  const state = degraded ? 'outside its steady state' : 'steady';
  return `${state}, ${formatShare(errorRate)} of requests fail, p95 latency ${formatDuration(latencyUs)}`;
}
