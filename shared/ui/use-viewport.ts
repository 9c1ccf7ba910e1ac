import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PointerEvent, RefObject } from 'react';
import type { Rectangle } from '../graph/laid-out-graph.ts';
import type { Viewport, Window } from './viewport.ts';
import { fit, isSeen, readable, resized, reveal, zoom } from './viewport.ts';

/** How much a button or a key zooms. */
const zoomStep = 1.25;
/** A wheel that turns by this many pixels doubles or halves the scale. */
const wheelPx = 240;

/** What part of a drawing is seen, and how that is changed. */
export type View = ReturnType<typeof useViewport>;

type Frame = RefObject<HTMLDivElement | null>;
type Change = (change: (now: Viewport) => Viewport) => void;

/**
 * What part of a drawing of this size is seen through `frame`, and how that is changed: by wheel, by pointer and by call. `boxes` are
 * what is drawn, the first to be looked at before the others.
 */
export function useViewport(frame: Frame, drawing: Window, boxes: readonly Rectangle[]) {
  const [viewport, change] = useState<Viewport>({ left: 0, top: 0, scale: 1 });
  const fitAll = useCallback(() => {
    change(fit(drawing, windowOf(frame)));
  }, [drawing, frame]);
  const isPlaced = useRef(false);
  useLayoutEffect(() => {
    const window = windowOf(frame);
    // Once, when it first appears: what is edited later must not move under the eyes, unless nothing would be left to see.
    const isKept = isPlaced.current;
    change((now) =>
      isKept && boxes.some((box) => isSeen(now, box, window))
        ? now
        : readable(drawing, window, boxes[0]),
    );
    isPlaced.current = true;
  }, [drawing, boxes, frame]);
  useWheel(frame, change);
  const window = useSize(frame, drawing, change);
  const zoomBy = (factor: number): void => {
    const { width, height } = windowOf(frame);
    change((now) => zoom(now, factor, width / 2, height / 2));
  };
  return {
    viewport,
    window,
    /** Brings a place of the drawing into the middle. */
    centre: (x: number, y: number): void => {
      const { width, height } = windowOf(frame);
      change(({ scale }) => ({ scale, left: width / 2 - x * scale, top: height / 2 - y * scale }));
    },
    drag: useDrag(change),
    fitAll,
    zoomIn: (): void => zoomBy(zoomStep),
    zoomOut: (): void => zoomBy(1 / zoomStep),
    reveal: useCallback(
      (box: Rectangle): void => {
        change((now) => reveal(now, box, windowOf(frame)));
      },
      [frame],
    ),
  };
}

const windowOf = (frame: Frame): Window => ({
  width: frame.current?.clientWidth ?? 0,
  height: frame.current?.clientHeight ?? 0,
});

/** The size of `frame` as it is now, to which the view is fitted whenever it changes. */
function useSize(frame: Frame, drawing: Window, change: Change): Window {
  const [size, setSize] = useState<Window>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    let before = windowOf(frame);
    const observer = new ResizeObserver(() => {
      const [old, now] = [before, windowOf(frame)];
      before = now;
      setSize(now);
      if (old.width !== now.width || old.height !== now.height)
        change((viewport) => resized(viewport, drawing, old, now));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame, drawing, change]);
  return size;
}

/** The wheel moves; with Ctrl or by pinching it zooms at the pointer. React would listen in a way that cannot keep the page from scrolling. */
function useWheel(frame: Frame, change: Change): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      const [x, y] = [event.clientX - left, event.clientY - top];
      change((now) =>
        event.ctrlKey || event.metaKey
          ? zoom(now, 2 ** (-event.deltaY / wheelPx), x, y)
          : { ...now, left: now.left - event.deltaX, top: now.top - event.deltaY },
      );
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel);
    };
  }, [frame, change]);
}

/** Moves with the pointer while a button is held down. */
function useDrag(change: Change) {
  const last = useRef<{ readonly x: number; readonly y: number }>(undefined);
  return {
    onPointerDown: ({ clientX, clientY, target, currentTarget, pointerId }: PointerEvent): void => {
      if ((target as Element).closest('button, input, aside, [data-node]') !== null) return;
      last.current = { x: clientX, y: clientY };
      currentTarget.setPointerCapture(pointerId);
    },
    onPointerMove: ({ clientX: x, clientY: y }: PointerEvent): void => {
      const from = last.current;
      if (from === undefined) return;
      last.current = { x, y };
      change((now) => ({ ...now, left: now.left + x - from.x, top: now.top + y - from.y }));
    },
    onPointerUp: (): void => {
      last.current = undefined;
    },
  };
}
