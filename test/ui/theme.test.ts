import { describe, expect, it } from 'vitest';
import { theme } from '../../shared/ui/theme.ts';
import { tokens } from '../../shared/ui/tokens.ts';
import type { Token } from '../../shared/ui/tokens.ts';

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const texts = [
  'fg',
  'muted',
  'accent',
  'good',
  'bad',
  'warn',
  'p1',
  'p2',
  'p3',
  'p4',
  'p5',
] as const;
const shapes = ['fault', 'service', 'person', 'step'] as const;

describe.each(['light', 'dark'] as const)('colours, %s', (name) => {
  const palette = tokens[name];
  it.each(texts)('%s can be read on a card and on the page', (text) => {
    expect(contrast(palette[text], palette.card)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[text], palette.bg)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(shapes)('%s stands out from a card', (shape) => {
    expect(contrast(palette[shape], palette.card)).toBeGreaterThanOrEqual(3);
  });
});

describe('theme', () => {
  it('declares every variable that it uses', () => {
    const used = new Set([...theme.matchAll(/var\(--bs-(\w+)/g)].map(([, name]) => name as Token));
    expect(used.size).toBeGreaterThan(5);
    for (const name of used) expect(tokens.light[name]).toMatch(/^#[0-9a-f]{6}$/);
  });
});

it('colours that are one in light are one in dark, so that plain colours can be turned', () => {
  const names = Object.keys(tokens.light) as (keyof typeof tokens.light)[];
  for (const name of names)
    for (const other of names)
      if (tokens.light[name] === tokens.light[other])
        expect(tokens.dark[name], `${name} and ${other}`).toBe(tokens.dark[other]);
});
