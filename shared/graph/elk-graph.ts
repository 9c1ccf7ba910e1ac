import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import type {
  LaidOutEdge,
  LaidOutGraph,
  LaidOutGroup,
  LaidOutNode,
  LayoutOptions,
  Point,
  Rectangle,
} from './laid-out-graph.ts';
import type { NodeBox, PlacedText } from './node-box.ts';
import { boxes, isSequence } from './boxes.ts';
import { placeText } from './node-box.ts';

const rootOptions = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.padding': '[top=8,left=8,bottom=8,right=8]',
  'elk.randomSeed': '1',
  'elk.aspectRatio': '1.6',
  'elk.spacing.componentComponent': '48',
  'elk.spacing.nodeNode': '32',
  'elk.spacing.edgeNode': '24',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '4',
  'elk.spacing.nodeSelfLoop': '20',
  'elk.layered.spacing.nodeNodeBetweenLayers': '72',
  'elk.layered.spacing.edgeNodeBetweenLayers': '26',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
} as const;

/** Beyond this nobody sees the difference that the thorough options make, but everybody would wait for it. */
const manyNodes = 150;
const quickOptions = { 'elk.layered.thoroughness': '3' } as const;
/** Beyond this nobody follows single arrows. */
const veryManyNodes = 500;
const quickestOptions = {
  'elk.layered.thoroughness': '1',
  'elk.layered.crossingMinimization.greedySwitch.type': 'OFF',
} as const;
const thoroughOptions = {
  'elk.layered.thoroughness': '16',
  'elk.layered.considerModelOrder.strategy': 'PREFER_EDGES',
} as const;

const labelHeight = 18;
const groupLabelPlace = { x: 16, y: 23 } as const;

/** `graph` as the layout engine takes it: nodes by their index, which no name can collide with. */
export function toElk(graph: Graph, options: LayoutOptions): ElkNode {
  const direction = options.direction ?? graph.direction ?? 'right';
  const alignment = direction === 'right' ? 'LEFT' : 'TOP';
  const box = boxes(graph);
  const index = new Map(graph.nodes.map((node, position) => [node.id, position]));
  const groups = options.groups === false ? [] : groupNames(graph);
  const inGroup = (name: string): ElkNode[] =>
    elkNodes(graph, box, alignment, (node) => node.group === name);
  return {
    id: 'root',
    layoutOptions: {
      ...rootOptions,
      ...effort(graph.nodes.length),
      // Otherwise what is not connected is packed side by side; what begins at once stays in one line.
      ...(groups.length > 0 || isSequence(graph)
        ? { 'elk.hierarchyHandling': 'INCLUDE_CHILDREN' }
        : {}),
      'elk.direction': direction.toUpperCase(),
      'elk.layered.layering.strategy': isSequence(graph)
        ? 'LONGEST_PATH_SOURCE'
        : 'NETWORK_SIMPLEX',
    },
    children: [
      ...groups.map((name, position) => elkGroup(name, position, inGroup(name))),
      ...elkNodes(graph, box, alignment, (node) => groups.length === 0 || node.group === undefined),
    ],
    edges: graph.edges.map((edge, position) => elkEdge(edge, position, index)),
  };
}

function effort(nodes: number): ElkNode['layoutOptions'] {
  if (nodes > veryManyNodes) return quickestOptions;
  return nodes > manyNodes ? quickOptions : thoroughOptions;
}

/** The layout that the engine left in `laidOut`. */
export function readLayout(graph: Graph, laidOut: ElkNode): LaidOutGraph {
  const children = laidOut.children ?? [];
  const frames = children.filter((child) => child.id.startsWith('g'));
  const placed = new Map(
    [...children, ...frames.flatMap((frame) => frame.children ?? [])].map((one) => [one.id, one]),
  );
  const routes = new Map(laidOut.edges?.map((edge) => [edge.id, edge]));
  const names = groupNames(graph);
  const box = boxes(graph);
  return {
    graph,
    width: Math.ceil(laidOut.width ?? 0),
    height: Math.ceil(laidOut.height ?? 0),
    nodes: graph.nodes.map((node, index) => readNode(node, box(node), placed.get(`n${index}`))),
    edges: graph.edges.map((edge, index) => readEdge(edge, routes.get(`e${index}`))),
    groups: frames.map((frame) => readGroup(names[Number(frame.id.slice(1))] ?? '', frame)),
  };
}

