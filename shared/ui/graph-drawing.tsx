import type { ReactElement } from 'react';
import type { LaidOutGraph } from '../graph/laid-out-graph.ts';
import type { NodeMark } from './graph-node.tsx';
import type { Window } from './viewport.ts';
import { GraphNodeBox } from './graph-node.tsx';
import { edgeLabelShape, groupShape } from '../graph/node-shape.ts';
import { edgeShape } from '../graph/edge-shape.ts';
import { legend } from '../graph/legend.ts';
import { memo } from 'react';
import { variablePaint } from '../graph/theme.ts';

interface GraphDrawingProps {
  readonly laidOut: LaidOutGraph;
  readonly selected: string | undefined;
  /** What is said of some of the boxes, by their ids. */
  readonly marks: ReadonlyMap<string, NodeMark> | undefined;
  /** Id of the one node that the Tab key leads to; arrows lead from there. */
  readonly tabStop: string | undefined;
  readonly onFocus: (id: string) => void;
  readonly onSelect: (id: string) => void;
}

const legendGap = 28;
const smallestWidth = 420;

/** The size of a graph with its legend below, in pixels. */
export function drawingSize(laidOut: LaidOutGraph): Window {
  const width = Math.max(laidOut.width, smallestWidth);
  const { height } = legend(laidOut.graph, { x: 0, y: 0, width }, variablePaint);
  return { width, height: laidOut.height + (height === 0 ? 0 : legendGap + height) };
}

/** Frames, arrows, boxes that can be chosen, and what the signs mean. */
export const GraphDrawing = memo(function GraphDrawing({
  laidOut,
  selected,
  marks,
  tabStop,
  onFocus,
  onSelect,
}: GraphDrawingProps): ReactElement {
  const width = Math.max(laidOut.width, smallestWidth);
  const below = { x: 0, y: laidOut.height + legendGap, width };
  // Of a system what is rolled back stands out, of a playbook its critical path.
  const isRolledBack = laidOut.graph.criticalMeaning?.startsWith('rolled back') === true;
  const emphasis = isRolledBack ? 'rolled back' : 'critical';
  const aside = Math.round((width - laidOut.width) / 2);
  return (
    <>
      <g transform={`translate(${aside} 0)`}>
        <Background laidOut={laidOut} />
        {laidOut.nodes.map((node) => {
          const { id } = node.node;
          return (
            <GraphNodeBox
              key={id}
              node={node}
              isSelected={id === selected}
              isTabStop={id === tabStop}
              mark={marks?.get(id)}
              emphasis={emphasis}
              onFocus={onFocus}
              onSelect={onSelect}
            />
          );
        })}
        <EdgeLabels laidOut={laidOut} />
      </g>
      <Markup of={legend(laidOut.graph, below, variablePaint).markup} />
    </>
  );
});

interface Drawn {
  readonly laidOut: LaidOutGraph;
}

/** Frames and arrows, critical ones above the others. */
const Background = memo(function Background({ laidOut }: Drawn): ReactElement {
  const lines = laidOut.edges.toSorted(
    (a, b) => Number(a.edge.critical === true) - Number(b.edge.critical === true),
  );
  const shapes = [
    ...laidOut.groups.map((group) => groupShape(group, variablePaint)),
    ...lines.map((edge) => edgeShape(edge, variablePaint)),
  ];
  return <Markup of={shapes.join('')} />;
});

const EdgeLabels = memo(function EdgeLabels({ laidOut }: Drawn): ReactElement {
  return <Markup of={laidOut.edges.map((edge) => edgeLabelShape(edge, variablePaint)).join('')} />;
});

/** Shapes that the graph has drawn as SVG text; names in them are escaped there. */
function Markup({ of }: { readonly of: string }): ReactElement {
  return <g aria-hidden="true" dangerouslySetInnerHTML={{ __html: of }} />;
}
