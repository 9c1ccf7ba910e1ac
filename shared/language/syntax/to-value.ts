import type { MappingNode, Node } from './tree.ts';

/**
 * A document as plain data: mappings become objects that inherit no properties, of a key written twice
 * the first counts, what aliases name is one object, an alias without a target is null. Undefined for an empty document.
 */
export function toValue(root: Node | undefined): unknown {
  return root && nodeValue(root, new Map());
}

/** What mappings become: engines make objects of a constructor faster than objects without a prototype. */
export const Mapping = function () {} as unknown as new () => Record<string, unknown>;
Mapping.prototype = Object.freeze(Object.create(null) as object);

/** `aliased` holds what aliases have named so far: it is made once, however often it is named. */
function nodeValue(node: Node, aliased: Map<Node, unknown>): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'sequence':
      return node.items.map((item) => nodeValue(item, aliased));
    case 'mapping':
      return mappingValue(node, aliased);
    case 'alias':
      return node.target === undefined ? null : targetValue(node.target, aliased);
  }
}

function targetValue(target: Node, aliased: Map<Node, unknown>): unknown {
  if (!aliased.has(target)) aliased.set(target, nodeValue(target, aliased));
  return aliased.get(target);
}

function mappingValue({ pairs }: MappingNode, aliased: Map<Node, unknown>) {
  const value = new Mapping();
  for (const { key, value: child } of pairs) {
    if (!(key.text in value)) value[key.text] = nodeValue(child, aliased);
  }
  return value;
}
