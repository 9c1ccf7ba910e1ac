import { formatPath } from '../model/path.ts';
import { icon } from './icon.ts';
import type { LaidOutEdge, LaidOutGroup, LaidOutNode } from './laid-out-graph.ts';
import type { PlacedBadge, PlacedText } from './node-box.ts';
import { iconTile } from './node-box.ts';
import { textShape } from './text-shape.ts';
import type { Paint } from './theme.ts';
import { element } from './xml.ts';

/** The box of a node; `data-id` and `data-at` let a host make it clickable. */
export function nodeShape({ node, box, x, y }: LaidOutNode, paint: Paint): string {
  const critical = node.critical === true;
  const fill = (text: PlacedText): string => {
    if (text.role === 'kind') return paint(node.kind);
    return paint(text.role === 'label' ? 'text' : 'muted');
  };
  return element(
    'g',
    {
      transform: `translate(${x} ${y})`,
      'data-id': node.id,
      'data-at': node.at === undefined ? undefined : formatPath(node.at),
    },
    element('rect', {
      width: box.width,
      height: box.height,
      rx: node.kind === 'approval' ? 22 : 11,
      fill: paint('surface'),
      stroke: paint(critical ? 'accent' : node.kind),
      'stroke-width': critical ? 2.5 : 1.25,
    }),
    icon(node.kind, iconTile.x, iconTile.y, iconTile.size, paint),
    // Blanks between them, so that what reads the drawing aloud does not run the words together.
    [
      ...box.texts.map((text) => textShape(text, fill(text))),
      ...box.badges.map((badge) => badgeShape(badge, critical, paint)),
    ].join(' '),
  );
}

/** The frame of a group with its name. */
export function groupShape({ label, x, y, width, height }: LaidOutGroup, paint: Paint): string {
  return element(
    'g',
    { transform: `translate(${x} ${y})` },
    element('rect', {
      width,
      height,
      rx: 16,
      fill: paint('frame'),
      stroke: paint('frameEdge'),
    }),
    textShape(label, paint('muted')),
  );
}

/** The label of an edge on a ground of its own, so that no line runs through the words. */
export function edgeLabelShape({ edge, label }: LaidOutEdge, paint: Paint): string {
  if (label === undefined) return '';
  const { x, y, width, height, text } = label;
  return element(
    'g',
    { transform: `translate(${x} ${y})` },
    element('rect', { width, height, rx: 6, fill: paint('page') }),
    textShape(text, paint(edge.critical === true ? 'accent' : 'muted')),
  );
}

function badgeShape(badge: PlacedBadge, critical: boolean, paint: Paint): string {
  const { x, y, width, height, text } = badge;
  const fill = paint(critical ? 'accentTint' : 'frame');
  return (
    element('rect', { x, y, width, height, rx: height / 2, fill }) +
    textShape(text, paint(critical ? 'accent' : 'muted'))
  );
}
