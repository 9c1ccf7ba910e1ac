import { createHash } from 'node:crypto';
import type { JournalEvent, TraceEvent } from '../model/journal.ts';

/** What the first line of a journal names as its predecessor: 64 zeros. */
export const firstPrev = '0'.repeat(64);

/** SHA-256 of a line's UTF-8 bytes, without a line end: 64 hexadecimal digits. */
export function digestLine(line: string): string {
  return createHash('sha256').update(line, 'utf8').digest('hex');
}

/**
 * The exact text of one journal line, without a line end: JSON with the keys `seq at t kind actor
 * subject data prev` in that order and no spaces. Throws a TypeError for what JSON would silently
 * change (NaN, infinities, undefined, lone surrogates, objects with a class), because such an
 * event is a broken invariant of whatever produced it.
 */
export function formatLine(event: JournalEvent): string {
  const { seq, at, tUs: t, kind, actor, subject, data, prev } = event;
  if (!Number.isSafeInteger(t)) throw new TypeError(`Event ${seq}: t is not a whole number`);
  const line = { seq, at, t, kind, actor, subject, data, prev };
  assertExact(line, `event ${seq}`);
  return JSON.stringify(line);
}

/**
 * The lines of `events` as they follow a line with number `seq - 1` and digest `prev`.
 * `startsUs` is the instant of drill time 0 in microseconds since 1970. Throws like `formatLine`.
 */
export function formatLines(
  events: readonly TraceEvent[],
  from: { readonly seq: number; readonly prev: string; readonly startsUs: number },
): { readonly lines: readonly string[]; readonly seq: number; readonly prev: string } {
  let { seq, prev } = from;
  const lines: string[] = [];
  for (const event of events) {
    const line = formatLine({ ...event, seq, at: instant(from.startsUs + event.tUs), prev });
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

function assertExact(value: unknown, where: string): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') {
    if (value.isWellFormed()) return;
  } else if (typeof value === 'number') {
    if (Number.isFinite(value)) return;
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => assertExact(item, `${where}[${index}]`));
    return;
  } else if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    for (const [key, item] of Object.entries(value)) assertExact(item, `${where}.${key}`);
    return;
  }
  throw new TypeError(`A journal cannot hold the value at ${where} exactly`);
}
