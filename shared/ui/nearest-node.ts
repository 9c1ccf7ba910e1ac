import type { LaidOutNode } from '../graph/laid-out-graph.ts';

/** A key that leads from one box to another. */
export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

const directions: Readonly<Record<Arrow, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** A step aside counts as much as two steps ahead, so that an arrow goes where it points. */
const aside = 2;

/** The box next to `from` in the direction of `arrow`; undefined at the edge of the drawing. */
export function nearestNode(
  nodes: readonly LaidOutNode[],
  from: LaidOutNode,
  arrow: Arrow,
): LaidOutNode | undefined {
  const { x, y } = directions[arrow];
  const start = middle(from);
  return nodes
    .map((node) => {
      const dx = middle(node).x - start.x;
      const dy = middle(node).y - start.y;
      const ahead = dx * x + dy * y;
      return { node, ahead, distance: ahead + aside * Math.abs(dx * y + dy * x) };
    })
    .filter(({ ahead }) => ahead > 0)
    .sort((a, b) => a.distance - b.distance)[0]?.node;
}

const middle = ({ x, y, width, height }: LaidOutNode) => ({ x: x + width / 2, y: y + height / 2 });
