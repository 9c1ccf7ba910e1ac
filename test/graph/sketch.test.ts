import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Graph } from '../../shared/graph/graph.ts';
import { sketch } from '../../shared/graph/sketch.ts';

const graphs = fc
  .record({
    size: fc.integer({ min: 0, max: 30 }),
    direction: fc.constantFrom('right' as const, 'down' as const),
    pairs: fc.array(fc.tuple(fc.nat(29), fc.nat(29)), { maxLength: 60 }),
  })
  .map(({ size, direction, pairs }): Graph => ({
    direction,
    nodes: Array.from({ length: size }, (_, index) => ({
      id: `n${index}`,
      kind: 'service',
      label: `service ${index}`,
    })),
    edges: pairs
      .filter(([from, to]) => from < size && to < size && from !== to)
      .map(([from, to]) => ({ from: `n${from}`, to: `n${to}`, kind: 'hard' })),
  }));

test('no box lies on another, all are within the drawing, and every arrow joins its two', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { nodes, edges, width, height } = sketch(graph);
      expect(nodes.map(({ node }) => node)).toEqual(graph.nodes);
      expect(edges.map(({ edge }) => edge)).toEqual(graph.edges);
      for (const [index, one] of nodes.entries()) {
        expect(one.x).toBeGreaterThanOrEqual(0);
        expect(one.x + one.width).toBeLessThanOrEqual(width);
        expect(one.y + one.height).toBeLessThanOrEqual(height);
        for (const other of nodes.slice(index + 1))
          expect(
            one.x + one.width <= other.x ||
              other.x + other.width <= one.x ||
              one.y + one.height <= other.y ||
              other.y + other.height <= one.y,
          ).toBe(true);
      }
      for (const { points } of edges)
        for (const [index, point] of points.slice(1).entries())
          expect(point.x === points[index]?.x || point.y === points[index]?.y).toBe(true);
    }),
  );
});

test('what arrows lead to comes behind where they begin', () => {
  const graph: Graph = {
    nodes: ['web', 'shop', 'db', 'mail'].map((id) => ({ id, kind: 'service', label: id })),
    edges: [
      { from: 'web', to: 'shop', kind: 'hard' },
      { from: 'shop', to: 'db', kind: 'hard' },
      { from: 'web', to: 'db', kind: 'soft' },
    ],
  };
  const at = new Map(sketch(graph).nodes.map(({ node, x }) => [node.id, x]));
  expect(at.get('mail')).toBe(0);
  expect(at.get('shop')).toBeGreaterThan(at.get('web') ?? Infinity);
  expect(at.get('db')).toBeGreaterThan(at.get('shop') ?? 0);
});

test('what nothing connects is a block, not a column', () => {
  const nodes = Array.from({ length: 400 }, (_, index) => ({
    id: `n${index}`,
    kind: 'service' as const,
    label: `service ${index}`,
  }));
  const { width, height } = sketch({ nodes, edges: [] });
  expect(width / height).toBeGreaterThan(0.5);
  expect(width / height).toBeLessThan(3);
});
