import type { NodeKind } from './graph.ts';
import type { Paint } from './theme.ts';
import { element } from './xml.ts';

/** Outlines on a square of 18 by 18, drawn with strokes. */
const outlines: Readonly<Record<NodeKind, string>> = {
  service: 'M9 2l6 3.5v7L9 16l-6-3.5v-7zM9 9l6-3.5M9 9v7M9 9L3 5.5',
  store:
    'M3.5 4.6a5.5 2.4 0 0 1 11 0v8.8a5.5 2.4 0 0 1-11 0zM3.5 4.6a5.5 2.4 0 0 0 11 0M3.5 9a5.5 2.4 0 0 0 11 0',
  external:
    'M2.5 9a6.5 6.5 0 0 1 13 0a6.5 6.5 0 0 1-13 0zM2.5 9h13M9 2.5c-4.2 4-4.2 9 0 13M9 2.5c4.2 4 4.2 9 0 13',
  infrastructure: 'M3 3.2h12v4.6H3zM3 10.2h12v4.6H3zM5.6 5.5h.9M5.6 12.5h.9M9.5 5.5h3M9.5 12.5h3',
  role: 'M6 6a3 3 0 0 1 6 0a3 3 0 0 1-6 0zM3 15.5c0-3.4 2.6-4.8 6-4.8s6 1.4 6 4.8',
  step: 'M5.5 3.6L14 9l-8.5 5.4z',
  approval: 'M9 2l6 2.2v4.3c0 3.7-2.5 6.2-6 7.5c-3.5-1.3-6-3.8-6-7.5V4.2zM6.2 9l2 2l3.7-3.8',
};

/** The icon of `kind` on a tinted tile of `size` pixels, its upper left corner at `x` and `y`. */
export function icon(kind: NodeKind, x: number, y: number, size: number, paint: Paint): string {
  const scale = Math.round((size / 32) * 1000) / 1000;
  const inset = Math.round((size - 18 * scale) * 50) / 100;
  return element(
    'g',
    { transform: `translate(${x} ${y})` },
    element('rect', {
      width: size,
      height: size,
      rx: Math.round(size / 4),
      fill: paint(`${kind}Tint`),
    }),
    element('path', {
      d: outlines[kind],
      transform: `translate(${inset} ${inset}) scale(${scale})`,
      fill: 'none',
      stroke: paint(kind),
      'stroke-width': 1.4,
      'stroke-linejoin': 'round',
      'stroke-linecap': 'round',
    }),
  );
}
