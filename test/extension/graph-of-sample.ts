import { readFileSync } from 'node:fs';
import type { Graph } from '../../shared/graph/graph.ts';
import { Workspace } from '../../shared/language/workspace.ts';
import { graphOf } from '../../shared/language/verbs/graph-of.ts';

/** What the services of the sample depend on. */
export function systemGraphOfSample(): Graph {
  const workspace = new Workspace();
  const file = '/w/shop.system.yaml';
  workspace.set(file, readFileSync('samples/shop/shop.system.yaml', 'utf8'));
  const drawn = graphOf(workspace, file, undefined);
  if (drawn === undefined) throw new Error('the sample has no graph');
  return drawn.graph;
}
