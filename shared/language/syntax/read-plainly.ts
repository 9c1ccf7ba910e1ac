import { EVENT_ID, SCALAR_STYLE, getScalarValue } from 'js-yaml';
import type { Event, ScalarEvent } from 'js-yaml';
import { Mapping } from './to-value.ts';
import { maxDepth } from './assembly.ts';
import { plainValue } from './scalar-value.ts';

/**
 * The value of one document, made from events alone: most texts are right, and only what is wrong needs
 * a place. Undefined when the text holds anything that a tree must judge: no value or several, anchors,
 * aliases, tags, merge keys, keys that are missing, written twice or no scalars, and too much depth.
 */
export function readPlainly(
  text: string,
  events: readonly Event[],
): { readonly value: unknown } | undefined {
  const reader = new PlainReader(text, events);
  const value = reader.readDocument();
  return reader.isPlain ? { value } : undefined;
}

class PlainReader {
  /** Whether nothing out of the ordinary has been met; the value means nothing once it is false. */
  isPlain = true;
  readonly #text: string;
  readonly #events: readonly Event[];
  #index = 1;
  #depth = 0;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  readDocument(): unknown {
    const first = this.#events[1];
    const isEmpty = first?.type === EVENT_ID.SCALAR && first.valueStart < 0;
    if (this.#events[0]?.type !== EVENT_ID.DOCUMENT || isEmpty) return this.#giveUp();
    // A question mark may begin a key, whose value the tree sees elsewhere than events tell.
    if (/\?\s/.test(this.#text)) return this.#giveUp();
    const value = this.#readNode();
    // One more event closes the document, and nothing follows.
    return this.#index === this.#events.length - 1 ? value : this.#giveUp();
  }

  #giveUp(): null {
    this.isPlain = false;
    return null;
  }

  #readNode(): unknown {
    const event = this.#events[this.#index++];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return hasProps(event) ? this.#giveUp() : this.#readScalar(event);
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE: {
        if (hasProps(event) || ++this.#depth > maxDepth) return this.#giveUp();
        const value = event.type === EVENT_ID.MAPPING ? this.#readMapping() : this.#readSequence();
        this.#depth--;
        return value;
      }
      case EVENT_ID.DOCUMENT:
      case EVENT_ID.ALIAS:
      case EVENT_ID.POP:
      case undefined:
        return this.#giveUp();
    }
  }

  #readScalar(event: ScalarEvent): unknown {
    if (event.valueStart < 0) return null;
    const text = getScalarValue(this.#text, event);
    return event.style === SCALAR_STYLE.PLAIN ? plainValue(text) : text;
  }

  #readSequence(): unknown {
    const items: unknown[] = [];
    while (this.isPlain && !this.#atPop()) items.push(this.#readNode());
    return items;
  }

  #readMapping(): unknown {
    const value = new Mapping();
    while (this.isPlain && !this.#atPop()) {
      const key = this.#readKey();
      if (key === undefined || key in value) return this.#giveUp();
      value[key] = this.#readNode();
    }
    return value;
  }

  #readKey(): string | undefined {
    const event = this.#events[this.#index++];
    if (event?.type !== EVENT_ID.SCALAR || event.valueStart < 0 || hasProps(event))
      return undefined;
    const key = getScalarValue(this.#text, event);
    return key === '<<' ? undefined : key;
  }

  #atPop(): boolean {
    if (this.#events[this.#index]?.type !== EVENT_ID.POP) return false;
    this.#index++;
    return true;
  }
}

const hasProps = (event: { readonly anchorStart: number; readonly tagStart: number }): boolean =>
  event.anchorStart >= 0 || event.tagStart >= 0;
