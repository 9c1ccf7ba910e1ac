import { expect, test } from 'vitest';
import type { Graph } from '../../shared/graph/graph.ts';
import { layout } from '../../shared/graph/layout.ts';
import { nearestNode } from '../../shared/ui/nearest-node.ts';

const step = (id: string) => ({ id, label: id, kind: 'step' as const });

/** Two ways from a to d, drawn downwards: b and c stand beside each other. */
const diamond: Graph = {
  nodes: ['a', 'b', 'c', 'd'].map(step),
  edges: [
    { from: 'a', to: 'b', kind: 'order' },
    { from: 'a', to: 'c', kind: 'order' },
    { from: 'b', to: 'd', kind: 'order' },
    { from: 'c', to: 'd', kind: 'order' },
  ],
  direction: 'down',
};

test('arrows lead where they point, and nowhere at the edge', async () => {
  const { nodes } = await layout(diamond);
  const [a, b, c, d] = nodes;
  const [left, right] = b!.x < c!.x ? [b!, c!] : [c!, b!];
  expect(nearestNode(nodes, left, 'ArrowRight')).toBe(right);
  expect(nearestNode(nodes, right, 'ArrowLeft')).toBe(left);
  expect(nearestNode(nodes, left, 'ArrowUp')).toBe(a);
  expect(nearestNode(nodes, right, 'ArrowDown')).toBe(d);
  expect(nearestNode(nodes, a!, 'ArrowUp')).toBeUndefined();
});
