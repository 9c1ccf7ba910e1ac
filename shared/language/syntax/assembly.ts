import type { Span } from '../../model/position.ts';
import { LineIndex } from '../../model/position.ts';
import { problem } from './problem.ts';
import { matchesTag, plainValue } from './scalar-value.ts';
import type {
  AliasNode,
  MappingNode,
  Node,
  Pair,
  ScalarNode,
  ScalarStyle,
  SequenceNode,
  SyntaxProblem,
} from './tree.ts';

/** Lists and mappings within each other, the root included. */
export const maxDepth = 100;
/** Values that all aliases together may add to a document. */
export const maxExpansion = 10_000;
/** Aliases within the targets of aliases. */
export const maxAliasDepth = 5;

/** What stands before a value: an anchor, a tag, both or neither. */
export interface Props {
  readonly anchor?: string;
  /** The tag as written, such as `!!str`. */
  readonly tag?: { readonly text: string; readonly span: Span };
  /** Offset after the last of them; 0 without any. */
  readonly end: number;
}

/** A value without anchor and tag. */
export const noProps: Props = { end: 0 };

interface Anchor {
  node: Node | undefined;
  /** Number of values with all aliases expanded. */
  size: number;
  /** Aliases within aliases. */
  aliasDepth: number;
}

/** What `enter` remembers of an open collection. */
interface Opening {
  readonly anchor: Anchor | undefined;
  readonly sizeBefore: number;
  readonly aliasDepthOutside: number;
}

/**
 * Puts nodes together in the order of the text, whichever parser they come from, and notes what is
 * wrong with them: keys, tags, aliases and depth. Every check is linear in the number of nodes.
 */
export class Assembly {
  readonly text: string;
  readonly problems: SyntaxProblem[] = [];
  /** Whether anything was left out because it is nested too deep. */
  pruned = false;
  readonly #anchors = new Map<string, Anchor>();
  readonly #openings: Opening[] = [];
  #lines: LineIndex | undefined;
  #size = 0;
  #expansion = 0;
  #aliasDepth = 0;
  #bombReported = false;

  constructor(text: string) {
    this.text = text;
  }

