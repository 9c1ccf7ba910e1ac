import type { EdgeKind, Graph, GraphEdge, GraphNode, NodeKind } from './graph.ts';
import { nodeWords } from './vocabulary.ts';

/** How Mermaid opens and closes a node of each kind; the shapes differ as the icons of the SVG do. */
const shapes: Readonly<Record<NodeKind, readonly [open: string, close: string]>> = {
  service: ['(', ')'],
  store: ['[(', ')]'],
  external: ['[[', ']]'],
  infrastructure: ['[/', '/]'],
  role: ['([', '])'],
  step: ['[', ']'],
  approval: ['{{', '}}'],
};

const arrows: Readonly<Record<EdgeKind, string>> = {
  hard: '-->',
  soft: '-.->',
  uses: '-.-o',
  order: '-->',
  gate: '-.->',
};

/**
 * `graph` as a Mermaid flowchart, which code hosts and wikis draw. Nodes are called `n0`, `n1`, … in the
 * order of the graph, because many names would be read as keywords. Edges to unknown ids are left out.
 * Source: the flowchart syntax of Mermaid 11.
 */
export function toMermaid(graph: Graph): string {
  const names = new Map(graph.nodes.map((node, index) => [node.id, `n${index}`]));
  const edges = graph.edges.filter(({ from, to }) => names.has(from) && names.has(to));
  const lines = [
    `flowchart ${graph.direction === 'down' ? 'TB' : 'LR'}`,
    ...nodeLines(graph, names),
    ...edges.map((edge) => `  ${edgeText(edge, names)}`),
    ...emphasis(graph, edges, names),
  ];
  return `${lines.join('\n')}\n`;
}

function nodeLines(graph: Graph, names: ReadonlyMap<string, string>): string[] {
  const groups = [...new Set(graph.nodes.map((node) => node.group))];
  return groups.flatMap((group, index) => {
    const members = graph.nodes.filter((node) => node.group === group);
    const lines = members.map((node) => `  ${nodeText(node, names)}`);
    if (group === undefined) return lines;
    const inner = lines.map((line) => `  ${line}`);
    return [`  subgraph g${index}["${escapeMermaid(group) || ' '}"]`, ...inner, '  end'];
  });
}

function nodeText(node: GraphNode, names: ReadonlyMap<string, string>): string {
  const [open, close] = shapes[node.kind];
  const word = nodeWords[node.kind];
  const kind = node.detail === undefined ? word : `${word} · ${node.detail}`;
  const texts = [node.label, kind, ...(node.lines ?? []), ...(node.badges ?? [])];
  const text = texts.map(escapeMermaid).join('<br/>');
  return `${names.get(node.id) ?? ''}${open}"${text}"${close}`;
}

function edgeText(edge: GraphEdge, names: ReadonlyMap<string, string>): string {
  const text = escapeMermaid(edge.label ?? '').trim();
  const label = text === '' ? '' : `|"${text}"|`;
  return `${names.get(edge.from) ?? ''} ${arrows[edge.kind]}${label} ${names.get(edge.to) ?? ''}`;
}

function emphasis(
  graph: Graph,
  edges: readonly GraphEdge[],
  names: ReadonlyMap<string, string>,
): string[] {
  const nodes = graph.nodes.filter((node) => node.critical === true);
  const links = edges.flatMap((edge, index) => (edge.critical === true ? [index] : []));
  return [
    ...(nodes.length === 0
      ? []
      : [
          '  classDef critical stroke:#bf4310,stroke-width:3px',
          `  class ${nodes.map((node) => names.get(node.id) ?? '').join(',')} critical`,
        ]),
    ...(links.length === 0
      ? []
      : [`  linkStyle ${links.join(',')} stroke:#bf4310,stroke-width:3px`]),
  ];
}

/**
 * `text` safe within the double quotes of a label, as the character codes that Mermaid reads. A number or
 * sign at its beginning must not look like the item of a list.
 */
export function escapeMermaid(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/["#&<>`\\;*_[\]{}()|~]/g, (character) => `#${character.charCodeAt(0)};`)
    .replace(/^(\d+)\./, '$1#46;')
    .replace(/^[-+]/, (character) => `#${character.charCodeAt(0)};`);
}
