import { useLayoutEffect, useRef } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { Viewport, Window } from './viewport.ts';

/** Below it words are dots: they are not drawn. */
const legibleScale = 0.3;

/** After so long without a move it is drawn again, as sharp as its scale allows. */
const restMs = 150;

interface GraphPaperProps {
  readonly viewport: Viewport;
  /** Of the whole drawing. */
  readonly size: Window;
  /** Names the graph to screen readers. */
  readonly label: string;
  readonly children: ReactNode;
}

/** What is drawn on, moved and scaled. While it moves it is moved as a picture instead of being drawn anew for each frame. */
export function GraphPaper({ viewport, size, label, children }: GraphPaperProps): ReactElement {
  const paper = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const style = paper.current?.style;
    if (style === undefined) return undefined;
    style.willChange = 'transform';
    const timer = setTimeout(() => (style.willChange = 'auto'), restMs);
    return () => clearTimeout(timer);
  }, [viewport]);
  const { left, top, scale } = viewport;
  const isFar = scale < legibleScale;
  return (
    <div
      className="graph-paper"
      ref={paper}
      style={{ transform: `translate(${left}px, ${top}px) scale(${scale})` }}
    >
      <svg
        className={`graph-canvas${isFar ? ' graph-far' : ''}`}
        role="group"
        aria-label={label}
        style={size}
      >
        {children}
      </svg>
    </div>
  );
}
