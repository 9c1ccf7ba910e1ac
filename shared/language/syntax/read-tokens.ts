import { CST } from 'yaml';
import type { Assembly, Props } from './assembly.ts';
import { noProps } from './assembly.ts';
import { mendItems } from './mend-items.ts';
import { blockScalarSpan } from './scan.ts';
import type { Node, Pair, ScalarNode, ScalarStyle } from './tree.ts';

type Token = CST.Token | null | undefined;
type Item = CST.CollectionItem;

const flowStyles: Readonly<Record<CST.FlowScalar['type'], ScalarStyle>> = {
  alias: 'plain',
  scalar: 'plain',
  'single-quoted-scalar': 'single',
  'double-quoted-scalar': 'double',
};

/** Reads the tolerant parser's tokens; whatever they are, each becomes some value or is left out. */
export class TokenReader {
  /** Start of each quoted text by its end. */
  readonly quotes = new Map<number, number>();
  /** Where brackets and braces open that are not closed. */
  readonly unclosed: number[] = [];
  readonly #assembly: Assembly;

  constructor(assembly: Assembly) {
    this.#assembly = assembly;
  }

  /** The value of `document`; undefined when it is empty. */
  readDocument(document: CST.Document): Node | undefined {
    const props = readProps(document.start);
    if (!document.value && props === noProps) return undefined;
    return this.#read(document.value, props, document.offset);
  }

