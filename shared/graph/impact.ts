import type { Graph, NeedLink } from './graph.ts';
import { needLink } from './graph.ts';
import { topologicalOrder } from './order.ts';

/** `failed`: given. `broken`: cannot work. `degraded`: works, but not fully. */
export type Effect = 'failed' | 'broken' | 'degraded';

/** A node that a failure reaches, and how. */
export interface Affected {
  readonly id: string;
  readonly effect: Effect;
  /** How it came about, shortest first: the id of the node that failed, …, this id. */
  readonly path: readonly string[];
}

/**
 * What follows when the nodes `failed` fail, in the order of the graph; unaffected nodes are left out,
 * unknown ids are ignored. A hard need on something failed or broken breaks; a soft need on it, and any
 * need on something degraded, degrades.
 */
export function impact(graph: Graph, failed: Iterable<string>): Affected[] {
  const links = linksByNeed(graph);
  const known = new Set(graph.nodes.map((node) => node.id));
  const affected = new Map<string, Affected>();
  for (const id of failed) {
    if (known.has(id)) affected.set(id, { id, effect: 'failed', path: [id] });
  }
  spread(affected, 'broken', (from) => hardOnly(links.get(from)));
  spread(affected, 'degraded', (from) => links.get(from) ?? []);
  return graph.nodes.flatMap((node) => affected.get(node.id) ?? []);
}

function linksByNeed(graph: Graph): Map<string, NeedLink[]> {
  const links = new Map<string, NeedLink[]>();
  for (const edge of graph.edges) {
    const link = needLink(edge);
    if (link === undefined) continue;
    const list = links.get(link.on);
    if (list === undefined) links.set(link.on, [link]);
    else list.push(link);
  }
  return links;
}

function hardOnly(links: readonly NeedLink[] = []): NeedLink[] {
  return links.filter((link) => link.need === 'hard');
}

/** Walks breadth-first from everything affected so far and gives the new ones `effect`. */
function spread(
  affected: Map<string, Affected>,
  effect: Effect,
  linksOn: (id: string) => readonly NeedLink[],
): void {
  const pending = [...affected.values()];
  for (const cause of pending) {
    for (const { dependent } of linksOn(cause.id)) {
      if (affected.has(dependent)) continue;
      const next = { id: dependent, effect, path: [...cause.path, dependent] };
      affected.set(dependent, next);
      pending.push(next);
    }
  }
}

/**
 * What must be brought back after a failure, each before what cannot work without it: of what fails and breaks; what is only
 * degraded recovers with them. Members of a cycle keep the order of the graph.
 */
export function recoveryOrder(graph: Graph, affected: readonly Affected[]): string[] {
  const down = new Set(affected.filter(({ effect }) => effect !== 'degraded').map(({ id }) => id));
  const needs = new Map<string, string[]>([...down].map((id) => [id, []]));
  for (const edge of graph.edges) {
    const link = needLink(edge);
    if (link?.need === 'hard' && down.has(link.on)) needs.get(link.dependent)?.push(link.on);
  }
  const items = graph.nodes
    .filter(({ id }) => down.has(id))
    .map(({ id }) => ({ id, needs: needs.get(id) ?? [] }));
  return [...topologicalOrder(items).order];
}
