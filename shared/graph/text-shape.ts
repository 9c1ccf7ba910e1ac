import type { PlacedText } from './node-box.ts';
import { fonts } from './node-box.ts';
import { escapeXml, element } from './xml.ts';

/** A placed text in `fill`, moved by `dx` and `dy` pixels; a shortened one carries the whole as its title. */
export function textShape(placed: PlacedText, fill: string, dx = 0, dy = 0): string {
  const { sizePx, weight } = fonts[placed.role];
  return element(
    'text',
    {
      x: placed.x + dx,
      y: placed.y + dy,
      'font-size': sizePx,
      'font-weight': weight === 'bold' ? 600 : undefined,
      fill,
    },
    placed.full === undefined ? '' : element('title', {}, escapeXml(placed.full)),
    escapeXml(placed.text),
  );
}