  /** The value of `token`; `slot` is where it would stand if it is absent. */
  #read(token: Token, props: Props, slot: number): Node {
    // Within brackets the parser writes an empty token where nothing stands.
    if (isFlowScalar(token) && token.source !== '') return this.#readFlowScalar(token, props);
    if (token?.type === 'block-scalar') return this.#readBlockScalar(token, props);
    if (CST.isCollection(token)) return this.#readCollection(token, props);
    return this.#assembly.nothing(props, slot);
  }

  #readFlowScalar(token: CST.FlowScalar, props: Props): Node {
    if (token.type === 'alias') {
      return this.#assembly.alias(sourceSpan(token), token.source.slice(1));
    }
    const text = CST.resolveAsScalar(token, false, ignoreError).value;
    if (token.type !== 'scalar') this.quotes.set(endOf(token), token.offset);
    return this.#assembly.scalar(props, sourceSpan(token), text, flowStyles[token.type]);
  }

  #readBlockScalar(token: CST.BlockScalar, props: Props): ScalarNode {
    const { value, type } = CST.resolveAsScalar(token, false, ignoreError);
    const header = token.props.find((part) => part.type === 'block-scalar-header');
    const start = header?.offset ?? token.offset;
    const headerEnd = token.props.reduce((end, part) => Math.max(end, endOf(part)), start);
    const span = blockScalarSpan(this.#assembly.text, start, headerEnd + token.source.length);
    return this.#assembly.scalar(
      props,
      span,
      value,
      type === 'BLOCK_FOLDED' ? 'folded' : 'literal',
    );
  }

  #readCollection(token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection, props: Props) {
    if (!this.#assembly.enter(props, token.offset)) {
      return this.#assembly.nothing(noProps, token.offset);
    }
    if (token.type === 'block-map') return this.#readBlockMapping(token, props);
    if (token.type === 'block-seq') return this.#readBlockSequence(token, props);
    return token.start.source === '{'
      ? this.#readFlowMapping(token, props)
      : this.#readFlowSequence(token, props);
  }

  #readBlockMapping(token: CST.BlockMap, props: Props): Node {
    const pairs: Pair[] = [];
    for (const item of mendItems(this.#assembly.text, token.items)) {
      if (isPair(item)) pairs.push(this.#readPair(item, pairs.at(-1)?.span.end ?? token.offset));
    }
    const span = around(pairs, token.offset);
    return this.#assembly.mapping(props, span, pairs, false);
  }

  #readBlockSequence(token: CST.BlockSequence, props: Props): Node {
    const items: Node[] = [];
    for (const { start, value } of token.items) {
      const dash = start.find((part) => part.type === 'seq-item-ind');
      if (!dash && !value) continue;
      const slot = dash ? dash.offset + 1 : token.offset;
      items.push(this.#read(value, readProps(start), slot));
    }
    const end = Math.max(token.offset + 1, items.at(-1)?.span.end ?? 0);
    return this.#assembly.sequence(props, { start: token.offset, end }, items, false);
  }

  #readFlowMapping(token: CST.FlowCollection, props: Props): Node {
    const pairs: Pair[] = [];
    for (const item of token.items) {
      const place = pairs.at(-1)?.span.end ?? token.offset + 1;
      if (isPair(item)) pairs.push(this.#readPair(item, place));
      else if (item.value)
        pairs.push(this.#readPair({ start: item.start, key: item.value }, place));
    }
    const span = { start: token.offset, end: this.#flowEnd(token, pairs) };
    return this.#assembly.mapping(props, span, pairs, true);
  }

  #readFlowSequence(token: CST.FlowCollection, props: Props): Node {
    const items: Node[] = [];
    for (const item of token.items) this.#readFlowItem(item, items);
    const span = { start: token.offset, end: this.#flowEnd(token, items) };
    return this.#assembly.sequence(props, span, items, true);
  }

  #flowEnd(token: CST.FlowCollection, parts: readonly (Node | Pair)[]): number {
    const closing = token.start.source === '{' ? '}' : ']';
    const end = token.end.find((part) => part.source === closing);
    if (end) return endOf(end);
    this.unclosed.push(token.offset);
    return Math.max(token.offset + 1, parts.at(-1)?.span.end ?? 0);
  }

  #readFlowItem(item: Item, items: Node[]): void {
    if (hasIndicator(item)) {
      items.push(this.#readSinglePair(item));
      return;
    }
    const props = readProps(item.start);
    // Two values without a comma between them arrive as a key and a value without a colon.
    if (item.key) items.push(this.#read(item.key, props, item.key.offset));
    if (item.value)
      items.push(this.#read(item.value, item.key ? noProps : props, item.value.offset));
    if (!item.key && !item.value && props !== noProps) {
      items.push(this.#assembly.nothing(props, props.end));
    }
  }

  #readSinglePair(item: Item): Node {
    const place = item.key?.offset ?? item.sep?.[0]?.offset ?? item.start[0]?.offset ?? 0;
    if (!this.#assembly.enter(noProps, place)) return this.#assembly.nothing(noProps, place);
    const pairs = [this.#readPair(item, place)];
    return this.#assembly.mapping(noProps, around(pairs, place), pairs, true);
  }

  /** One pair of a mapping; `place` is where its key would stand if nothing of it is written. */
  #readPair({ start, key, sep = [], value }: Item, place: number): Pair {
    const colon = sep.find((part) => part.type === 'map-value-ind');
    const question = start.find((part) => part.type === 'explicit-key-ind');
    const props = readProps(start);
    const nothing = props === noProps ? (colon?.offset ?? value?.offset ?? place) : props.end;
    const keyNode = this.#read(key, props, question ? question.offset + 1 : nothing);
    const slot = colon ? colon.offset + 1 : keyNode.span.end;
    return this.#assembly.pair(keyNode, this.#read(value, readProps(sep), slot));
  }
}

function isFlowScalar(token: Token): token is CST.FlowScalar {
  return token !== null && token !== undefined && token.type in flowStyles;
}

function ignoreError(): void {
  // The composer reports the same error with its place.
}

function isPair(item: Item): boolean {
  return Boolean(item.key) || hasIndicator(item) || readProps(item.start) !== noProps;
}

function hasIndicator({ start, sep }: Item): boolean {
  return (
    start.some((part) => part.type === 'explicit-key-ind') ||
    (sep?.some((part) => part.type === 'map-value-ind') ?? false)
  );
}

function sourceSpan({ offset, source }: CST.FlowScalar) {
  return { start: offset, end: offset + source.length };
}

function endOf(token: Token): number {
  return token && 'source' in token ? token.offset + token.source.length : (token?.offset ?? 0);
}

function around(pairs: readonly Pair[], place: number) {
  const start = pairs[0]?.span.start ?? place;
  return { start, end: Math.max(start, pairs.at(-1)?.span.end ?? start) };
}

/** The last anchor and tag among `tokens`. */
function readProps(tokens: readonly CST.SourceToken[]): Props {
  let props = noProps;
  for (const token of tokens) {
    const end = endOf(token);
    if (token.type === 'anchor') props = { ...props, anchor: token.source.slice(1), end };
    if (token.type === 'tag') {
      props = { ...props, tag: { text: token.source, span: { start: token.offset, end } }, end };
    }
  }
  return props;
}
