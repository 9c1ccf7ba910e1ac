import type { ReactElement } from 'react';
import type { PhaseSpan } from './phase-spans.ts';
import type { TimelineLayout } from './timeline-layout.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { frame } from './timeline-layout.ts';
import { textWidth } from '../graph/text-width.ts';

const high = 18;
const fontSize = 11.5;

interface BandProps {
  readonly layout: TimelineLayout;
  readonly rtoUs: number | null;
  readonly rtaUs?: number;
}

/** The outage as a whole: its phases one after the other, and below them the time that the RTO gives. */
export function TimelineBand({ layout, rtoUs, rtaUs }: BandProps): ReactElement {
  const { spans, x, onsetUs, rtoEndUs, endUs } = layout;
  const objectiveTop = frame.bandTop + (spans.length === 0 ? 0 : frame.rowHeight);
  return (
    <g>
      {spans.length === 0 ? null : (
        <Heading
          topY={frame.bandTop}
          name="Outage"
          note={rtaUs === undefined ? '' : formatDuration(rtaUs)}
        />
      )}
      {spans.map((span) => (
        <Phase key={span.name} span={span} x={x} />
      ))}
      {onsetUs === undefined || rtoEndUs === undefined || rtoUs === null ? null : (
        <g>
          <Heading topY={objectiveTop} name="Objective (RTO)" note={formatDuration(rtoUs)} />
          <path
            d={objectivePath(
              x(onsetUs),
              x(Math.min(rtoEndUs, endUs)),
              objectiveTop + high / 2,
              rtoEndUs > endUs,
            )}
            fill="none"
            stroke="var(--bs-accent)"
            strokeWidth={1.75}
          />
          {rtoEndUs > endUs ? <title>The RTO ends later than what is shown</title> : null}
        </g>
      )}
    </g>
  );
}

/** A line between two ends, or with an arrow where it goes on. */
function objectivePath(fromX: number, toX: number, y: number, goesOn: boolean): string {
  const end = goesOn ? `M${toX - 6} ${y - 5}l6 5l-6 5` : `M${toX} ${y - 5}v10`;
  return `M${fromX} ${y - 5}v10M${fromX} ${y}H${toX}${end}`;
}

function Heading({
  topY,
  name,
  note,
}: {
  readonly topY: number;
  readonly name: string;
  readonly note: string;
}): ReactElement {
  const y = topY + high / 2 + 4;
  return (
    <g>
      <text x={frame.left - 14} y={y} textAnchor="end" fontSize={12.5} fontWeight={600}>
        {name}
      </text>
      <text x={frame.right + 12} y={y} fontSize={12} fontWeight={600}>
        {note}
      </text>
    </g>
  );
}

function Phase({
  span,
  x,
}: {
  readonly span: PhaseSpan;
  readonly x: TimelineLayout['x'];
}): ReactElement | null {
  const { name, colour, fromUs, toUs } = span;
  if (toUs <= fromUs) return null;
  const left = x(fromUs);
  const wide = x(toUs) - left;
  const full = `${name} ${formatDuration(toUs - fromUs)}`;
  const fits = (text: string): boolean => textWidth(text, fontSize, 'bold') + 14 <= wide;
  const shown = fits(full) ? full : fits(name) ? name : '';
  return (
    <g>
      <title>{full}</title>
      <rect
        x={left}
        y={frame.bandTop}
        width={Math.max(1.5, wide)}
        height={high}
        fill={colour}
        stroke="var(--bs-card)"
        strokeWidth={wide > 4 ? 1 : 0}
      />
      {shown === '' ? null : (
        <text
          className="on-fill"
          x={left + 7}
          y={frame.bandTop + 13}
          fontSize={fontSize}
          fontWeight={600}
        >
          {shown}
        </text>
      )}
    </g>
  );
}
