import type { Graph, GraphNode } from './graph.ts';
import type { NodeBox } from './node-box.ts';
import { nodeBox } from './node-box.ts';

/** In a sequence of steps a row stands for a time: everything is drawn as early as it can start. */
export function isSequence({ nodes, edges }: Graph): boolean {
  return (
    nodes.some(({ kind }) => kind === 'step' || kind === 'approval') &&
    edges.every(({ kind }) => kind === 'order' || kind === 'gate')
  );
}

/** The box of each node; in a sequence all are as wide as the widest, which reads like a list. */
export function boxes(graph: Graph): (node: GraphNode) => NodeBox {
  const own = new Map(graph.nodes.map((node) => [node, nodeBox(node)]));
  const widths = [...own.values()].map((box) => box.width);
  const width = isSequence(graph) ? widths.reduce((a, b) => Math.max(a, b), 0) : 0;
  return (node) => {
    const box = own.get(node) ?? nodeBox(node);
    return { ...box, width: Math.max(box.width, width) };
  };
}
