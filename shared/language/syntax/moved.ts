import type { MappingNode, Node, Pair, ScalarNode, SequenceNode } from './tree.ts';
import type { Span } from '../../model/position.ts';

/** `node` as it stands when everything before it has become `by` longer. What is below it is moved when it is looked at. */
export function moved(node: Node, by: number): Node {
  if (by === 0) return node;
  switch (node.kind) {
    case 'scalar':
      return movedScalar(node, by);
    case 'mapping':
      return new MovedMapping(node, by);
    case 'sequence':
      return new MovedSequence(node, by);
    case 'alias':
      return { ...node, span: movedSpan(node.span, by) };
  }
}

/** A key with its value, likewise. */
export function movedPair(pair: Pair, by: number): Pair {
  if (by === 0) return pair;
  return {
    key: movedScalar(pair.key, by),
    value: moved(pair.value, by),
    span: movedSpan(pair.span, by),
  };
}

const movedSpan = ({ start, end }: Span, by: number): Span => ({
  start: start + by,
  end: end + by,
});

const movedScalar = (node: ScalarNode, by: number): ScalarNode => ({
  ...node,
  span: movedSpan(node.span, by),
});

class MovedMapping implements MappingNode {
  readonly kind = 'mapping';
  readonly span: Span;
  readonly flow: boolean;
  readonly #node: MappingNode;
  readonly #by: number;
  #pairs: readonly Pair[] | undefined;

  constructor(node: MappingNode, by: number) {
    this.span = movedSpan(node.span, by);
    this.flow = node.flow;
    this.#node = node;
    this.#by = by;
  }

  get pairs(): readonly Pair[] {
    return (this.#pairs ??= this.#node.pairs.map((pair) => movedPair(pair, this.#by)));
  }
}

class MovedSequence implements SequenceNode {
  readonly kind = 'sequence';
  readonly span: Span;
  readonly flow: boolean;
  readonly #node: SequenceNode;
  readonly #by: number;
  #items: readonly Node[] | undefined;

  constructor(node: SequenceNode, by: number) {
    this.span = movedSpan(node.span, by);
    this.flow = node.flow;
    this.#node = node;
    this.#by = by;
  }

  get items(): readonly Node[] {
    return (this.#items ??= this.#node.items.map((item) => moved(item, this.#by)));
  }
}
