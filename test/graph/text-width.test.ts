import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortenText, textWidth } from '../../shared/graph/text-width.ts';

test('width grows with the font size, with the weight and with every character', () => {
  expect(textWidth('', 12)).toBe(0);
  expect(textWidth('checkout', 24)).toBeCloseTo(2 * textWidth('checkout', 12));
  expect(textWidth('checkout', 12, 'bold')).toBeGreaterThan(textWidth('checkout', 12));
  expect(textWidth('iii', 12)).toBeLessThan(textWidth('WWW', 12));
});

test('no character is narrower than in the fonts that were measured', () => {
  // Arial at 1000 px: these advance widths are published in its metrics.
  const arial = { a: 556, W: 944, i: 222, '0': 556, '%': 889, '@': 1015, m: 833 };
  for (const [character, width] of Object.entries(arial)) {
    expect(textWidth(character, 1000), character).toBeGreaterThanOrEqual(width);
  }
});

test('wide scripts count more than Latin, combining marks nothing', () => {
  expect(textWidth('注', 10)).toBeGreaterThan(10);
  expect(textWidth('e\u0301', 10)).toBe(textWidth('e', 10));
});

test('a text that fits stays, a longer one ends in an ellipsis and fits', () => {
  expect(shortenText('checkout', 200, 12)).toBe('checkout');
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.integer({ min: 20, max: 300 }),
      (text, width) => {
        const short = shortenText(text, width, 12);
        expect(textWidth(short, 12)).toBeLessThanOrEqual(width);
        if (short !== text) expect(short.endsWith('…')).toBe(true);
      },
    ),
  );
});
