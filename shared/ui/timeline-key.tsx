import type { ReactElement } from 'react';
import type { Lane } from './timeline-lane.ts';
import type { PhaseSpan } from './phase-spans.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { frame } from './timeline-layout.ts';
import { textWidth } from '../graph/text-width.ts';

type Sample = 'fill' | 'waiting' | 'queued' | 'failed' | 'moment' | 'degraded';

interface Entry {
  readonly sample: Sample;
  readonly colour: string;
  readonly text: string;
}

const fontSize = 12;
const lineHeight = 22;

/** What the colours and patterns of a timeline mean: of those in it only. */
function entriesOf(spans: readonly PhaseSpan[], all: readonly Lane[]): Entry[][] {
  const phases = spans.map(({ name, colour, fromUs, toUs }): Entry => ({
    sample: 'fill',
    colour,
    text: `${name} ${formatDuration(toUs - fromUs)}`,
  }));
  const tones = new Set(all.flatMap(({ bars }) => bars.map(({ tone }) => tone)));
  const shapes: Entry[] = [];
  if (all.some(({ levels }) => levels.length > 0))
    shapes.push({ sample: 'degraded', colour: 'var(--bs-service)', text: 'outside steady state' });
  if (all.some(({ moments }) => moments.length > 0))
    shapes.push({ sample: 'moment', colour: 'var(--bs-p1)', text: 'at this moment' });
  if (tones.has('queued'))
    shapes.push({ sample: 'queued', colour: 'var(--bs-step)', text: 'after another step' });
  if (tones.has('waiting'))
    shapes.push({ sample: 'waiting', colour: 'var(--bs-step)', text: 'waiting' });
  if (tones.has('failed'))
    shapes.push({ sample: 'failed', colour: 'var(--bs-bad)', text: 'failed' });
  return [phases, shapes].filter((line) => line.length > 0);
}

/** How many units of height the key takes. */
export function keyHeight(spans: readonly PhaseSpan[], all: readonly Lane[]): number {
  return entriesOf(spans, all).length * lineHeight;
}

interface KeyProps {
  readonly spans: readonly PhaseSpan[];
  readonly lanes: readonly Lane[];
  readonly topY: number;
  readonly hatch: string;
}

/** The key below a timeline: phases with their durations, then shapes. */
export function TimelineKey({ spans, lanes, topY, hatch }: KeyProps): ReactElement {
  return (
    <g>
      {entriesOf(spans, lanes).map((line, row) => {
        let x = frame.left - 4;
        return line.map((entry) => {
          const at = x;
          x += 24 + textWidth(entry.text, fontSize) + 18;
          const midY = topY + row * lineHeight + 8;
          return (
            <g key={entry.text}>
              <SampleShape {...entry} x={at} midY={midY} hatch={hatch} />
              <text className="soft" x={at + 24} y={midY + 4} fontSize={fontSize}>
                {entry.text}
              </text>
            </g>
          );
        });
      })}
    </g>
  );
}

interface SampleProps {
  readonly sample: Sample;
  readonly colour: string;
  readonly x: number;
  readonly midY: number;
  readonly hatch: string;
}

function SampleShape({ sample, colour, x, midY, hatch }: SampleProps): ReactElement {
  switch (sample) {
    case 'fill':
      return <rect x={x + 4} y={midY - 6} width={12} height={12} rx={2.5} fill={colour} />;
    case 'waiting':
      return (
        <rect x={x} y={midY - 3} width={18} height={6} rx={1.5} fill={colour} fillOpacity={0.32} />
      );
    case 'queued':
      return (
        <line
          x1={x}
          x2={x + 18}
          y1={midY}
          y2={midY}
          stroke={colour}
          strokeWidth={1.5}
          strokeDasharray="1.5 3.5"
        />
      );
    case 'failed':
      return (
        <rect
          x={x}
          y={midY - 6}
          width={18}
          height={12}
          rx={2}
          fill={`url(#${hatch})`}
          stroke={colour}
        />
      );
    case 'moment':
      return <path d={`M${x + 10} ${midY - 6}l6 6l-6 6l-6 -6z`} fill={colour} />;
    case 'degraded':
      return (
        <g>
          <rect x={x} y={midY - 6} width={18} height={12} fill={colour} fillOpacity={0.3} />
          <line x1={x} x2={x + 18} y1={midY + 6} y2={midY + 6} stroke={colour} strokeWidth={2} />
        </g>
      );
  }
}
