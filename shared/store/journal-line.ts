import { hash } from 'node:crypto';
import type { JournalEvent, TraceEvent } from '../model/journal.ts';

/** What the first line of a journal names as its predecessor: 64 zeros. */
export const firstPrev = '0'.repeat(64);

/** SHA-256 of a line's UTF-8 bytes, without a line end: 64 hexadecimal digits. */
export function digestLine(line: string): string {
  return hash('sha256', line);
}

/** Where a line goes: its number, and the digest of the line before it. */
export type LinePosition = Pick<JournalEvent, 'seq' | 'prev'>;

/**
 * The exact text of a journal line, without a line end, whose event JSON holds exactly: JSON with the keys `seq at t kind actor
 * subject data prev` in that order and no spaces.
 */
export function textOf(
  { tUs: t, kind, actor, subject, data }: TraceEvent,
  { seq, at, prev }: LinePosition & Pick<JournalEvent, 'at'>,
): string {
  // In one call: each has a cost of its own, and pieces would have to be joined before they are hashed.
  return JSON.stringify({ seq, at, t, kind, actor, subject, data, prev });
}

/**
 * The lines of `events` as they follow a line with number `seq - 1` and digest `prev`.
 * `startsUs` is the instant of drill time 0 in microseconds since 1970. Throws a TypeError for what JSON would silently change
 * (NaN, infinities, undefined, lone surrogates, objects with a class), because such an event is a broken invariant of whatever
 * produced it.
 */
export function formatLines(
  events: readonly TraceEvent[],
  from: LinePosition & { readonly startsUs: number },
): { readonly lines: readonly string[]; readonly seq: number; readonly prev: string } {
  let { seq, prev } = from;
  const lines: string[] = [];
  let tUs: number | undefined;
  let at = '';
  for (const event of events) {
    if (event.tUs !== tUs) at = instant(from.startsUs + event.tUs);
    tUs = event.tUs;
    assertExact(event, seq);
    const line = textOf(event, { seq, at, prev });
    lines.push(line);
    prev = digestLine(line);
    seq++;
  }
  return { lines, seq, prev };
}

/** RFC 3339 in UTC with milliseconds, rounded down. */
function instant(us: number): string {
  return new Date(Math.floor(us / 1000)).toISOString();
}

function assertExact({ tUs, data, actor, subject }: TraceEvent, seq: number): void {
  if (!Number.isSafeInteger(tUs)) throw new TypeError(`Event ${seq}: t is not a whole number`);
  const inexact =
    inexactPart(data, 'data') ?? inexactPart(actor, 'actor') ?? inexactPart(subject, 'subject');
  if (inexact !== undefined) {
    throw new TypeError(`A journal cannot hold the value of event ${seq} at ${inexact} exactly`);
  }
}

/** Where in a value JSON would silently change it; undefined when nowhere. */
function inexactPart(value: unknown, where: string): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : where;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : where;
  if (value === null || typeof value === 'boolean') return undefined;
  return typeof value === 'object' ? inexactIn(value, where) : where;
}

function inexactIn(value: object, where: string): string | undefined {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      const inexact = inexactPart(value[index], `${index}`);
      if (inexact !== undefined) return `${where}.${inexact}`;
    }
    return undefined;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return where;
  for (const key in value) {
    const inexact = inexactPart(value[key as keyof typeof value], key);
    if (inexact !== undefined) return `${where}.${inexact}`;
  }
  return undefined;
}
