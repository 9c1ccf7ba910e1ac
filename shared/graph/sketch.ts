import type { Graph } from './graph.ts';
import type { LaidOutEdge, LaidOutGraph, LaidOutNode, Point } from './laid-out-graph.ts';
import { boxes, isSequence } from './boxes.ts';
import { components } from './components.ts';

const betweenRanks = 72;
const betweenBoxes = 32;

/**
 * Places boxes in ranks by how many arrows lead to them, near what leads there: sooner than `layout` by far and less tidy, to be
 * shown while that is being made. Groups and labels of arrows are left out.
 */
export function sketch(graph: Graph): LaidOutGraph {
  const isDown = graph.direction === 'down';
  const ranks = ranksOf(graph);
  const box = boxes(graph);
  const sizes = graph.nodes.map(box).map(({ width, height }) => ({
    along: isDown ? height : width,
    across: isDown ? width : height,
  }));
  const lengths = ranks.map((rank) =>
    rank.reduce((sum, each) => sum + (sizes[each]?.across ?? 0) + betweenBoxes, -betweenBoxes),
  );
  const longest = lengths.reduce((one, other) => Math.max(one, other), 0);
  const places: Point[] = [];
  let along = 0;
  for (const [index, rank] of ranks.entries()) {
    let across = (longest - (lengths[index] ?? 0)) / 2;
    let depth = 0;
    for (const each of rank) {
      places[each] = isDown ? { x: across, y: along } : { x: along, y: across };
      across += (sizes[each]?.across ?? 0) + betweenBoxes;
      depth = Math.max(depth, sizes[each]?.along ?? 0);
    }
    along += depth + betweenRanks;
  }
  const nodes = graph.nodes.map((node, index): LaidOutNode => {
    const { width, height } = box(node);
    return { node, box: box(node), width, height, ...(places[index] ?? { x: 0, y: 0 }) };
  });
  const length = Math.max(0, along - betweenRanks);
  return {
    graph,
    width: Math.ceil(isDown ? longest : length),
    height: Math.ceil(isDown ? length : longest),
    nodes,
    edges: edgesBetween(graph, nodes, isDown),
    groups: [],
  };
}

/** Nodes by their index, rank by rank: each behind all that lead to it, but for what leads back; what nothing connects in a block. */
function ranksOf(graph: Graph): number[][] {
  const { nodes, edges } = graph;
  const index = new Map(nodes.map(({ id }, position) => [id, position]));
  const next = nodes.map((): number[] => []);
  for (const { from, to } of edges) next[index.get(from) ?? 0]?.push(index.get(to) ?? 0);
  const rankOf = nodes.map(() => 0);
  // What leads to others comes after them there.
  for (const members of components(next).reverse()) {
    const rank = members.reduce((most, each) => Math.max(most, rankOf[each] ?? 0), 0);
    for (const each of members)
      for (const target of next[each] ?? [])
        if (!members.includes(target)) rankOf[target] = Math.max(rankOf[target] ?? 0, rank + 1);
  }
  const connected = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const isOrdered = isSequence(graph);
  const isLoose = (position: number): boolean =>
    !isOrdered && !connected.has(nodes[position]?.id ?? '');
  const ranks = blockOf([...nodes.keys()].filter(isLoose));
  const first = ranks.length;
  for (const [position, rank] of rankOf.entries())
    if (!isLoose(position)) (ranks[first + rank] ??= []).push(position);
  return sortedByNeighbours(ranks, next);
}

/** About as many ranks as there are nodes in each. */
function blockOf(nodes: readonly number[]): number[][] {
  const side = Math.ceil(Math.sqrt(nodes.length));
  const count = Math.ceil(nodes.length / Math.max(1, side));
  return Array.from({ length: count }, (_, rank) => nodes.slice(rank * side, (rank + 1) * side));
}

/** Each rank in the order of the means of what leads to its members. */
function sortedByNeighbours(
  ranks: readonly (readonly number[])[],
  next: readonly (readonly number[])[],
): number[][] {
  const sums = new Map<number, { sum: number; count: number }>();
  return ranks.map((rank) => {
    const mean = (each: number): number => {
      const { sum, count } = sums.get(each) ?? { sum: 0, count: 0 };
      return count === 0 ? Infinity : sum / count;
    };
    const sorted = rank.toSorted((one, other) => {
      const [a, b] = [mean(one), mean(other)];
      return a === b ? one - other : a - b;
    });
    for (const [place, each] of sorted.entries())
      for (const target of next[each] ?? []) {
        const known = sums.get(target) ?? { sum: 0, count: 0 };
        sums.set(target, { sum: known.sum + place / sorted.length, count: known.count + 1 });
      }
    return sorted;
  });
}

/** Each arrow from the end of one box to the beginning of another, turning between the ranks. */
function edgesBetween(graph: Graph, nodes: readonly LaidOutNode[], isDown: boolean): LaidOutEdge[] {
  const byId = new Map(nodes.map((node) => [node.node.id, node]));
  return graph.edges.flatMap((edge): LaidOutEdge[] => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    if (isDown) {
      const [x, last, turn] = [
        from.x + from.width / 2,
        to.x + to.width / 2,
        to.y - betweenRanks / 2,
      ];
      const start = { x, y: from.y + from.height };
      return [
        { edge, points: [start, { x, y: turn }, { x: last, y: turn }, { x: last, y: to.y }] },
      ];
    }
    const [y, last, turn] = [
      from.y + from.height / 2,
      to.y + to.height / 2,
      to.x - betweenRanks / 2,
    ];
    const start = { x: from.x + from.width, y };
    return [{ edge, points: [start, { x: turn, y }, { x: turn, y: last }, { x: to.x, y: last }] }];
  });
}
