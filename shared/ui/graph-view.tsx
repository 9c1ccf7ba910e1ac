import { useEffect, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import type { GraphFormat } from './graph-tools.tsx';
import type { LaidOutGraph, LaidOutNode } from '../graph/laid-out-graph.ts';
import { GraphDrawing, drawingSize } from './graph-drawing.tsx';
import { GraphMinimap } from './graph-minimap.tsx';
import { GraphPaper } from './graph-paper.tsx';
import { GraphTools } from './graph-tools.tsx';
import { ImpactPanel } from './graph-impact.tsx';
import { SearchBox, useGraphSearch } from './graph-search.tsx';
import { useGraphKeys } from './use-graph-keys.ts';
import { useImpact, useMarks } from './use-impact.ts';
import { useViewport } from './use-viewport.ts';

interface GraphViewProps {
  readonly laidOut: LaidOutGraph;
  /** Names the graph to screen readers. */
  readonly label: string;
  /** Id of the node that is marked and brought into sight. */
  readonly selected: string | undefined;
  readonly onSelect: (id: string) => void;
  /** Gives the drawing away as a file; absent where the host cannot. */
  readonly onExport?: (format: GraphFormat) => void;
}

/**
 * A graph that can be moved, zoomed, searched and walked through by keyboard; a node that is chosen is told to `onSelect`. While
 * somebody asks what follows a failure, choosing a node makes it fail instead.
 */
export function GraphView(props: GraphViewProps): ReactElement {
  const { laidOut, label, selected, onSelect, onExport } = props;
  const frame = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const size = useMemo(() => drawingSize(laidOut), [laidOut]);
  const boxes = useMemo(() => inOrderOfReading(laidOut), [laidOut]);
  const view = useViewport(frame, size, boxes);
  const { reveal } = view;
  const [focused, setFocused] = useState<string>();
  const search = useGraphSearch(laidOut);
  const { failed, impact, toggle, fail, clear } = useImpact(laidOut);
  const marks = useMarks(impact?.marks, search.found);
  const { nodes } = laidOut;
  const current = nodes.find(({ node }) => node.id === (focused ?? selected)) ?? nodes[0];
  const choose = failed === undefined ? onSelect : fail;
  useEffect(() => {
    const box = nodes.find(({ node }) => node.id === selected);
    if (box !== undefined) reveal(box);
  }, [selected, nodes, reveal]);

  const { moveTo, onKeyDown } = useGraphKeys({ frame, input, nodes, current, view, choose });
  const reach = (id: string): void => {
    const node = nodes.find((each) => each.node.id === id);
    if (node !== undefined) moveTo(node);
  };
  return (
    <div className="graph-host">
      <div className="graph-frame">
        <div className="graph-main">
          <div className="graph-top">
            <SearchBox search={search} input={input} onReach={reveal} />
            <button type="button" aria-pressed={failed !== undefined} onClick={toggle}>
              What if it fails?
            </button>
            <GraphTools view={view} onExport={onExport} />
          </div>
          <div
            className={`graph${failed === undefined ? '' : ' graph-failing'}`}
            ref={frame}
            {...view.drag}
            onKeyDown={onKeyDown}
          >
            <GraphPaper viewport={view.viewport} size={size} label={label}>
              <GraphDrawing
                laidOut={laidOut}
                selected={selected}
                marks={marks}
                tabStop={current?.node.id}
                onFocus={setFocused}
                onSelect={choose}
              />
            </GraphPaper>
            <GraphMinimap laidOut={laidOut} drawing={size} view={view} />
          </div>
        </div>
        {impact === undefined ? null : (
          <ImpactPanel graph={laidOut.graph} impact={impact} onReach={reach} onClear={clear} />
        )}
      </div>
    </div>
  );
}

/** Boxes from where arrows begin on: the first one is where a reader begins. */
function inOrderOfReading({ graph, nodes }: LaidOutGraph): readonly LaidOutNode[] {
  const isDown = graph.direction === 'down';
  return nodes.toSorted((a, b) => (isDown ? a.y - b.y || a.x - b.x : a.x - b.x || a.y - b.y));
}
