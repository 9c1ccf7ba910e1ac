import type { EdgeKind } from './graph.ts';
import type { LaidOutEdge, Point } from './laid-out-graph.ts';
import type { ColourName, Paint } from './theme.ts';
import { element } from './xml.ts';

/** How an arrow is drawn; soft ones differ by dashes and by an open head, never by colour alone. */
interface Stroke {
  readonly dashes?: string;
  readonly head: 'filled' | 'open';
  readonly colour: ColourName;
}

const strokes: Readonly<Record<EdgeKind, Stroke>> = {
  hard: { head: 'filled', colour: 'edge' },
  soft: { head: 'open', colour: 'edge', dashes: '6 4' },
  uses: { head: 'open', colour: 'edge', dashes: '1.5 4' },
  order: { head: 'filled', colour: 'edge' },
  gate: { head: 'open', colour: 'approval', dashes: '9 3 2 3' },
};

const cornerRadius = 9;
const headLength = 8;

/** The line and head of an edge, without its label. */
export function edgeShape({ edge, points }: LaidOutEdge, paint: Paint): string {
  return arrow(points, edge.kind, edge.critical === true, paint);
}

/** An arrow along `points` in the style of `kind`; empty for fewer than two points. */
export function arrow(
  points: readonly Point[],
  kind: EdgeKind,
  critical: boolean,
  paint: Paint,
): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return '';
  const { dashes, head, colour } = strokes[kind];
  const stroke = paint(critical ? 'accent' : colour);
  const width = critical ? 2.5 : 1.5;
  // A filled head covers the end of the line, which would otherwise show as a blunt tip.
  const end = head === 'filled' ? along(tip, before, headLength - 1) : along(tip, before, 1);
  const line = element('path', {
    d: roundedLine([...points.slice(0, -1), end]),
    fill: 'none',
    stroke,
    'stroke-width': width,
    'stroke-linecap': dashes === '1.5 4' ? 'round' : undefined,
    'stroke-dasharray': dashes,
  });
  return line + arrowHead(tip, before, head, stroke, critical);
}

function arrowHead(
  tip: Point,
  before: Point,
  head: Stroke['head'],
  stroke: string,
  critical: boolean,
): string {
  const length = critical ? headLength + 1.5 : headLength;
  const back = along(tip, before, length);
  const across = { x: (tip.y - back.y) / 2, y: (back.x - tip.x) / 2 };
  const left = format({ x: back.x + across.x, y: back.y + across.y });
  const right = format({ x: back.x - across.x, y: back.y - across.y });
  if (head === 'filled') {
    const d = `M${left}L${format(tip)}L${right}z`;
    return element('path', { d, fill: stroke, stroke, 'stroke-linejoin': 'round' });
  }
  const d = `M${left}L${format(tip)}L${right}`;
  const width = critical ? 2.5 : 1.5;
  return element('path', {
    d,
    fill: 'none',
    stroke,
    'stroke-width': width,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}

/** A line through `points` whose corners are rounded as far as its pieces allow. */
function roundedLine(points: readonly Point[]): string {
  const parts = points.map((point, index) => {
    const previous = points[index - 1];
    const next = points[index + 1];
    if (previous === undefined) return `M${format(point)}`;
    if (next === undefined) return `L${format(point)}`;
    const room = Math.min(distance(previous, point), distance(point, next)) / 2;
    const radius = Math.min(cornerRadius, room);
    const from = along(point, previous, radius);
    const to = along(point, next, radius);
    return `L${format(from)}Q${format(point)} ${format(to)}`;
  });
  return parts.join('');
}

/** The point `length` pixels from `from` in the direction of `to`, but not beyond it. */
function along(from: Point, to: Point, length: number): Point {
  const whole = distance(from, to);
  const share = whole === 0 ? 0 : Math.min(1, length / whole);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function distance(a: Point, b: Point): number {
  const x = a.x - b.x;
  const y = a.y - b.y;
  return Math.sqrt(x * x + y * y);
}

function format({ x, y }: Point): string {
  return `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;
}
