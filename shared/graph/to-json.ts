import { formatPath } from '../model/path.ts';
import type { CriticalPath } from './critical-path.ts';
import type { EdgeKind, Graph, GraphEdge, GraphNode, NodeKind } from './graph.ts';
import { dependents } from './graph.ts';
import { topologicalOrder } from './order.ts';

/** When a step can run, in microseconds from the start of the first. */
export interface JsonTimes {
  readonly earliestStartUs: number;
  readonly earliestFinishUs: number;
  readonly latestStartUs: number;
  readonly latestFinishUs: number;
  readonly slackUs: number;
}

/** A node, see `GraphNode`. */
export interface JsonNode {
  readonly id: string;
  readonly label: string;
  readonly kind: NodeKind;
  readonly detail: string | null;
  readonly lines: readonly string[];
  readonly badges: readonly string[];
  readonly group: string | null;
  readonly critical: boolean;
  /** Where it is written, such as `steps[2]`; null when unknown. */
  readonly at: string | null;
  /** Null without a schedule. */
  readonly times: JsonTimes | null;
}

/** An edge, see `GraphEdge`. */
export interface JsonEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly label: string | null;
  readonly critical: boolean;
}

/** A graph for other programs. Every key is always present, in this order. */
export interface JsonGraph {
  readonly format: 'backstep-graph/1';
  readonly nodes: readonly JsonNode[];
  readonly edges: readonly JsonEdge[];
  /** Ids, what is needed before what needs it; within a cycle as written. */
  readonly order: readonly string[];
  /** Each id needs the next and the last the first; empty when the order is sound. */
  readonly cycles: readonly (readonly string[])[];
  /** Null without a schedule. */
  readonly criticalPath: { readonly ids: readonly string[]; readonly totalUs: number } | null;
}

/** `graph`, and its schedule in microseconds when there is one, as plain data. */
export function toJson(graph: Graph, extras: { readonly schedule?: CriticalPath } = {}): JsonGraph {
  const { schedule } = extras;
  const { order, cycles } = topologicalOrder(dependents(graph));
  return {
    format: 'backstep-graph/1',
    nodes: graph.nodes.map((node) => jsonNode(node, schedule)),
    edges: graph.edges.map(jsonEdge),
    order,
    cycles,
    criticalPath: schedule ? { ids: schedule.path, totalUs: schedule.total } : null,
  };
}

function jsonNode(node: GraphNode, schedule: CriticalPath | undefined): JsonNode {
  return {
    id: node.id,
    label: node.label,
    kind: node.kind,
    detail: node.detail ?? null,
    lines: node.lines ?? [],
    badges: node.badges ?? [],
    group: node.group ?? null,
    critical: node.critical === true,
    at: node.at === undefined ? null : formatPath(node.at),
    times: jsonTimes(node.id, schedule),
  };
}

function jsonTimes(id: string, schedule: CriticalPath | undefined): JsonTimes | null {
  const times = schedule?.times.get(id);
  if (times === undefined) return null;
  return {
    earliestStartUs: times.earliestStart,
    earliestFinishUs: times.earliestFinish,
    latestStartUs: times.latestStart,
    latestFinishUs: times.latestFinish,
    slackUs: times.slack,
  };
}

function jsonEdge({ from, to, kind, label, critical }: GraphEdge): JsonEdge {
  return { from, to, kind, label: label ?? null, critical: critical === true };
}
