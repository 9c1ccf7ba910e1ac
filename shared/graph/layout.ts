import type { ELK } from 'elkjs/lib/elk.bundled.js';
import type { Graph } from './graph.ts';
import { assertGraph } from './graph.ts';
import { readLayout, toElk } from './elk-graph.ts';
import type { LaidOutGraph, LayoutOptions } from './laid-out-graph.ts';

/** What places boxes and arrows; a window gives one that works on a thread of its own. */
export type LayoutEngine = Pick<ELK, 'layout'>;

let own: Promise<ELK> | undefined;

/**
 * Places the nodes of `graph` in layers and routes its edges at right angles around them. The same graph
 * always gives the same layout. Throws when the graph is inconsistent, see `assertGraph`.
 * Source: K. Sugiyama et al., Methods for visual understanding of hierarchical system structures, 1981;
 * carried out by the Eclipse Layout Kernel.
 */
export async function layout(
  graph: Graph,
  options: LayoutOptions = {},
  engine?: LayoutEngine,
): Promise<LaidOutGraph> {
  assertGraph(graph);
  if (graph.nodes.length === 0) {
    return { graph, width: 0, height: 0, nodes: [], edges: [], groups: [] };
  }
  const elk = engine ?? (await (own ??= loadEngine()));
  return readLayout(graph, await elk.layout(toElk(graph, options)));
}

/** Loaded at the first layout only: it is large, and most commands draw nothing. */
async function loadEngine(): Promise<ELK> {
  const { default: loaded } = await import('elkjs/lib/elk.bundled.js');
  return new loaded.default();
}
