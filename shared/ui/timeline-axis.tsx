import type { ReactElement } from 'react';
import type { Tick } from './time-axis.ts';
import type { TimelineLayout } from './timeline-layout.ts';
import { frame } from './timeline-layout.ts';
import { textWidth } from '../graph/text-width.ts';
import { timeTicks } from './time-axis.ts';

const most = 9;
const fontSize = 11.5;

/** Ticks whose labels touch neither each other, nor the axis's name, nor a line that is drawn through them. */
function apart(
  ticks: readonly Tick[],
  x: TimelineLayout['x'],
  linesX: readonly number[] = [],
): Tick[] {
  let endX = -Infinity;
  return ticks.filter(({ us, label }) => {
    const half = textWidth(label, fontSize) / 2;
    if (x(us) - half < endX + 8 || x(us) + half > frame.right + 6) return false;
    if (linesX.some((lineX) => Math.abs(lineX - x(us)) < half + 3)) return false;
    endX = x(us) + half;
    return true;
  });
}

/** Time since the onset above, with the grid, and time since the start of the drill below. */
export function TimelineAxis({ layout }: { readonly layout: TimelineLayout }): ReactElement {
  const { x, endUs, onsetUs, axisY } = layout;
  const fromStart = timeTicks(0, endUs, most);
  const fromOnset = onsetUs === undefined ? [] : timeTicks(0, endUs, most, onsetUs);
  const grid = onsetUs === undefined ? fromStart : fromOnset;
  const linesX = [onsetUs, layout.recoveredUs].flatMap((us) => (us === undefined ? [] : [x(us)]));
  return (
    <g>
      {grid.map(({ us }) => (
        <line
          key={us}
          x1={x(us)}
          x2={x(us)}
          y1={frame.bandTop - 6}
          y2={axisY}
          stroke="var(--bs-line)"
        />
      ))}
      {fromOnset.length === 0 ? null : <AxisName y={frame.bandTop - 13} name="since onset" />}
      {apart(fromOnset, x, linesX).map(({ us, label }) => (
        <text
          key={us}
          className="soft"
          x={x(us)}
          y={frame.bandTop - 13}
          textAnchor="middle"
          fontSize={fontSize}
        >
          {label}
        </text>
      ))}
      <line x1={frame.left} x2={frame.right} y1={axisY} y2={axisY} stroke="var(--bs-muted)" />
      <AxisName y={axisY + 18} name="since start" />
      {apart(fromStart, x).map(({ us, label }) => (
        <g key={us}>
          <line x1={x(us)} x2={x(us)} y1={axisY} y2={axisY + 4} stroke="var(--bs-muted)" />
          <text className="soft" x={x(us)} y={axisY + 18} textAnchor="middle" fontSize={fontSize}>
            {label}
          </text>
        </g>
      ))}
    </g>
  );
}

function AxisName({ y, name }: { readonly y: number; readonly name: string }): ReactElement {
  return (
    <text className="soft" x={frame.right + 12} y={y} fontSize={fontSize}>
      {name}
    </text>
  );
}

/** Where the outage began, where it ended, and where the RTO was over. */
export function TimelineMarks({ layout }: { readonly layout: TimelineLayout }): ReactElement {
  const { x, onsetUs, recoveredUs, rtoEndUs, endUs, axisY } = layout;
  return (
    <g>
      {onsetUs === undefined ? null : (
        <Mark x={x(onsetUs)} axisY={axisY} label="onset" colour="var(--bs-bad)" side="end" />
      )}
      {recoveredUs === undefined ? null : (
        <Mark
          x={x(recoveredUs)}
          axisY={axisY}
          label="recovered"
          colour="var(--bs-good)"
          side="start"
        />
      )}
      {rtoEndUs === undefined || rtoEndUs > endUs ? null : (
        <line
          x1={x(rtoEndUs)}
          x2={x(rtoEndUs)}
          y1={frame.bandTop}
          y2={axisY}
          stroke="var(--bs-accent)"
          strokeWidth={1.5}
          strokeDasharray="5 4"
        />
      )}
    </g>
  );
}

interface MarkProps {
  readonly x: number;
  readonly axisY: number;
  readonly label: string;
  readonly colour: string;
  /** On which side of the line its label ends or starts, so that two never meet. */
  readonly side: 'start' | 'end';
}

function Mark({ x, axisY, label, colour, side }: MarkProps): ReactElement {
  return (
    <g>
      <line x1={x} x2={x} y1={4} y2={axisY} stroke={colour} strokeWidth={1.5} />
      <text
        x={side === 'end' ? x - 5 : x + 5}
        y={13}
        textAnchor={side}
        fontSize={12}
        fontWeight={600}
        style={{ fill: colour }}
      >
        {label}
      </text>
    </g>
  );
}
