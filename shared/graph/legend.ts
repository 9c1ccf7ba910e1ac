import { arrow } from './edge-shape.ts';
import type { EdgeKind, Graph, NodeKind } from './graph.ts';
import { icon } from './icon.ts';
import { placeText } from './node-box.ts';
import { textShape } from './text-shape.ts';
import type { Paint } from './theme.ts';
import { element } from './xml.ts';
import { defaultCriticalMeaning, edgeWords, nodeWords } from './vocabulary.ts';

/** A sign with its meaning; `draw` gives the sign at the place of its left middle. */
interface Entry {
  readonly words: string;
  readonly signWidth: number;
  readonly draw: (x: number, y: number, paint: Paint) => string;
}

/** A legend as markup, and its height in pixels. */
export interface Legend {
  readonly markup: string;
  readonly height: number;
}

const rowHeight = 24;
const gap = { sign: 8, entry: 22 } as const;
const arrowWidth = 30;

/** Explains what occurs in `graph` and nothing else, in rows no wider than `width` where possible. */
export function legend(
  graph: Graph,
  place: { readonly x: number; readonly y: number; readonly width: number },
  paint: Paint,
): Legend {
  let x = place.x;
  let y = place.y;
  const parts: string[] = [];
  const all = entries(graph);
  for (const entry of all) {
    const words = placeText('line', entry.words, { x: 0, y: 4 }, place.width);
    const width = entry.signWidth + gap.sign + words.width;
    if (x > place.x && x + width > place.x + place.width) {
      x = place.x;
      y += rowHeight;
    }
    const middle = y + rowHeight / 2;
    parts.push(entry.draw(x, middle, paint));
    parts.push(textShape(words, paint('muted'), x + entry.signWidth + gap.sign, middle));
    x += width + gap.entry;
  }
  return { markup: parts.join(''), height: all.length === 0 ? 0 : y + rowHeight - place.y };
}

function entries(graph: Graph): Entry[] {
  const nodeKinds = new Set(graph.nodes.map((node) => node.kind));
  const edgeKinds = new Set(graph.edges.map((edge) => edge.kind));
  const known = <Kind extends string>(words: Readonly<Record<Kind, string>>): Kind[] =>
    Object.keys(words) as Kind[];
  return [
    ...known<NodeKind>(nodeWords)
      .filter((kind) => nodeKinds.has(kind))
      .map(nodeEntry),
    ...known<EdgeKind>(edgeWords)
      .filter((kind) => edgeKinds.has(kind))
      .map(edgeEntry),
    ...criticalEntry(graph),
  ];
}

function nodeEntry(kind: NodeKind): Entry {
  const size = 18;
  const draw: Entry['draw'] = (x, y, paint) => icon(kind, x, y - size / 2, size, paint);
  return { words: nodeWords[kind], signWidth: size, draw };
}

function edgeEntry(kind: EdgeKind): Entry {
  const draw: Entry['draw'] = (x, y, paint) => sampleArrow(x, y, kind, false, paint);
  return { words: edgeWords[kind], signWidth: arrowWidth, draw };
}

function criticalEntry(graph: Graph): Entry[] {
  const words = graph.criticalMeaning ?? defaultCriticalMeaning;
  const edge = graph.edges.find((one) => one.critical === true);
  if (edge !== undefined) {
    const draw: Entry['draw'] = (x, y, paint) => sampleArrow(x, y, edge.kind, true, paint);
    return [{ words, signWidth: arrowWidth, draw }];
  }
  if (!graph.nodes.some((node) => node.critical === true)) return [];
  return [{ words, signWidth: 20, draw: sampleBox }];
}

function sampleBox(x: number, y: number, paint: Paint): string {
  return element('rect', {
    x: x + 1,
    y: y - 7,
    width: 18,
    height: 14,
    rx: 4,
    fill: paint('surface'),
    stroke: paint('accent'),
    'stroke-width': 2,
  });
}

function sampleArrow(
  x: number,
  y: number,
  kind: EdgeKind,
  critical: boolean,
  paint: Paint,
): string {
  const points = [
    { x, y },
    { x: x + arrowWidth, y },
  ];
  return arrow(points, kind, critical, paint);
}
