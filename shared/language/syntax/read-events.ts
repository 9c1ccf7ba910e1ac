import { EVENT_ID, COLLECTION_STYLE, SCALAR_STYLE, getScalarValue } from 'js-yaml';
import type { Event, MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml';
import type { Assembly, Props } from './assembly.ts';
import { noProps } from './assembly.ts';
import { blockScalarSpan, isBlankAt, skipBlanks } from './scan.ts';
import type { Node, Pair, ScalarNode, ScalarStyle } from './tree.ts';

const styles: Readonly<Record<ScalarEvent['style'], ScalarStyle>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
};

/** The first document of a stream, and where a second one begins. */
export interface StreamReading {
  /** Absent when the document is empty. */
  readonly root: Node | undefined;
  /** Offset of the second document's marker or, without one, of its first character. */
  readonly secondAt: number | undefined;
}

/**
 * Reads the events that js-yaml found in a text without errors. Events tell where values are but
 * not where punctuation is, so that is looked for from the end of the value before.
 */
export function readEvents(assembly: Assembly, events: readonly Event[]): StreamReading {
  return new EventReader(assembly, events).readStream();
}

class EventReader {
  readonly #assembly: Assembly;
  readonly #text: string;
  readonly #events: readonly Event[];
  #index = 0;
  /** Offset after what was read last. */
  #cursor = 0;

  constructor(assembly: Assembly, events: readonly Event[]) {
    this.#assembly = assembly;
    this.#text = assembly.text;
    this.#events = events;
  }

  readStream(): StreamReading {
    const opening = this.#events[this.#index++];
    if (opening?.type !== EVENT_ID.DOCUMENT) return { root: undefined, secondAt: undefined };
    if (opening.explicitStart) this.#cursor = this.#findMarker() + 3;
    const node = this.#isAbsent() ? undefined : this.#readNode(this.#cursor);
    if (!node) this.#index++;
    this.#index++;
    const isMore = this.#events[this.#index] !== undefined;
    return { root: node, secondAt: isMore ? this.#findSecond() : undefined };
  }

  #isAbsent(): boolean {
    const event = this.#events[this.#index];
    if (event?.type !== EVENT_ID.SCALAR) return false;
    return event.valueStart < 0 && event.anchorStart < 0 && event.tagStart < 0;
  }

  #findMarker(): number {
    const marker = /^\uFEFF?---(?=\s|$)/gm;
    marker.lastIndex = this.#cursor;
    const match = marker.exec(this.#text);
    return match ? match.index + match[0].length - 3 : this.#text.length;
  }

