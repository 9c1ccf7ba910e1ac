import type { ReactElement } from 'react';
import { formatDuration } from '../model/quantities/duration.ts';
import { rateText } from './rate-text.ts';

/** One setting of a trigger. */
export interface TuningPoint {
  /** The bound in words. */
  readonly bound: string;
  /** The window in words. */
  readonly window: string;
  readonly falsePerYear: number;
  /** Microseconds within which 95 of 100 disruptions are found; null where they are not. */
  readonly p95Us: number | null;
}

export interface TuningChartProps {
  readonly trigger: string;
  /** Ascending by bound and by window. */
  readonly points: readonly TuningPoint[];
  readonly current: TuningPoint;
  readonly suggested?: TuningPoint | undefined;
  /** The most that may be tolerated. */
  readonly falsePerYear: number;
  /** Styles to put in, where the drawing stands by itself. */
  readonly css?: string;
}

const cell = { width: 104, height: 44, gap: 4 } as const;
const frame = { left: 112, right: 20, top: 78, bottom: 62 } as const;

/** Every setting of a trigger: bounds from left to right, windows from top to bottom. */
export function TuningChart(props: TuningChartProps): ReactElement {
  const { trigger, points, current, suggested, falsePerYear, css } = props;
  const bounds = distinct(points.map(({ bound }) => bound));
  const windows = distinct(points.map(({ window }) => window));
  const width = frame.left + bounds.length * (cell.width + cell.gap) + frame.right;
  const height = frame.top + windows.length * (cell.height + cell.gap) + frame.bottom;
  const x = (bound: string): number => frame.left + bounds.indexOf(bound) * (cell.width + cell.gap);
  const y = (window: string): number =>
    frame.top + windows.indexOf(window) * (cell.height + cell.gap);
  const alone = css === undefined ? {} : { xmlns: 'http://www.w3.org/2000/svg', width, height };
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Settings of the trigger ${trigger}: time to detection, and false rollbacks a year`}
      {...alone}
    >
      {css === undefined ? null : <style>{css}</style>}
      {css === undefined ? null : <rect width={width} height={height} fill="var(--bs-card)" />}
      <text x={20} y={28} fontSize={15} fontWeight={600}>
        {`Trigger ${trigger}`}
      </text>
      <Headings bounds={bounds} windows={windows} x={x} y={y} />
      {points.map((point) => (
        <Setting
          key={`${point.bound} ${point.window}`}
          point={point}
          x={x(point.bound)}
          y={y(point.window)}
          quiet={point.falsePerYear <= falsePerYear}
          mark={point === suggested ? 'suggested' : point === current ? 'now' : undefined}
        />
      ))}
      <Key y={height - 26} falsePerYear={falsePerYear} />
    </svg>
  );
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

interface HeadingsProps {
  readonly bounds: readonly string[];
  readonly windows: readonly string[];
  readonly x: (bound: string) => number;
  readonly y: (window: string) => number;
}

function Headings({ bounds, windows, x, y }: HeadingsProps): ReactElement {
  return (
    <g fontSize={12.5}>
      <text className="soft" x={frame.left - 12} y={frame.top - 14} textAnchor="end">
        fires after
      </text>
      <text className="soft" x={frame.left} y={frame.top - 34}>
        bound
      </text>
      {bounds.map((bound) => (
        <text
          key={bound}
          x={x(bound) + cell.width / 2}
          y={frame.top - 14}
          textAnchor="middle"
          fontWeight={600}
        >
          {bound}
        </text>
      ))}
      {windows.map((window) => (
        <text
          key={window}
          x={frame.left - 12}
          y={y(window) + cell.height / 2 + 4}
          textAnchor="end"
          fontWeight={600}
        >
          {window}
        </text>
      ))}
    </g>
  );
}

interface SettingProps {
  readonly point: TuningPoint;
  readonly x: number;
  readonly y: number;
  /** Chance fires it no more often than is tolerated. */
  readonly quiet: boolean;
  readonly mark: 'suggested' | 'now' | undefined;
}

function Setting({ point, x, y, quiet, mark }: SettingProps): ReactElement {
  const { p95Us, falsePerYear } = point;
  const tone = p95Us === null ? 'muted' : quiet ? 'good' : 'bad';
  const middle = x + cell.width / 2;
  const time = p95Us === null ? 'not found' : formatDuration(p95Us);
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={cell.width}
        height={cell.height}
        rx={5}
        fill={`var(--bs-${tone})`}
        fillOpacity={0.12}
        stroke={mark === undefined ? 'none' : 'var(--bs-accent)'}
        strokeWidth={2}
        strokeDasharray={mark === 'now' ? '5 3' : undefined}
      />
      <text x={middle} y={y + 19} textAnchor="middle" fontSize={13} fontWeight={600}>
        {time}
      </text>
      <text className="soft" x={middle} y={y + 35} textAnchor="middle" fontSize={11.5}>
        {falsePerYear < 1e-3 ? '< 0.001 a year' : `${rateText(falsePerYear)} a year`}
      </text>
    </g>
  );
}

function Key({
  y,
  falsePerYear,
}: {
  readonly y: number;
  readonly falsePerYear: number;
}): ReactElement {
  return (
    <text className="soft" x={20} y={y} fontSize={12}>
      {`Above: within what time 95 of 100 disruptions are found. Below: rollbacks by chance alone; green is at most ${rateText(falsePerYear)} a year. Framed: suggested; dashed: as it is written.`}
    </text>
  );
}
