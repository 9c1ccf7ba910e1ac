import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
  fit,
  isSeen,
  largestScale,
  readable,
  resized,
  reveal,
  smallestScale,
  zoom,
} from '../../shared/ui/viewport.ts';

const length = fc.integer({ min: 1, max: 4000 });
const size = fc.record({ width: length, height: length });
const window = { width: 600, height: 400 };

describe('fit', () => {
  test('shows a small drawing in its own size, in the middle', () => {
    expect(fit({ width: 200, height: 100 }, window)).toEqual({ scale: 1, left: 200, top: 150 });
  });

  test('shows the whole of any drawing that the smallest scale can show', () => {
    fc.assert(
      fc.property(size, (drawing) => {
        const { left, top, scale } = fit(drawing, window);
        fc.pre(scale > smallestScale);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(left + drawing.width * scale).toBeLessThanOrEqual(window.width);
        expect(top + drawing.height * scale).toBeLessThanOrEqual(window.height);
      }),
    );
  });
});

test('a large drawing first shows its top, large enough to be read', () => {
  expect(readable({ width: 300, height: 4000 }, window)).toEqual({
    scale: 0.8,
    left: 180,
    top: 24,
  });
  expect(readable({ width: 3000, height: 400 }, window)).toEqual({ scale: 0.8, left: 24, top: 24 });
});

test('a large drawing never first shows an empty place', () => {
  fc.assert(
    fc.property(size, length, length, (drawing, x, y) => {
      const box = { x: x % drawing.width, y: y % drawing.height, width: 10, height: 10 };
      expect(isSeen(readable(drawing, window, box), box, window)).toBe(true);
    }),
  );
  const first = readable({ width: 9000, height: 48_000 }, window);
  expect(isSeen(first, { x: 0, y: 24_000, width: 176, height: 72 }, window)).toBe(false);
});

test('zooming leaves in place what is under the pointer, within its bounds', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), length, length, (factor, x, y) => {
      const before = { left: 10, top: -20, scale: 1 };
      const after = zoom(before, factor, x, y);
      expect(after.scale).toBeGreaterThanOrEqual(smallestScale);
      expect(after.scale).toBeLessThanOrEqual(largestScale);
      expect((x - after.left) / after.scale).toBeCloseTo((x - before.left) / before.scale, 6);
      expect((y - after.top) / after.scale).toBeCloseTo((y - before.top) / before.scale, 6);
    }),
  );
});

describe('reveal', () => {
  const box = { x: 1000, y: 50, width: 100, height: 40 };

  test('moves no more than is needed', () => {
    expect(reveal({ left: 0, top: 0, scale: 1 }, box, window)).toEqual({
      left: 600 - 24 - 1100,
      top: 0,
      scale: 1,
    });
    const seen = { left: -700, top: 0, scale: 1 };
    expect(reveal(seen, box, window)).toEqual(seen);
  });

  test('shows the beginning of what is larger than the window', () => {
    const wide = { ...box, width: 2000 };
    expect(reveal({ left: 0, top: 0, scale: 1 }, wide, window).left).toBe(24 - 1000);
  });
});

describe('a window that becomes another', () => {
  const narrow = { width: 300, height: 400 };

  test('keeps in its middle what was there', () => {
    const drawing = { width: 4000, height: 4000 };
    const seen = { left: -700, top: -100, scale: 1 };
    expect(resized(seen, drawing, window, narrow)).toEqual({ ...seen, left: -850 });
    expect(resized(resized(seen, drawing, window, narrow), drawing, narrow, window)).toEqual(seen);
  });

  test('still shows the whole of what it showed whole', () => {
    const drawing = { width: 500, height: 100 };
    const whole = fit(drawing, window);
    expect(resized(whole, drawing, window, narrow)).toEqual(fit(drawing, narrow));
    const small = { left: 200, top: 100, scale: 0.2 };
    expect(resized(small, drawing, window, narrow)).toEqual({ ...small, left: 50 });
  });
});
