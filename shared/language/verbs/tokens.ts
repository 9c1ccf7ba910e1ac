import type { Document } from '../document.ts';
import type { NameSort, Shape } from '../shape.ts';
import type { Node, ScalarNode } from '../syntax/tree.ts';
import type { Path } from '../../model/path.ts';
import type { Span } from '../../model/position.ts';
import { nameOfKey, namesOfValue } from './names-in.ts';
import { shapeAt } from '../shape.ts';
import { shapes } from '../generated/shapes.ts';

/** What a piece of text means; `word` is one of a closed set of the language. */
export type TokenSort = NameSort | 'quantity' | 'word';

/** A piece of text within one line that means something. */
export interface Token {
  readonly span: Span;
  readonly sort: TokenSort;
  readonly isDeclaration: boolean;
}

/** What the names, quantities and words of a document are, in the order of its text. Keys of the language are left to the grammar. */
export function tokens(document: Document): Token[] {
  const kind = document.model?.kind;
  if (kind === undefined) return [];
  const { text } = document.tree;
  const found: Token[] = [];
  const add = (span: Span, sort: TokenSort, isDeclaration = false): void => {
    if (span.end > span.start && !/[\r\n]/.test(text.slice(span.start, span.end)))
      found.push({ span, sort, isDeclaration });
  };
  const scalar = (node: ScalarNode, shape: Shape, path: Path): void => {
    const names = namesOfValue(document, kind, path, shape, node);
    for (const { span, sorts, isDeclared } of names) add(span, sorts[0] ?? 'word', isDeclared);
    if (names.length > 0) return;
    if (shape.quantity !== undefined) add(node.span, 'quantity');
    else if (shape.words !== undefined || shape.only !== undefined) add(node.span, 'word');
  };
  const path: (string | number)[] = [];
  const visit = (node: Node, shape: Shape): void => {
    if (node.kind === 'scalar') scalar(node, shape, path);
    const parts: (readonly [string | number, Node, ScalarNode?])[] =
      node.kind === 'sequence'
        ? node.items.map((item, index) => [index, item])
        : node.kind === 'mapping'
          ? node.pairs.map(({ key, value }) => [key.text, value, key])
          : [];
    for (const [part, value, key] of parts) {
      path.push(part);
      const [name] = key === undefined ? [] : nameOfKey(shape, path, key);
      if (name !== undefined) add(name.span, name.sorts[0] ?? 'word', name.isDeclared);
      const below = shapeAt(shape, [part]);
      if (below !== undefined) visit(value, below);
      path.pop();
    }
  };
  if (document.tree.root !== undefined) visit(document.tree.root, shapes[kind]);
  return found.sort((a, b) => a.span.start - b.span.start);
}