  /** Notes that a collection begins at `at`; false when it lies too deep and must be skipped, without a `leave`. */
  enter(props: Props, at: number): boolean {
    if (this.#openings.length >= maxDepth) {
      if (!this.pruned) this.problems.push(problem('syntax/too-deep', { start: at, end: at + 1 }));
      this.pruned = true;
      return false;
    }
    this.#openings.push({
      anchor: this.#declare(props, undefined),
      sizeBefore: this.#size,
      aliasDepthOutside: this.#aliasDepth,
    });
    this.#size++;
    this.#aliasDepth = 0;
    return true;
  }

  /** The mapping of the last `enter`. */
  mapping(props: Props, span: Span, pairs: readonly Pair[], flow: boolean): MappingNode {
    const kept = inOrder(pairs);
    this.#checkKeys(kept);
    return this.#leave(props, '!!map', {
      kind: 'mapping',
      span: around(span, kept),
      pairs: kept,
      flow,
    });
  }

  /** The sequence of the last `enter`. */
  sequence(props: Props, span: Span, items: readonly Node[], flow: boolean): SequenceNode {
    const kept = inOrder(items);
    return this.#leave(props, '!!seq', {
      kind: 'sequence',
      span: around(span, kept),
      items: kept,
      flow,
    });
  }

  /** A scalar of this decoded text; a wrong tag is noted and then ignored. */
  scalar(props: Props, span: Span, text: string, style: ScalarStyle): ScalarNode {
    this.#size++;
    const isText = style !== 'plain' || props.tag?.text === '!!str' || props.tag?.text === '!';
    const value = isText ? text : plainValue(text);
    const node: ScalarNode = { kind: 'scalar', span, value, text, style };
    if (props.tag) this.#checkTag(props.tag, matchesTag(props.tag.text, value));
    const anchor = this.#declare(props, node);
    if (anchor) anchor.size = 1;
    return node;
  }

  /** The null scalar of a place where nothing is written: at `at`, or after its anchor and tag. */
  nothing(props: Props, at: number): ScalarNode {
    const place = Math.max(at, props.end);
    return this.scalar(props, { start: place, end: place }, '', 'plain');
  }

  /** An alias to the latest anchor of this name. */
  alias(span: Span, name: string): AliasNode {
    this.#size++;
    return { kind: 'alias', span, name, target: this.#resolve(span, name) };
  }

  /** One key with its value. */
  pair(key: Node, value: Node): Pair {
    const span = around(key.span, [value]);
    return { key: this.#scalarKey(key), value, span };
  }

  #scalarKey(key: Node): ScalarNode {
    if (key.kind === 'scalar') return key;
    this.problems.push(problem('syntax/complex-key', key.span));
    const text = this.text.slice(key.span.start, key.span.end);
    return { kind: 'scalar', span: key.span, value: text, text, style: 'plain' };
  }

  #leave<T extends MappingNode | SequenceNode>(props: Props, tag: string, node: T): T {
    const opening = this.#openings.pop();
    if (!opening) throw new Error('A collection was left that was not entered.');
    if (opening.anchor) {
      opening.anchor.node = node;
      opening.anchor.size = this.#size - opening.sizeBefore;
      opening.anchor.aliasDepth = this.#aliasDepth;
    }
    this.#aliasDepth = Math.max(this.#aliasDepth, opening.aliasDepthOutside);
    if (props.tag) this.#checkTag(props.tag, props.tag.text === tag ? true : undefined);
    return node;
  }

  #declare(props: Props, node: Node | undefined): Anchor | undefined {
    if (props.anchor === undefined) return undefined;
    const anchor: Anchor = { node, size: 0, aliasDepth: 0 };
    this.#anchors.set(props.anchor, anchor);
    return anchor;
  }

  #resolve(span: Span, name: string): Node | undefined {
    const anchor = this.#anchors.get(name);
    // An alias without a name cannot be read at all, which the parsers report.
    if (name === '') return undefined;
    if (!anchor) {
      const message = `No anchor \`&${name}\` is defined before this alias.`;
      this.problems.push(problem('syntax/alias-unknown', span, { message }));
      return undefined;
    }
    if (!anchor.node) {
      const message = `The alias \`*${name}\` refers to a value that contains it.`;
      this.problems.push(problem('syntax/alias-cycle', span, { message }));
      return undefined;
    }
    return this.#expand(span, anchor) ? anchor.node : undefined;
  }

  #expand(span: Span, anchor: Anchor): boolean {
    const depth = anchor.aliasDepth + 1;
    if (depth > maxAliasDepth || this.#expansion + anchor.size > maxExpansion) {
      if (!this.#bombReported) {
        const message =
          depth > maxAliasDepth
            ? `Aliases refer to each other more than ${maxAliasDepth} deep.`
            : `Aliases up to here stand for more than ${maxExpansion} values.`;
        this.problems.push(problem('syntax/alias-bomb', span, { message }));
      }
      this.#bombReported = true;
      return false;
    }
    this.#expansion += anchor.size;
    this.#size += anchor.size - 1;
    this.#aliasDepth = Math.max(this.#aliasDepth, depth);
    return true;
  }

  #checkTag(tag: { text: string; span: Span }, matches: boolean | undefined): void {
    if (matches === true) return;
    const message =
      matches === false
        ? `The value does not match its tag \`${tag.text}\`.`
        : `The tag \`${tag.text}\` is not supported here.`;
    this.problems.push(problem('syntax/tag', tag.span, { message }));
  }

  #checkKeys(pairs: readonly Pair[]): void {
    const first = new Map<string, ScalarNode>();
    for (const { key } of pairs) {
      if (key.span.start === key.span.end) this.#reportMissingKey(key);
      else if (key.style === 'plain' && key.text === '<<') {
        this.problems.push(problem('syntax/merge-key', key.span));
      } else {
        const earlier = first.get(key.text);
        if (earlier) this.#reportDuplicate(key, earlier);
        else first.set(key.text, key);
      }
    }
  }

  #reportMissingKey(key: ScalarNode): void {
    this.problems.push(
      problem('syntax/yaml', key.span, {
        message: 'A key is missing here.',
        remedy: 'Write the key before the colon.',
      }),
    );
  }

  #reportDuplicate(key: ScalarNode, earlier: ScalarNode): void {
    this.#lines ??= new LineIndex(this.text);
    const line = this.#lines.positionAt(earlier.span.start).line + 1;
    const message = `The key \`${shorten(key.text)}\` is already on line ${line}.`;
    this.problems.push(problem('syntax/duplicate-key', key.span, { message }));
  }
}

interface Part {
  readonly span: Span;
}

/** `parts` without those that begin before the end of an earlier one: in badly broken text the tolerant parser moves some. */
function inOrder<T extends Part>(parts: readonly T[]): readonly T[] {
  let end = 0;
  const isInOrder = ({ span }: T) => {
    if (span.start < end) return false;
    end = span.end;
    return true;
  };
  return parts.filter(isInOrder);
}

/** `span`, widened so that it includes `parts`, which are in order. */
function around(span: Span, parts: readonly Part[]): Span {
  return {
    start: Math.min(span.start, parts[0]?.span.start ?? span.start),
    end: Math.max(span.end, parts.at(-1)?.span.end ?? span.end),
  };
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
