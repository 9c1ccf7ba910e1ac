import type { JournalEvent } from '../model/journal.ts';
import { digestLine, firstPrev } from './journal-line.ts';
import { type LineFault, parseLine } from './parse-line.ts';

/** Why a sequence of lines is not a journal. */
export type ChainFault =
  LineFault | 'seq-gap' | 'prev-mismatch' | 'not-opened' | 'after-closing' | 'time-mismatch';

export interface ChainBreak {
  readonly fault: ChainFault;
  /** Number of the line, from 1. */
  readonly line: number;
  readonly message: string;
}

/** What following lines came to. */
export interface ChainEnd {
  /** SHA-256 of the last good line; 64 zeros without lines. */
  readonly head: string;
  /** Absent when every line is sound and follows the one before. */
  readonly broken?: ChainBreak;
}

export interface Chain extends ChainEnd {
  /** The events of all lines before the break, or of all lines. */
  readonly events: readonly JournalEvent[];
}

/**
 * Follows lines, given without line ends, from the first: each must parse, carry the next number
 * and name the digest of the line before, its two times must agree; the first opens the drill and
 * nothing follows its closing. Stops at the first break. Never throws.
 */
export function followChain(lines: Iterable<string>): Chain {
  const events: JournalEvent[] = [];
  return { ...followEvents(lines, (event) => events.push(event)), events };
}

/** Follows lines as `followChain` does and hands on each event instead of keeping it. */
export function followEvents(
  lines: Iterable<string>,
  take: (event: JournalEvent) => void,
): ChainEnd {
  const before: Before = { count: 0, head: firstPrev };
  for (const text of lines) {
    const next = follow(text, before);
    const { head } = before;
    if (!next.ok) {
      const { fault, message } = next;
      return { head, broken: { fault, line: before.count + 1, message } };
    }
    before.start ??= { atMs: Date.parse(next.event.at), tUs: next.event.tUs };
    before.last = next.event;
    before.count += 1;
    before.head = digestLine(text);
    take(next.event);
  }
  return { head: before.head };
}

/** A moment by both clocks. */
interface Instant {
  readonly atMs: number;
  readonly tUs: number;
}

/** The lines that were followed already. */
interface Before {
  count: number;
  head: string;
  /** The two times of the first event. */
  start?: Instant;
  last?: JournalEvent;
}

type Next =
  | { readonly ok: true; readonly event: JournalEvent }
  | { readonly ok: false; readonly fault: ChainFault; readonly message: string };

function follow(text: string, { count, head, start, last }: Before): Next {
  const read = parseLine(text);
  if (!read.ok) return read;
  const { event } = read;
  if (event.seq !== count) {
    return refuse('seq-gap', `number ${event.seq} where ${count} is due`);
  }
  if (event.prev !== head) return refuse('prev-mismatch', 'does not follow from the line before');
  if ((event.kind === 'drill.opened') !== (event.seq === 0)) {
    return refuse('not-opened', 'the first event, and it alone, opens the drill');
  }
  if (last?.kind === 'drill.closed') {
    return refuse('after-closing', 'an event follows the closing of the drill');
  }
  if (start !== undefined && !agreeInTime(start, event)) {
    return refuse('time-mismatch', 'its instant and its drill time disagree');
  }
  return read;
}

/** Both clocks must have moved by as much, but for the rounding of instants to milliseconds. */
function agreeInTime(start: Instant, event: JournalEvent): boolean {
  const elapsedMs = Date.parse(event.at) - start.atMs;
  return Math.abs(elapsedMs - (event.tUs - start.tUs) / 1000) <= 1;
}

function refuse(fault: ChainFault, message: string): Next {
  return { ok: false, fault, message };
}
