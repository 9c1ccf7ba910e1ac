import type { PointerEvent, ReactElement } from 'react';
import { memo, useRef } from 'react';
import type { LaidOutGraph } from '../graph/laid-out-graph.ts';
import type { View } from './use-viewport.ts';
import type { Window } from './viewport.ts';

interface GraphMinimapProps {
  readonly laidOut: LaidOutGraph;
  /** The size of the whole drawing, in pixels. */
  readonly drawing: Window;
  readonly view: View;
}

/** It takes no more than this part of a window, each way. */
const share = 0.3;
const largest: Window = { width: 160, height: 120 };

/** The whole graph in a corner, with the part that is seen, where not all of it is; a click or a drag leads elsewhere. */
export function GraphMinimap(props: GraphMinimapProps): ReactElement | null {
  const { laidOut, drawing, view } = props;
  const { viewport, window } = view;
  const isHeld = useRef(false);
  const seen = {
    x: -viewport.left / viewport.scale,
    y: -viewport.top / viewport.scale,
    width: window.width / viewport.scale,
    height: window.height / viewport.scale,
  };
  if (seen.width >= drawing.width && seen.height >= drawing.height) return null;
  const scale = Math.min(
    Math.min(largest.width, share * window.width) / drawing.width,
    Math.min(largest.height, share * window.height) / drawing.height,
  );
  const lead = ({ clientX, clientY, currentTarget }: PointerEvent): void => {
    const { left, top } = currentTarget.getBoundingClientRect();
    view.centre((clientX - left) / scale, (clientY - top) / scale);
  };
  return (
    // Whatever it does keys do, too: arrows, + and −, 0.
    <svg
      className="graph-minimap"
      aria-hidden="true"
      style={{ width: drawing.width * scale, height: drawing.height * scale }}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      onPointerDown={(event) => {
        event.stopPropagation();
        isHeld.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        lead(event);
      }}
      onPointerMove={(event) => {
        if (isHeld.current) lead(event);
      }}
      onPointerUp={() => {
        isHeld.current = false;
      }}
    >
      <Boxes laidOut={laidOut} />
      <rect className="graph-seen" {...seen} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

const Boxes = memo(function Boxes({ laidOut }: Pick<GraphMinimapProps, 'laidOut'>): ReactElement {
  return (
    <>
      {laidOut.nodes.map(({ node, x, y, width, height }) => (
        <rect
          key={node.id}
          className={node.critical === true ? 'critical' : undefined}
          {...{ x, y, width, height }}
        />
      ))}
    </>
  );
});
