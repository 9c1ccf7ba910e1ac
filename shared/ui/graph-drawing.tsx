import type { ReactElement } from 'react';
import type { LaidOutGraph, LaidOutNode } from '../graph/laid-out-graph.ts';
import type { Window } from './viewport.ts';
import { edgeLabelShape, groupShape, nodeShape } from '../graph/node-shape.ts';
import { edgeShape } from '../graph/edge-shape.ts';
import { legend } from '../graph/legend.ts';
import { memo } from 'react';
import { variablePaint } from '../graph/theme.ts';

interface GraphDrawingProps {
  readonly laidOut: LaidOutGraph;
  readonly selected: string | undefined;
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
  tabStop,
  onFocus,
  onSelect,
}: GraphDrawingProps): ReactElement {
  const width = Math.max(laidOut.width, smallestWidth);
  const below = { x: 0, y: laidOut.height + legendGap, width };
  const lines = laidOut.edges.toSorted(
    (a, b) => Number(a.edge.critical === true) - Number(b.edge.critical === true),
  );
  const aside = Math.round((width - laidOut.width) / 2);
  return (
    <>
      <g transform={`translate(${aside} 0)`}>
        <Markup
          of={[
            ...laidOut.groups.map((group) => groupShape(group, variablePaint)),
            ...lines.map((edge) => edgeShape(edge, variablePaint)),
          ]}
        />
        {laidOut.nodes.map((node) => {
          const { id } = node.node;
          return (
            <g
              key={id}
              className="graph-node"
              data-node={id}
              role="button"
              aria-label={describeNode(node)}
              aria-pressed={id === selected}
              tabIndex={id === tabStop ? 0 : -1}
              onFocus={() => {
                onFocus(id);
              }}
              onClick={() => {
                onSelect(id);
              }}
            >
              <Markup of={[nodeShape(node, variablePaint)]} />
            </g>
          );
        })}
        <Markup of={laidOut.edges.map((edge) => edgeLabelShape(edge, variablePaint))} />
      </g>
      <Markup of={[legend(laidOut.graph, below, variablePaint).markup]} />
    </>
  );
});

/** What a screen reader says of a box: what is written in it, in full and in its order. */
function describeNode({ node, box }: LaidOutNode): string {
  const texts = [...box.texts, ...box.badges.map(({ text }) => text)];
  const critical = node.critical === true ? ['critical'] : [];
  return [...texts.map(({ full, text }) => full ?? text), ...critical].join(' ');
}

/** Shapes that the graph has drawn as SVG text; names in them are escaped there. */
function Markup({ of }: { readonly of: readonly string[] }): ReactElement {
  return <g aria-hidden="true" dangerouslySetInnerHTML={{ __html: of.join('') }} />;
}
