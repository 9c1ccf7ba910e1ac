import type { Path } from '../model/path.ts';

/** What a box stands for; shown as a word, an icon and a colour. */
export type NodeKind =
  'service' | 'store' | 'external' | 'infrastructure' | 'role' | 'step' | 'approval';

/**
 * What an arrow means. `hard`, `soft`, `uses`: `from` depends on `to`; it fails, degrades, or is merely
 * configured by it. `order`, `gate`: `from` comes before `to`; a gate is a permission.
 */
export type EdgeKind = 'hard' | 'soft' | 'uses' | 'order' | 'gate';

/** A box. */
export interface GraphNode {
  /** Unique within the graph; never shown. */
  readonly id: string;
  readonly label: string;
  readonly kind: NodeKind;
  /** A word or two that says more exactly what it is, such as `postgres`; shown beside the kind. */
  readonly detail?: string;
  /** Secondary lines of text, in order. */
  readonly lines?: readonly string[];
  /** Name of the frame it is drawn in, such as a zone. */
  readonly group?: string;
  /** A few words each, shown as small pills. */
  readonly badges?: readonly string[];
  /** Drawn with emphasis; `Graph.criticalMeaning` says why. */
  readonly critical?: boolean;
  /** Where it is written in its document. */
  readonly at?: Path;
}

/** An arrow. */
export interface GraphEdge {
  /** Id of a node. */
  readonly from: string;
  /** Id of a node. */
  readonly to: string;
  readonly kind: EdgeKind;
  readonly label?: string;
  readonly critical?: boolean;
}

/** Boxes and arrows. Edges may form cycles and may join a node to itself. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** What emphasis means in the legend; `critical path` when absent. */
  readonly criticalMeaning?: string;
  /** The direction in which this sort of graph reads best; `right` when absent. */
  readonly direction?: Direction;
}

/** The direction in which arrows mostly point. */
export type Direction = 'right' | 'down';

/** Something with an id that comes after the things it needs. */
export interface Dependent {
  readonly id: string;
  /** Ids of what must come first; unknown ids and repetitions are ignored. */
  readonly needs: readonly string[];
}

/** One arrow read as a need: `dependent` does not do its full work without `on`. */
export interface NeedLink {
  readonly dependent: string;
  readonly on: string;
  /** `soft`: it only degrades. */
  readonly need: 'hard' | 'soft';
}

/** `edge` read as a need; `undefined` for `uses`, which passes no failure on at run time. */
export function needLink(edge: GraphEdge): NeedLink | undefined {
  switch (edge.kind) {
    case 'hard':
    case 'soft':
      return { dependent: edge.from, on: edge.to, need: edge.kind };
    case 'order':
    case 'gate':
      return { dependent: edge.to, on: edge.from, need: 'hard' };
    case 'uses':
      return undefined;
  }
}

/** The nodes of `graph` in their order, each with the ids of all nodes it needs or uses. */
export function dependents(graph: Graph): Dependent[] {
  const needs = new Map<string, string[]>(graph.nodes.map((node) => [node.id, []]));
  for (const edge of graph.edges) {
    const link = needLink(edge) ?? { dependent: edge.from, on: edge.to };
    needs.get(link.dependent)?.push(link.on);
  }
  return graph.nodes.map((node) => ({ id: node.id, needs: needs.get(node.id) ?? [] }));
}

/** Throws when two nodes share an id or an edge ends at no node: a builder's mistake, never a user's. */
export function assertGraph(graph: Graph): void {
  const ids = new Set<string>();
  for (const { id } of graph.nodes) {
    if (ids.has(id)) throw new Error(`Two nodes of the graph have the id "${id}".`);
    ids.add(id);
  }
  for (const { from, to } of graph.edges) {
    const missing = [from, to].find((id) => !ids.has(id));
    if (missing !== undefined) {
      throw new Error(`The edge "${from}" to "${to}" ends at "${missing}", which is not a node.`);
    }
  }
}
