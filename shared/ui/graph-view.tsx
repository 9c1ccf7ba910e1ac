import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import type { Arrow } from './nearest-node.ts';
import type { LaidOutGraph, LaidOutNode } from '../graph/laid-out-graph.ts';
import { GraphDrawing, drawingSize } from './graph-drawing.tsx';
import { GraphTools } from './graph-tools.tsx';
import { nearestNode } from './nearest-node.ts';
import { useViewport } from './use-viewport.ts';

interface GraphViewProps {
  readonly laidOut: LaidOutGraph;
  /** Names the graph to screen readers. */
  readonly label: string;
  /** Id of the node that is marked and brought into sight. */
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
}

const zoomStep = 1.25;

/** A graph that can be moved, zoomed and walked through by keyboard; a node that is chosen is told to `onSelect`. */
export function GraphView({ laidOut, label, selected, onSelect }: GraphViewProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const size = useMemo(() => drawingSize(laidOut), [laidOut]);
  const { viewport, drag, fitAll, zoomBy, reveal } = useViewport(frame, size);
  const [focused, setFocused] = useState<string>();
  const { nodes } = laidOut;
  const current = nodes.find(({ node }) => node.id === (focused ?? selected)) ?? nodes[0];
  const zoomIn = (): void => {
    zoomBy(zoomStep);
  };
  const zoomOut = (): void => {
    zoomBy(1 / zoomStep);
  };
  useEffect(() => {
    const box = nodes.find(({ node }) => node.id === selected);
    if (box !== undefined) reveal(box);
  }, [selected, nodes, reveal]);

  const moveTo = (node: LaidOutNode): void => {
    reveal(node);
    const name = CSS.escape(node.node.id);
    frame.current
      ?.querySelector<SVGElement>(`[data-node="${name}"]`)
      ?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key } = event;
    const isOnNode = (event.target as Element).closest('[data-node]') !== null;
    if (key.startsWith('Arrow') && current !== undefined) {
      const next = nearestNode(nodes, current, key as Arrow);
      if (next !== undefined) moveTo(next);
    } else if ((key === 'Enter' || key === ' ') && isOnNode && current !== undefined)
      onSelect(current.node.id);
    else if (key === '+' || key === '=') zoomIn();
    else if (key === '-') zoomOut();
    else if (key === '0') fitAll();
    else return;
    event.preventDefault();
  };
  const { left, top, scale } = viewport;
  return (
    <div className="graph" ref={frame} {...drag} onKeyDown={onKeyDown}>
      <svg className="graph-canvas" role="group" aria-label={label}>
        <g transform={`translate(${left} ${top}) scale(${scale})`}>
          <GraphDrawing
            laidOut={laidOut}
            selected={selected}
            tabStop={current?.node.id}
            onFocus={setFocused}
            onSelect={onSelect}
          />
        </g>
      </svg>
      <GraphTools scale={scale} onZoomIn={zoomIn} onZoomOut={zoomOut} onFit={fitAll} />
    </div>
  );
}
