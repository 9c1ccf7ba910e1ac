import type { ReactElement } from 'react';
import { memo } from 'react';
import type { LaidOutNode } from '../graph/laid-out-graph.ts';
import { nodeShape } from '../graph/node-shape.ts';
import { variablePaint } from '../graph/theme.ts';

/** What is said of a box besides what is written in it. */
export type NodeMark = 'failed' | 'broken' | 'degraded' | 'found';

const words: Readonly<Record<NodeMark, string>> = {
  failed: '✗ fails',
  broken: '✗ breaks',
  degraded: '~ degrades',
  found: '',
};

interface GraphNodeProps {
  readonly node: LaidOutNode;
  readonly isSelected: boolean;
  /** The Tab key leads here; arrows lead on. */
  readonly isTabStop: boolean;
  readonly mark: NodeMark | undefined;
  /** What it means that a box is drawn with emphasis. */
  readonly emphasis: string;
  readonly onFocus: (id: string) => void;
  readonly onSelect: (id: string) => void;
}

/** A box that can be chosen. */
export const GraphNodeBox = memo(function GraphNodeBox({
  node,
  isSelected,
  isTabStop,
  mark,
  emphasis,
  onFocus,
  onSelect,
}: GraphNodeProps): ReactElement {
  const { id } = node.node;
  const said = mark === undefined ? '' : words[mark];
  return (
    <g
      className="graph-node"
      data-node={id}
      data-mark={mark}
      role="button"
      aria-label={describeNode(node, said, emphasis)}
      aria-pressed={isSelected}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={() => onFocus(id)}
      onClick={() => onSelect(id)}
    >
      <g aria-hidden="true" dangerouslySetInnerHTML={{ __html: nodeShape(node, variablePaint) }} />
      {said === '' ? null : (
        <text className="graph-mark" aria-hidden="true" x={node.x + 2} y={node.y - 6}>
          {said}
        </text>
      )}
    </g>
  );
});

/** What a screen reader says of a box: what is written in it, in full and in its order, and what is said of it. */
function describeNode({ node, box }: LaidOutNode, said: string, emphasis: string): string {
  const texts = [...box.texts, ...box.badges.map(({ text }) => text)];
  const emphasised = node.critical === true ? [emphasis] : [];
  return [...texts.map(({ full, text }) => full ?? text), said.replace(/^\W+/u, ''), ...emphasised]
    .filter(Boolean)
    .join(' ');
}
