import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Graph } from '../../shared/graph/graph.ts';
import type { LaidOutGraph, Rectangle } from '../../shared/graph/laid-out-graph.ts';
import { layout } from '../../shared/graph/layout.ts';
import { fonts } from '../../shared/graph/node-box.ts';
import { textWidth } from '../../shared/graph/text-width.ts';
import { arbitraryGraph } from './arbitrary-graph.ts';
import { landscapeGraph } from './sample-graphs.ts';

const chain = (ids: string, ...edges: string[]): Graph => ({
  nodes: Array.from(ids).map((id) => ({ id, label: id, kind: 'service' })),
  edges: edges.map((edge) => ({ from: edge[0]!, to: edge[1]!, kind: 'hard' })),
});

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function onBorder({ x, y, width, height }: Rectangle, point: { x: number; y: number }): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1.5;
  const withinX = point.x >= x - 1.5 && point.x <= x + width + 1.5;
  const withinY = point.y >= y - 1.5 && point.y <= y + height + 1.5;
  const onSide = near(point.x, x) || near(point.x, x + width);
  const onTop = near(point.y, y) || near(point.y, y + height);
  return (onSide && withinY) || (onTop && withinX);
}

function expectSound(laidOut: LaidOutGraph): void {
  laidOut.nodes.forEach((node, index) => {
    expect(node.x).toBeGreaterThanOrEqual(0);
    expect(node.x + node.width).toBeLessThanOrEqual(laidOut.width);
    expect(node.y + node.height).toBeLessThanOrEqual(laidOut.height);
    for (const other of laidOut.nodes.slice(index + 1)) expect(overlap(node, other)).toBe(false);
    const { box } = node;
    const badgeTexts = box.badges.map((badge) => badge.text);
    for (const text of [...box.texts, ...badgeTexts]) {
      const { sizePx, weight } = fonts[text.role];
      expect(textWidth(text.text, sizePx, weight)).toBeLessThanOrEqual(text.width);
      expect(text.x + text.width).toBeLessThanOrEqual(box.width);
      expect(text.y).toBeLessThan(box.height);
    }
  });
  for (const { edge, points } of laidOut.edges) {
    const box = (id: string): Rectangle => laidOut.nodes.find(({ node }) => node.id === id)!;
    expect(onBorder(box(edge.from), points[0]!)).toBe(true);
    expect(onBorder(box(edge.to), points.at(-1)!)).toBe(true);
    points.slice(1).forEach((point, index) => {
      const before = points[index]!;
      expect(point.x === before.x || point.y === before.y).toBe(true);
    });
  }
}

test('a graph without nodes takes no room', async () => {
  const graph = { nodes: [], edges: [] };
  expect(await layout(graph)).toEqual({
    graph,
    width: 0,
    height: 0,
    nodes: [],
    edges: [],
    groups: [],
  });
});

test.each([
  ['one node', chain('a')],
  ['a self-loop', chain('a', 'aa')],
  ['a cycle', chain('abc', 'ab', 'bc', 'ca')],
  ['an edge twice', chain('ab', 'ab', 'ab')],
  ['parts that are not joined', chain('abcd', 'ab', 'cd')],
  ['twenty-nine services', landscapeGraph()],
])('%s: boxes apart, texts inside, arrows from border to border', async (_, graph) => {
  expectSound(await layout(graph));
  expectSound(await layout(graph, { direction: 'down' }));
});

test('arrows point to the right or down, as asked', async () => {
  const right = await layout(chain('ab', 'ab'), { direction: 'right' });
  expect(right.nodes[1]!.x).toBeGreaterThan(right.nodes[0]!.x + right.nodes[0]!.width);
  const down = await layout(chain('ab', 'ab'), { direction: 'down' });
  expect(down.nodes[1]!.y).toBeGreaterThan(down.nodes[0]!.y + down.nodes[0]!.height);
});

test('a group is a frame around its nodes and no others', async () => {
  const [a, b, c] = chain('abc').nodes;
  const nodes = [{ ...a!, group: 'eu-1a' }, { ...b!, group: 'eu-1a' }, c!];
  const graph: Graph = { nodes, edges: chain('abc', 'ab', 'bc').edges };
  const laidOut = await layout(graph);
  expectSound(laidOut);
  const [frame] = laidOut.groups;
  expect(laidOut.groups).toHaveLength(1);
  expect(laidOut.nodes.map((node) => overlap(node, frame!))).toEqual([true, true, false]);
  expect((await layout(graph, { groups: false })).groups).toEqual([]);
});

test('services that nothing connects fill a page, not a column', async () => {
  const nodes = Array.from({ length: 24 }, (_, index) => ({
    id: `s${index}`,
    kind: 'service' as const,
    label: `service-${index}`,
  }));
  const { width, height } = await layout({ nodes, edges: [] });
  expect(width / height).toBeGreaterThan(0.5);
  expect(width / height).toBeLessThan(3);
});

test('a long text is shortened and keeps the whole', async () => {
  const label = 'a service whose name is far too long for any box that one would draw';
  const { nodes } = await layout({ nodes: [{ id: 'a', label, kind: 'service' }], edges: [] });
  const text = nodes[0]!.box.texts.find((one) => one.role === 'label')!;
  expect(text.text).toMatch(/^a service.*…$/);
  expect(text.full).toBe(label);
  expect(nodes[0]!.width).toBeLessThan(340);
});

test('the same graph gives the same layout, whatever was laid out before', async () => {
  const first = await layout(landscapeGraph());
  await layout(chain('abc', 'ab', 'bc', 'ca'));
  expect(await layout(landscapeGraph())).toEqual(first);
});

test('an inconsistent graph is refused by name', async () => {
  await expect(layout(chain('aa'))).rejects.toThrow(/"a"/);
  await expect(layout(chain('a', 'az'))).rejects.toThrow(/"z"/);
});

test('any graph is laid out soundly', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryGraph, async (graph) => expectSound(await layout(graph))),
    { numRuns: 60 },
  );
});

test('five hundred nodes take a few seconds at most', async () => {
  const ids = Array.from({ length: 500 }, (_, index) => `n${index}`);
  const graph: Graph = {
    nodes: ids.map((id) => ({ id, label: id, kind: 'service' })),
    edges: ids
      .slice(1)
      .flatMap((id, index) => [
        { from: `n${Math.floor(index / 3)}`, to: id, kind: 'hard' as const },
        ...(index % 10 === 0
          ? [{ from: `n${Math.floor(index / 7)}`, to: id, kind: 'soft' as const }]
          : []),
      ]),
  };
  const start = performance.now();
  const laidOut = await layout(graph);
  expect(performance.now() - start).toBeLessThan(20_000);
  expect(laidOut.nodes).toHaveLength(500);
});
