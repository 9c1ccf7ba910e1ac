import ELK from 'elkjs/lib/elk-api.js';
import type { Graph } from '../../shared/graph/graph.ts';
import type { LaidOutGraph } from '../../shared/graph/laid-out-graph.ts';
import type { LayoutEngine } from '../../shared/graph/layout.ts';
import { layout } from '../../shared/graph/layout.ts';

let engine: LayoutEngine | undefined;

/** Places the boxes of a graph, on a thread of its own. */
export function layOut(graph: Graph): Promise<LaidOutGraph> {
  engine ??= new ELK({ workerFactory: () => new Worker('elk-worker.js', { name: 'layout' }) });
  return layout(graph, {}, engine);
}