  #findSecond(): number {
    const next = this.#events[this.#index];
    const isMarked = next?.type === EVENT_ID.DOCUMENT && next.explicitStart;
    if (isMarked) return this.#findMarker();
    const end = /^\.\.\.(?=\s|$)/gm;
    end.lastIndex = this.#cursor;
    const match = end.exec(this.#text);
    return skipBlanks(this.#text, match ? match.index + 3 : this.#cursor);
  }

  /** Reads the next value; `slot` is where it would stand if it is absent. */
  #readNode(slot: number): Node {
    const event = this.#events[this.#index++];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.#advance(this.#readScalar(event, slot));
      case EVENT_ID.ALIAS: {
        const name = this.#text.slice(event.anchorStart, event.anchorEnd);
        const span = { start: event.anchorStart - 1, end: event.anchorEnd };
        return this.#advance(this.#assembly.alias(span, name));
      }
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE:
        return this.#advance(this.#readCollection(event));
      case EVENT_ID.DOCUMENT:
      case EVENT_ID.POP:
      case undefined:
        throw new Error('The parser closed a value that it did not open.');
    }
  }

  #advance(node: Node): Node {
    this.#cursor = node.span.end;
    return node;
  }

  #readScalar(event: ScalarEvent, slot: number): ScalarNode {
    const props = this.#props(event);
    if (event.valueStart < 0) return this.#assembly.nothing(props, slot);
    const style = styles[event.style];
    const value = getScalarValue(this.#text, event);
    return this.#assembly.scalar(props, this.#scalarSpan(event, style, slot, props), value, style);
  }

  #scalarSpan(event: ScalarEvent, style: ScalarStyle, slot: number, props: Props) {
    switch (style) {
      case 'plain':
        return { start: event.valueStart, end: event.valueEnd };
      case 'single':
      case 'double':
        return { start: event.valueStart - 1, end: event.valueEnd + 1 };
      case 'literal':
      case 'folded': {
        const start = skipBlanks(this.#text, Math.max(slot, props.end));
        return blockScalarSpan(this.#text, start, event.valueEnd);
      }
    }
  }

  #readCollection(event: MappingEvent | SequenceEvent): Node {
    const props = this.#props(event);
    const start = event.start;
    if (!this.#assembly.enter(props, start)) return this.#skipCollection(start);
    this.#cursor = start;
    if (event.type === EVENT_ID.MAPPING) return this.#readMapping(event, props);
    return event.style === COLLECTION_STYLE.FLOW
      ? this.#readFlowSequence(props, start)
      : this.#readBlockSequence(props, start);
  }

  #skipCollection(start: number): ScalarNode {
    for (let open = 1; open > 0; this.#index++) {
      const event = this.#events[this.#index];
      if (event?.type === EVENT_ID.POP) open--;
      else if (event?.type === EVENT_ID.MAPPING || event?.type === EVENT_ID.SEQUENCE) open++;
    }
    return this.#assembly.nothing(noProps, start);
  }

  #readBlockSequence(props: Props, start: number): Node {
    const items: Node[] = [];
    while (!this.#atPop()) {
      const dash = skipBlanks(this.#text, this.#cursor);
      items.push(this.#readNode(dash + 1));
    }
    return this.#assembly.sequence(props, { start, end: this.#cursor }, items, false);
  }

  #readFlowSequence(props: Props, start: number): Node {
    const items: Node[] = [];
    this.#cursor = start + 1;
    while (!this.#atPop()) items.push(this.#readNode(this.#skipCommas()));
    return this.#assembly.sequence(props, { start, end: this.#skipCommas() + 1 }, items, true);
  }

  #readMapping(event: MappingEvent, props: Props): Node {
    const isFlow = event.style === COLLECTION_STYLE.FLOW;
    const hasBraces = isFlow && this.#hasBraces(event.start);
    if (hasBraces) this.#cursor++;
    const pairs: Pair[] = [];
    while (!this.#atPop()) pairs.push(this.#readPair());
    const start = hasBraces ? event.start : (pairs[0]?.span.start ?? event.start);
    const end = hasBraces ? this.#skipCommas() + 1 : this.#cursor;
    return this.#assembly.mapping(props, { start, end }, pairs, isFlow);
  }

  /** A single pair within brackets is a mapping without braces, even where its key begins with one. */
  #hasBraces(start: number): boolean {
    if (this.#text.charAt(start) !== '{') return false;
    const first = this.#events[this.#index];
    return !(first?.type === EVENT_ID.MAPPING && first.start === start);
  }

  #readPair(): Pair {
    const place = this.#skipCommas();
    const isExplicit = this.#text.charAt(place) === '?' && isBlankAt(this.#text, place + 1);
    const key = this.#readNode(isExplicit ? place + 1 : place);
    const colon = skipBlanks(this.#text, this.#cursor);
    const hasColon = this.#text.charAt(colon) === ':';
    const value = this.#readNode(hasColon ? colon + 1 : this.#cursor);
    return this.#assembly.pair(key, value);
  }

  #skipCommas(): number {
    let offset = skipBlanks(this.#text, this.#cursor);
    while (this.#text.charAt(offset) === ',') offset = skipBlanks(this.#text, offset + 1);
    return offset;
  }

  #atPop(): boolean {
    if (this.#events[this.#index]?.type !== EVENT_ID.POP) return false;
    this.#index++;
    return true;
  }

  #props(event: ScalarEvent | MappingEvent | SequenceEvent): Props {
    if (event.anchorStart < 0 && event.tagStart < 0) return noProps;
    return {
      end: Math.max(event.anchorEnd, event.tagEnd),
      ...(event.anchorStart < 0
        ? {}
        : { anchor: this.#text.slice(event.anchorStart, event.anchorEnd) }),
      ...(event.tagStart < 0
        ? {}
        : {
            tag: {
              text: this.#text.slice(event.tagStart, event.tagEnd),
              span: { start: event.tagStart, end: event.tagEnd },
            },
          }),
    };
  }
}
