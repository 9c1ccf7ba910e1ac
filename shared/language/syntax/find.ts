import type { Path } from '../../model/path.ts';
import { isBlankAt } from './scan.ts';
import type { MappingNode, Node, Pair, ScalarNode, SequenceNode, SyntaxTree } from './tree.ts';

/** What stands at one offset. */
export interface Place {
  /** The path of the innermost key or item whose text includes the offset. */
  readonly path: Path;
  /** The value of that path, or its key when `inKey`; absent in an empty document. */
  readonly node: Node | undefined;
  readonly inKey: boolean;
}

/** The value at `path`, through aliases; undefined where there is none. Of a key written twice, the first. */
export function nodeAt(tree: SyntaxTree, path: Path): Node | undefined {
  let node = tree.root;
  for (const part of path) {
    const parent = node && resolveAlias(node);
    if (parent?.kind === 'sequence') node = itemAt(parent, part);
    else node = parent?.kind === 'mapping' ? pairOf(parent, part)?.value : undefined;
  }
  return node;
}

/** The key of the last part of `path`; undefined for items of a list, the root, and paths that do not exist. */
export function keyAt(tree: SyntaxTree, path: Path): ScalarNode | undefined {
  const last = path.at(-1);
  const parent = nodeAt(tree, path.slice(0, -1));
  const mapping = parent && resolveAlias(parent);
  if (last === undefined || mapping?.kind !== 'mapping') return undefined;
  return pairOf(mapping, last)?.key;
}

/** `node`, or what it refers to; an alias without a target stays one. */
export function resolveAlias(node: Node): Node {
  let current = node;
  while (current.kind === 'alias' && current.target) current = current.target;
  return current;
}

/** The innermost place that includes the offset `place`; both ends of a text belong to it, so that a cursor behind a word is in it. */
export function pathAt(tree: SyntaxTree, place: number): Place {
  const offset = beforeBlanks(tree.text, place);
  const path: (string | number)[] = [];
  let node = tree.root;
  for (;;) {
    if (node?.kind === 'sequence') {
      const index = lastStarting(node.items, offset);
      const item = node.items[index];
      if (!item || !includes(item, offset)) return { path, node, inKey: false };
      path.push(index);
      node = item;
    } else if (node?.kind === 'mapping') {
      const pair: Pair | undefined = node.pairs[lastStarting(node.pairs, offset)];
      if (!pair || !includes(pair, offset)) return { path, node, inKey: false };
      path.push(pair.key.text);
      if (includes(pair.key, offset)) return { path, node: pair.key, inKey: true };
      node = pair.value;
    } else return { path, node, inKey: false };
  }
}

/** `offset`, or the end of the colon or dash before it when only blanks lie around it: they belong to the value to come. */
function beforeBlanks(text: string, offset: number): number {
  if (!isBlankAt(text, offset)) return offset;
  let at = offset;
  while (at > 0 && /[ \t]/.test(text.charAt(at - 1))) at--;
  return /[:-]/.test(text.charAt(at - 1)) ? at : offset;
}

function itemAt({ items }: SequenceNode, part: string | number): Node | undefined {
  return typeof part === 'number' ? items[part] : undefined;
}

function pairOf(mapping: MappingNode, part: string | number): Pair | undefined {
  return mapping.pairs[pairIndex(mapping, String(part))];
}

/** Below this many keys, looking at each is quicker than an index. */
const fewPairs = 20;

const indexes = new WeakMap<MappingNode, ReadonlyMap<string, number>>();

/** Which pair of `mapping` has this key, the first of several; -1 when none has. */
export function pairIndex(mapping: MappingNode, name: string): number {
  const { pairs } = mapping;
  if (pairs.length <= fewPairs) return pairs.findIndex(({ key }) => key.text === name);
  let index = indexes.get(mapping);
  if (index === undefined) {
    // Of a key written twice, the first stands last here and so stays.
    index = new Map(pairs.map(({ key }, at) => [key.text, at] as const).reverse());
    indexes.set(mapping, index);
  }
  return index.get(name) ?? -1;
}

function includes({ span }: { readonly span: Node['span'] }, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The index of the last part that starts at or before `offset`, -1 when none does; parts are in the order of the text. */
function lastStarting(parts: readonly { readonly span: Node['span'] }[], offset: number): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