function groupNames(graph: Graph): string[] {
  return [...new Set(graph.nodes.flatMap((node) => node.group ?? []))];
}

function elkNodes(
  graph: Graph,
  box: (node: GraphNode) => NodeBox,
  alignment: string,
  wanted: (node: GraphNode) => boolean,
): ElkNode[] {
  return graph.nodes.flatMap((node, index) => {
    if (!wanted(node)) return [];
    const { width, height } = box(node);
    return [{ id: `n${index}`, width, height, layoutOptions: { 'elk.alignment': alignment } }];
  });
}

function elkGroup(name: string, position: number, children: ElkNode[]): ElkNode {
  const { width } = groupLabel(name);
  return {
    id: `g${position}`,
    layoutOptions: {
      'elk.padding': '[top=38,left=18,bottom=18,right=18]',
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${width + 2 * groupLabelPlace.x}, 60)`,
    },
    children,
  };
}

function groupLabel(name: string): PlacedText {
  return placeText('group', name, groupLabelPlace);
}

function elkEdge(
  edge: GraphEdge,
  position: number,
  index: ReadonlyMap<string, number>,
): ElkExtendedEdge {
  const label = edgeLabel(edge);
  return {
    id: `e${position}`,
    sources: [`n${index.get(edge.from) ?? ''}`],
    targets: [`n${index.get(edge.to) ?? ''}`],
    layoutOptions: { 'elk.layered.priority.straightness': edge.critical === true ? '10' : '1' },
    ...(label && {
      labels: [
        {
          text: label.text,
          width: label.width + 10,
          height: labelHeight,
          layoutOptions: { 'elk.edgeLabels.inline': 'true' },
        },
      ],
    }),
  };
}

/** The label of `edge` unless it is blank. */
function edgeLabel({ label = '' }: GraphEdge): PlacedText | undefined {
  return label.trim() === '' ? undefined : placeText('edge', label, { x: 5, y: 12.5 }, 140);
}

function readNode(node: GraphNode, box: NodeBox, placed: ElkNode | undefined): LaidOutNode {
  return { node, box, ...rectangle(placed) };
}

function readGroup(name: string, frame: ElkNode): LaidOutGroup {
  return { label: groupLabel(name), ...rectangle(frame) };
}

function readEdge(edge: GraphEdge, route: ElkExtendedEdge | undefined): LaidOutEdge {
  const points = (route?.sections ?? []).flatMap((section) => [
    section.startPoint,
    ...(section.bendPoints ?? []),
    section.endPoint,
  ]);
  const label = route?.labels?.[0];
  const text = edgeLabel(edge);
  return {
    edge,
    points: straighten(points.map(roundedPoint)),
    ...(label && text && { label: { ...rectangle(label), text } }),
  };
}

/** Without the slants of a pixel that fractions and rounding leave in horizontal and vertical lines. */
function straighten(points: readonly Point[]): Point[] {
  const straight: Point[] = [];
  for (const point of points) {
    const previous = straight.at(-1) ?? point;
    const x = Math.abs(point.x - previous.x) <= 1 ? previous.x : point.x;
    const y = Math.abs(point.y - previous.y) <= 1 ? previous.y : point.y;
    straight.push({ x, y });
  }
  return straight;
}

function rectangle(shape: Partial<Rectangle> | undefined): Rectangle {
  const { x, y, width, height } = shape ?? {};
  if (x === undefined || y === undefined || width === undefined || height === undefined) {
    throw new Error('The layout engine left something without a place.');
  }
  return { ...roundedPoint({ x, y }), width: Math.round(width), height: Math.round(height) };
}

/** To whole pixels, so that straight lines stay straight and sharp. */
function roundedPoint(point: Point): Point {
  return { x: Math.round(point.x), y: Math.round(point.y) };
}
