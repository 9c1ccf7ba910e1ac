import { expect, test } from 'vitest';
import type { NodeKind } from '../../shared/graph/graph.ts';
import type { ColourName, Palette } from '../../shared/graph/theme.ts';
import { palettes } from '../../shared/graph/theme.ts';
import { nodeWords } from '../../shared/graph/vocabulary.ts';

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const share = parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(palette: Palette, one: ColourName, other: ColourName): number {
  const [dark, light] = [luminance(palette[one]), luminance(palette[other])].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

const kinds = Object.keys(nodeWords) as NodeKind[];
const texts: [ColourName, ColourName][] = [
  ['text', 'page'],
  ['text', 'surface'],
  ['muted', 'page'],
  ['muted', 'surface'],
  ['muted', 'frame'],
  ['accent', 'accentTint'],
  ['accent', 'page'],
  ...kinds.map((kind): [ColourName, ColourName] => [kind, 'surface']),
];
const strokes: [ColourName, ColourName][] = [
  ['edge', 'page'],
  ['edge', 'frame'],
  ['frameEdge', 'page'],
  ['accent', 'surface'],
  ['accent', 'frame'],
  ['approval', 'frame'],
  ...kinds.flatMap((kind): [ColourName, ColourName][] => [
    [kind, 'page'],
    [kind, 'frame'],
    [kind, `${kind}Tint`],
  ]),
];

test.each(['light', 'dark'] as const)(
  '%s: text and strokes stand out from their ground',
  (theme) => {
    const palette = palettes[theme];
    for (const [text, ground] of texts) {
      expect(contrast(palette, text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    }
    for (const [stroke, ground] of strokes) {
      expect(contrast(palette, stroke, ground), `${stroke} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  },
);
