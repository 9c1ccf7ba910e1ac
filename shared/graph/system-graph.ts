import type { Move, Playbook } from '../model/playbook.ts';
import type { External, Infrastructure, Service, Store, System } from '../model/system.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { formatRate } from '../model/quantities/rate.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';

/** What a graph of a system shows besides the system. */
export interface SystemGraphOptions {
  /** Marks what this playbook's change touched, with the versions it goes back to. */
  readonly playbook?: Playbook;
  /** Frames the services that run in one zone only, by zone. */
  readonly groupByZone?: boolean;
}

/**
 * What `system` consists of and what depends on what; the id of a node is its name. Of a system with
 * errors, dependencies on unknown names are left out and of equal names the first is kept.
 */
export function systemGraph(system: System, options: SystemGraphOptions = {}): Graph {
  const nodes = new Map<string, GraphNode>();
  const add = (node: GraphNode): unknown => nodes.has(node.id) || nodes.set(node.id, node);
  for (const one of system.services.values()) add(serviceNode(one, options));
  for (const one of system.stores.values()) add(storeNode(one, options));
  for (const one of system.externals.values()) add(externalNode(one));
  for (const one of system.infrastructure.values()) add(infrastructureNode(one, options));
  const edges = [...system.services.values()].flatMap((service) => serviceEdges(service, system));
  return {
    nodes: [...nodes.values()],
    edges: edges.filter((edge) => nodes.has(edge.to)),
    direction: 'right',
    ...(options.playbook && { criticalMeaning: `rolled back by ${options.playbook.name}` }),
  };
}

function serviceNode(service: Service, { playbook, groupByZone }: SystemGraphOptions): GraphNode {
  const { at, name, criticality, replicas, trafficPerS, zones } = service;
  const load = trafficPerS > 0 ? [formatRate(trafficPerS)] : [];
  const [onlyZone] = zones.length === 1 ? zones : [];
  return {
    id: name,
    label: name,
    kind: 'service',
    ...(criticality && { detail: criticality }),
    lines: [[count(replicas, 'replica'), ...load].join(' · ')],
    ...(groupByZone === true && onlyZone !== undefined ? { group: onlyZone } : {}),
    ...changed(playbook?.change.deploys.get(name)),
    at,
  };
}

function storeNode(store: Store, { playbook }: SystemGraphOptions): GraphNode {
  const facts = [
    ...(store.schema === undefined ? [] : [`schema ${store.schema}`]),
    ...(store.writesPerS > 0 ? [`${formatRate(store.writesPerS)} writes`] : []),
  ];
  const copies = [
    ...(store.replication ? [`${store.replication.mode} replica`] : []),
    ...(store.backups ? ['backups'] : []),
    ...(store.pointInTime ? ['point in time'] : []),
  ];
  return {
    id: store.name,
    label: store.name,
    kind: 'store',
    detail: store.engine,
    lines: [facts, copies].filter((line) => line.length > 0).map((line) => line.join(' · ')),
    ...changed(playbook?.change.migrates.get(store.name)),
    at: store.at,
  };
}

function externalNode({ at, name, availability, rateLimitPerS }: External): GraphNode {
  const limit = rateLimitPerS === undefined ? [] : [`at most ${formatRate(rateLimitPerS)}`];
  const available = `${availabilityText(availability)} available`;
  return { id: name, label: name, kind: 'external', lines: [available, ...limit], at };
}

function infrastructureNode(one: Infrastructure, { playbook }: SystemGraphOptions): GraphNode {
  const facts = [
    ...(one.version === undefined ? [] : [`version ${one.version}`]),
    ...(one.ttlUs === undefined ? [] : [`TTL ${formatDuration(one.ttlUs)}`]),
    ...(one.snapshotRestore ? ['snapshot'] : []),
    ...(one.state ? [one.state.locking ? 'locked state' : 'state without lock'] : []),
  ];
  return {
    id: one.name,
    label: one.name,
    kind: 'infrastructure',
    detail: one.type,
    lines: facts.length > 0 ? [facts.join(' · ')] : [],
    ...changed(playbook?.change.configures.get(one.name)),
    at: one.at,
  };
}

/** Calls, and the configurations and secrets that any version of the service names. */
function serviceEdges(service: Service, system: System): GraphEdge[] {
  const from = service.name;
  const named = new Set([...service.versions.values()].flatMap((one) => [...one.worksWith.keys()]));
  return [
    ...service.dependsOn.map(({ on, need }) => ({ from, to: on, kind: need })),
    ...[...named]
      .filter((name) => system.infrastructure.has(name))
      .map((to) => ({ from, to, kind: 'uses' as const })),
  ];
}

function changed(move: Move | undefined): Pick<GraphNode, 'badges' | 'critical'> {
  return move === undefined ? {} : { badges: [`${move.to} → ${move.from}`], critical: true };
}

function count(many: number, noun: string): string {
  return `${many} ${noun}${many === 1 ? '' : 's'}`;
}

/** All its nines: rounding would make 99.99% look like never failing. */
function availabilityText(share: number): string {
  return `${Number((share * 100).toPrecision(9))}%`;
}
