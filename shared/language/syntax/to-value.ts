import type { Node, SyntaxTree } from './tree.ts';

/**
 * The document as plain data: mappings become objects without a prototype, of a key written twice
 * the first counts, aliases share one object, an alias without a target is null. Undefined for an empty document.
 */
export function toValue(tree: SyntaxTree): unknown {
  return tree.root && nodeValue(tree.root, new Map());
}

function nodeValue(node: Node, known: Map<Node, unknown>): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'alias':
      return node.target ? nodeValue(node.target, known) : null;
    case 'sequence':
    case 'mapping': {
      const before = known.get(node);
      if (before !== undefined) return before;
      const value = collectionValue(node, known);
      known.set(node, value);
      return value;
    }
  }
}

function collectionValue(
  node: Extract<Node, { kind: 'mapping' | 'sequence' }>,
  known: Map<Node, unknown>,
) {
  if (node.kind === 'sequence') return node.items.map((item) => nodeValue(item, known));
  const value = Object.create(null) as Record<string, unknown>;
  for (const { key, value: child } of node.pairs) {
    if (!(key.text in value)) value[key.text] = nodeValue(child, known);
  }
  return value;
}
