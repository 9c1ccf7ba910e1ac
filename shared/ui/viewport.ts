import type { Rectangle } from '../graph/laid-out-graph.ts';

/** What part of a drawing is seen: its place (x, y) is shown at (left + x * scale, top + y * scale), in pixels. */
export interface Viewport {
  readonly left: number;
  readonly top: number;
  /** Between `smallestScale` and `largestScale`; 1 is the size in which it was laid out. */
  readonly scale: number;
}

/** The size of what is seen through, in pixels. */
export interface Window {
  readonly width: number;
  readonly height: number;
}

/** Below it no word can be read. */
export const smallestScale = 0.1;
/** Above it boxes fill the window. */
export const largestScale = 4;

/** Below it words are too small to be read at ease. */
const readableScale = 0.8;
/** Above it most words can still be read: better the whole than a part. */
const wholeScale = 0.65;

const margin = 24;

const within = (scale: number): number => Math.min(largestScale, Math.max(smallestScale, scale));

/** Shows the whole of a drawing, in the middle and never enlarged. */
export function fit(drawing: Window, window: Window): Viewport {
  const scale = within(
    Math.min(
      1,
      (window.width - 2 * margin) / Math.max(1, drawing.width),
      (window.height - 2 * margin) / Math.max(1, drawing.height),
    ),
  );
  return {
    scale,
    left: (window.width - drawing.width * scale) / 2,
    top: Math.max(margin, (window.height - drawing.height * scale) / 2),
  };
}

/** Shows as much of a drawing as can be read, from its top, with `first` in any case. */
export function readable(drawing: Window, window: Window, first?: Rectangle): Viewport {
  const whole = fit(drawing, window);
  if (whole.scale >= wholeScale) return whole;
  const left = (window.width - drawing.width * readableScale) / 2;
  const viewport = { scale: readableScale, left: Math.max(margin, left), top: margin };
  if (first === undefined) return viewport;
  const shown = reveal(viewport, first, window);
  if (shown.top === viewport.top) return shown;
  // In the middle, where what follows it is seen, too.
  return { ...shown, top: window.height / 2 - (first.y + first.height / 2) * readableScale };
}

/** Whether anything of `box` is seen. */
export function isSeen({ left, top, scale }: Viewport, box: Rectangle, window: Window): boolean {
  const [x, y] = [left + box.x * scale, top + box.y * scale];
  return (
    x < window.width && x + box.width * scale > 0 && y < window.height && y + box.height * scale > 0
  );
}

/** Changes the scale by `factor` and leaves in place what is shown at (x, y). */
export function zoom(viewport: Viewport, factor: number, x: number, y: number): Viewport {
  const scale = within(viewport.scale * factor);
  const grown = scale / viewport.scale;
  return {
    scale,
    left: x - (x - viewport.left) * grown,
    top: y - (y - viewport.top) * grown,
  };
}

/** Moves by no more than is needed to show `box` in full; from its upper left corner where it is larger than the window. */
export function reveal(viewport: Viewport, box: Rectangle, window: Window): Viewport {
  const { left, top, scale } = viewport;
  const shift = (offset: number, start: number, length: number, room: number): number => {
    const from = offset + start * scale;
    const to = from + length * scale;
    if (from < margin || length * scale > room - 2 * margin) return offset + margin - from;
    return to > room - margin ? offset + room - margin - to : offset;
  };
  return {
    scale,
    left: shift(left, box.x, box.width, window.width),
    top: shift(top, box.y, box.height, window.height),
  };
}

/** What is shown after the window has become another: what was in its middle stays there; what was seen whole stays whole. */
export function resized(
  viewport: Viewport,
  drawing: Window,
  before: Window,
  after: Window,
): Viewport {
  const kept = {
    ...viewport,
    left: viewport.left + (after.width - before.width) / 2,
    top: viewport.top + (after.height - before.height) / 2,
  };
  const isCut = isWhole(viewport, drawing, before) && !isWhole(kept, drawing, after);
  return isCut ? fit(drawing, after) : kept;
}

function isWhole({ left, top, scale }: Viewport, drawing: Window, window: Window): boolean {
  return (
    left >= 0 &&
    top >= 0 &&
    left + drawing.width * scale <= window.width &&
    top + drawing.height * scale <= window.height
  );
}
