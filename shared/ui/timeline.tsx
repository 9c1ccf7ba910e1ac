import type { ReactElement } from 'react';
import type { Bar, Lane } from './timeline-lanes.ts';
import type { RunReport } from './report-data.ts';
import { endOf, lanes, phaseBars, phaseNames } from './timeline-lanes.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { scaleLinear } from 'd3-scale';
import { timeTicks } from './time-axis.ts';

const width = 1000;
const labelWidth = 190;
const rowHeight = 26;
const barHeight = 14;
const headHeight = 64;
const groupGap = 26;

const groupNames = {
  faults: 'Faults',
  services: 'Services',
  people: 'People',
  steps: 'Steps',
} as const;

const fills: Readonly<Record<Bar['tone'], string>> = {
  fault: 'var(--bs-fault)',
  person: 'var(--bs-person)',
  step: 'var(--bs-step)',
  failed: 'var(--bs-bad)',
  service: 'var(--bs-service)',
  phase: 'var(--bs-step)',
};

type Scale = (us: number) => number;

const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 23)}…` : text);

function BarShape({
  bar,
  x,
  y,
}: {
  readonly bar: Bar;
  readonly x: Scale;
  readonly y: number;
}): ReactElement {
  const left = x(bar.fromUs);
  const wide = Math.max(2, x(bar.toUs) - left);
  const title = `${bar.label}: ${formatDuration(bar.fromUs)} to ${formatDuration(bar.toUs)}, ${formatDuration(bar.toUs - bar.fromUs)}`;
  return (
    <g>
      <title>{title}</title>
      <rect
        x={left}
        y={y}
        width={wide}
        height={barHeight}
        rx={3}
        fill={fills[bar.tone]}
        fillOpacity={bar.strength}
      />
      {bar.tone === 'failed' ? (
        <text
          x={left + wide + 4}
          y={y + barHeight - 3}
          fontSize={11}
          style={{ fill: 'var(--bs-bad)' }}
        >
          ✗
        </text>
      ) : null}
    </g>
  );
}

function Row({
  lane,
  x,
  y,
}: {
  readonly lane: Lane;
  readonly x: Scale;
  readonly y: number;
}): ReactElement {
  return (
    <g>
      <text x={labelWidth - 14} y={y + barHeight - 2} textAnchor="end" fontSize={12.5}>
        {shorten(lane.name)}
        <title>{lane.name}</title>
      </text>
      <line
        x1={labelWidth}
        x2={width - 10}
        y1={y + barHeight / 2}
        y2={y + barHeight / 2}
        stroke="var(--bs-line)"
      />
      {lane.bars.map((bar, index) => (
        <BarShape key={index} bar={bar} x={x} y={y} />
      ))}
    </g>
  );
}

/** The phases as one band above the rows, each named where there is room. */
function PhaseBand({ report, x }: { readonly report: RunReport; readonly x: Scale }): ReactElement {
  const bars = phaseBars(report);
  return (
    <g>
      {bars.length === 0 ? null : (
        <text x={labelWidth - 14} y={47} textAnchor="end" fontSize={12.5}>
          Outage
        </text>
      )}
      {bars.map((bar) => {
        const index = phaseNames.findIndex(([, name]) => name === bar.label);
        const left = x(bar.fromUs);
        const wide = Math.max(1.5, x(bar.toUs) - left);
        return (
          <g key={bar.label}>
            <title>{`${bar.label}: ${formatDuration(bar.toUs - bar.fromUs)}`}</title>
            <rect x={left} y={34} width={wide} height={18} fill={`var(--bs-p${index + 1})`} />
            {wide > bar.label.length * 7.2 + 8 ? (
              <text
                x={left + 6}
                y={47}
                fontSize={11.5}
                fontWeight={600}
                style={{ fill: 'var(--bs-card)' }}
              >
                {bar.label}
              </text>
            ) : null}
          </g>
        );
      })}
    </g>
  );
}

function Axis({
  report,
  x,
  endUs,
  height,
}: {
  readonly report: RunReport;
  readonly x: Scale;
  readonly endUs: number;
  readonly height: number;
}): ReactElement {
  const { onsetUs, recoveredUs } = report.measures?.milestones ?? {};
  const { rtoUs } = report.opened.objectives;
  const marks = [
    ...(onsetUs === undefined ? [] : [{ us: onsetUs, label: 'onset', colour: 'var(--bs-bad)' }]),
    ...(recoveredUs === undefined
      ? []
      : [{ us: recoveredUs, label: 'recovered', colour: 'var(--bs-good)' }]),
    ...(onsetUs === undefined || rtoUs === null || onsetUs + rtoUs > endUs
      ? []
      : [{ us: onsetUs + rtoUs, label: 'RTO', colour: 'var(--bs-accent)' }]),
  ];
  return (
    <g>
      {timeTicks(0, endUs, 10).map(({ us, label }) => (
        <g key={us}>
          <line
            x1={x(us)}
            x2={x(us)}
            y1={headHeight - 8}
            y2={height - 22}
            stroke="var(--bs-line)"
          />
          <text className="soft" x={x(us)} y={height - 6} textAnchor="middle" fontSize={11.5}>
            {label}
          </text>
        </g>
      ))}
      {marks.map(({ us, label, colour }, index) => (
        <g key={label}>
          <line
            x1={x(us)}
            x2={x(us)}
            y1={26}
            y2={height - 22}
            stroke={colour}
            strokeWidth={1.5}
            strokeDasharray={label === 'RTO' ? '5 4' : undefined}
          />
          <text
            x={x(us)}
            y={index === 1 && marks.length > 1 && x(us) - x(marks[0]?.us ?? 0) < 70 ? 10 : 22}
            textAnchor={x(us) > width - 60 ? 'end' : 'middle'}
            fontSize={11.5}
            fontWeight={600}
            style={{ fill: colour }}
          >
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Where each row stands, with a gap and a name before each group. */
function arrange(rows: readonly Lane[]): {
  placed: { lane: Lane; y: number }[];
  heads: { name: string; y: number }[];
  height: number;
} {
  const placed: { lane: Lane; y: number }[] = [];
  const heads: { name: string; y: number }[] = [];
  let y = headHeight;
  let group: Lane['group'] | undefined;
  for (const lane of rows) {
    if (lane.group !== group) {
      group = lane.group;
      heads.push({ name: groupNames[group], y: y + 14 });
      y += groupGap;
    }
    placed.push({ lane, y });
    y += rowHeight;
  }
  return { placed, heads, height: y + 30 };
}

/** One run from its start to its end: faults, services, people and steps over time. */
export function Timeline({
  report,
  standalone,
}: {
  readonly report: RunReport;
  readonly standalone?: string;
}): ReactElement {
  const endUs = Math.max(1, endOf(report));
  const { placed, heads, height } = arrange(lanes(report));
  const x = scaleLinear([0, endUs], [labelWidth, width - 24]);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Timeline of seed ${report.opened.seed} of ${report.opened.scenario}`}
      {...(standalone === undefined ? {} : { xmlns: 'http://www.w3.org/2000/svg', width, height })}
    >
      {standalone === undefined ? null : <style>{standalone}</style>}
      {standalone === undefined ? null : (
        <rect width={width} height={height} fill="var(--bs-card)" />
      )}
      <Axis report={report} x={x} endUs={endUs} height={height} />
      <PhaseBand report={report} x={x} />
      {heads.map(({ name, y }) => (
        <text
          key={name}
          className="soft"
          x={labelWidth - 14}
          y={y}
          textAnchor="end"
          fontSize={11}
          fontWeight={600}
          letterSpacing="0.04em"
        >
          {name.toUpperCase()}
        </text>
      ))}
      {placed.map(({ lane, y }, index) => (
        <Row key={index} lane={lane} x={x} y={y} />
      ))}
    </svg>
  );
}
