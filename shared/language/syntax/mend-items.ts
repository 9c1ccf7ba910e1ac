import type { CST } from 'yaml';
import { lineEnd } from './scan.ts';

type Items = readonly CST.CollectionItem[];

/**
 * The items of a block mapping as they were meant, where the parser ran lines together:
 * a half-written line before a key, and the lines after a value with a second colon, become items of their own.
 */
export function mendItems(text: string, items: Items): Items {
  const mended: CST.CollectionItem[] = [];
  const waiting = [...items].reverse();
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    if (item.key?.type === 'error' || followsStrayDash(item, mended.at(-1))) continue;
    const nested = nestedOnLine(item);
    const whole = nested ? { ...item, value: firstLine(nested, text) } : item;
    if (nested) waiting.push(...nested.items.slice(1).reverse());
    mended.push(...splitKey(whole, text));
  }
  return mended;
}

/** The mapping that began on the line of its key, such as `b: c` in `a: b: c`; what follows it is not part of it. */
function nestedOnLine({ start, sep, value }: CST.CollectionItem): CST.BlockMap | undefined {
  if (value?.type !== 'block-map' || isExplicit(start)) return undefined;
  return !sep || sep.some(({ type }) => type === 'newline') ? undefined : value;
}

/** A key that begins with `? ` may be followed by a mapping on the line of its colon. */
function isExplicit(start: readonly CST.SourceToken[]): boolean {
  return start.some(({ type }) => type === 'explicit-key-ind');
}

/** A dash on the line of a key leaves its item behind as a key without a colon. */
function followsStrayDash(item: CST.CollectionItem, before: CST.CollectionItem | undefined) {
  return before?.value?.type === 'error' && !hasColon(item);
}

function splitKey(item: CST.CollectionItem, text: string): Items {
  const { key, start } = item;
  if (key?.type !== 'scalar' || start.some(({ type }) => type === 'explicit-key-ind'))
    return [item];
  const lastBreak = Math.max(key.source.lastIndexOf('\n'), key.source.lastIndexOf('\r'));
  if (lastBreak < 0) return [item];
  const first = { start, key: firstLine(key, text), sep: [] };
  if (!hasColon(item)) return [first];
  const last = key.source.slice(lastBreak + 1).trimStart();
  const offset = key.offset + key.source.length - last.length;
  return [first, { ...item, start: [], key: { ...key, offset, source: last } }];
}

function hasColon({ sep }: CST.CollectionItem): boolean {
  return sep?.some(({ type }) => type === 'map-value-ind') ?? false;
}

function firstLine(
  { offset, indent }: CST.BlockMap | CST.FlowScalar,
  text: string,
): CST.FlowScalar {
  const source = text.slice(offset, lineEnd(text, offset)).replace(/\s+(?:#.*)?$/, '');
  return { type: 'scalar', offset, indent, source };
}
