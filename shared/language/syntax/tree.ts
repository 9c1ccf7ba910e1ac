import type { Pieces } from './read-in-parts.ts';
import type { Fix } from '../../model/diagnostic.ts';
import { LineIndex } from '../../model/position.ts';
import type { Span } from '../../model/position.ts';
import type { SyntaxCode } from './codes.ts';
import { toValue } from './to-value.ts';

/** One value of a document. The tree has no cycles: an alias that would close one has no target. */
export type Node = MappingNode | SequenceNode | ScalarNode | AliasNode;

/** How a scalar is written. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

/** One key with its value. */
export interface Pair {
  /** A key that is not a scalar stands here as a scalar with its source text. */
  readonly key: ScalarNode;
  /** A null scalar with an empty span just after the colon when nothing is written. */
  readonly value: Node;
  /** From the start of the key to the end of the value. */
  readonly span: Span;
}

/** Keys with values; a block mapping spans its first key to the end of its last value, a flow mapping includes its braces. */
export interface MappingNode {
  readonly kind: 'mapping';
  readonly span: Span;
  /** In the order of the text, duplicates included. */
  readonly pairs: readonly Pair[];
  readonly flow: boolean;
}

/** A list; a block sequence spans its first dash to the end of its last item, a flow sequence includes its brackets. */
export interface SequenceNode {
  readonly kind: 'sequence';
  readonly span: Span;
  readonly items: readonly Node[];
  readonly flow: boolean;
}

/** A single value; quotes and the header of a block scalar belong to its span, blank lines at its end do not. */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  /** Typed as the YAML 1.2.2 core schema says (section 10.3): only a plain scalar is anything but a string. */
  readonly value: string | number | boolean | null;
  /** The decoded text, such as `1.10` where `value` is 1.1. */
  readonly text: string;
  readonly style: ScalarStyle;
}

/** A reference `*name` to an earlier value. */
export interface AliasNode {
  readonly kind: 'alias';
  readonly span: Span;
  readonly name: string;
  /** Absent when the name is unknown, is the alias's own ancestor, or its expansion would exceed the limits. */
  readonly target: Node | undefined;
}

/** One mistake in the text of a document. */
export interface SyntaxProblem {
  readonly code: SyntaxCode;
  readonly span: Span;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** Why it matters, one sentence. */
  readonly why?: string;
  /** How to mend it, one sentence. */
  readonly remedy?: string;
  /** Best first. */
  readonly fixes?: readonly Fix[];
}

/** What one text says: its values with their places, as far as it can be read, and its mistakes. */
export interface SyntaxTree {
  readonly text: string;
  /** Absent when the text holds no value, or none that could be read. Built when first asked for. */
  readonly root: Node | undefined;
  /** The same as plain data, see `toValue`; undefined where the root is. */
  readonly value: unknown;
  /** Built when first asked for. */
  readonly lines: LineIndex;
  /** In the order of the text. */
  readonly problems: readonly SyntaxProblem[];
  /** The pieces that it, or the last version of the text that could be, was read from one by one. */
  readonly pieces: Pieces | undefined;
}

/** What parsers make of a text. */
export interface TreeParts extends Pick<SyntaxTree, 'root' | 'problems'> {
  /** The value, where it is known without the tree. */
  readonly plain?: { readonly value: unknown };
}

/** The tree of `text` with these parts; what takes time to build is built when first asked for. */
export function createTree(text: string, parts: TreeParts, pieces?: Pieces): SyntaxTree {
  return new Tree(text, parts, pieces);
}

/** A class, because the engine keeps an object literal with getters until its next full collection. */
class Tree implements SyntaxTree {
  readonly text: string;
  readonly problems: readonly SyntaxProblem[];
  readonly pieces: Pieces | undefined;
  readonly #parts: TreeParts;
  #plain: TreeParts['plain'];
  #lines: LineIndex | undefined;

  constructor(text: string, parts: TreeParts, pieces: Pieces | undefined) {
    this.text = text;
    this.pieces = pieces;
    this.problems = parts.problems.toSorted((a, b) => a.span.start - b.span.start);
    this.#parts = parts;
    this.#plain = parts.plain;
  }

  get root(): Node | undefined {
    return this.#parts.root;
  }

  get value(): unknown {
    return (this.#plain ??= { value: toValue(this.root) }).value;
  }

  get lines(): LineIndex {
    return (this.#lines ??= new LineIndex(this.text));
  }
}
