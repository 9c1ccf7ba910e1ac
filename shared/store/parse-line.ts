import type { JournalEvent } from '../model/journal.ts';
import { isEventKind, misfitOfData } from './event-shape.ts';
import { textOf } from './journal-line.ts';
import { type Json, type JsonFault, lineLimits, parseStrictJson } from './strict-json.ts';

/** Why a line is not a line of a journal. */
export type LineFault = JsonFault | 'wrong-shape' | 'unknown-kind' | 'not-canonical';

export type LineResult =
  | { readonly ok: true; readonly event: JournalEvent }
  | { readonly ok: false; readonly fault: LineFault; readonly message: string };

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u;

/**
 * Reads one line, without its line end. Every field must be there, of its type, and written
 * byte for byte as `textOf` writes it, so that one event has one text. Never throws.
 */
export function parseLine(line: string): LineResult {
  return parseQuickly(line) ?? parseStrictly(line);
}

/**
 * Most lines are sound. A value that is written back byte for byte as it came can have no key twice and no number that lost
 * digits, and its kind says how deep it is and which numbers it may hold. Undefined where there is anything to explain.
 */
function parseQuickly(line: string): LineResult | undefined {
  // Half a character, as it is or escaped.
  if (!line.isWellFormed() || line.includes('\\ud')) return undefined;
  if (line.length > lineLimits.maxLength) return undefined;
  let value: Json;
  try {
    value = JSON.parse(line) as Json;
  } catch {
    return undefined;
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const result = toEvent(line, value as Readonly<Record<string, Json>>);
  return result.ok ? result : undefined;
}

function parseStrictly(line: string): LineResult {
  const read = parseStrictJson(line);
  if (!read.ok) return read;
  const { value } = read;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse('wrong-shape', 'not a JSON object');
  }
  return toEvent(line, value as Readonly<Record<string, Json>>);
}

function refuse(fault: LineFault, message: string): LineResult {
  return { ok: false, fault, message };
}

function toEvent(line: string, given: Readonly<Record<string, Json>>): LineResult {
  const { seq, at, t, kind, actor, subject, data, prev } = given;
  const fits =
    isCount(seq) &&
    isCount(t) &&
    typeof at === 'string' &&
    instant.test(at) &&
    typeof actor === 'string' &&
    typeof subject === 'string' &&
    typeof kind === 'string' &&
    typeof prev === 'string' &&
    /^[0-9a-f]{64}$/u.test(prev);
  if (!fits) return refuse('wrong-shape', 'a field of the line is missing or of the wrong type');
  if (!isEventKind(kind)) return refuse('unknown-kind', `unknown kind of event "${kind}"`);
  const misfit = misfitOfData(kind, data);
  if (misfit !== undefined) {
    return refuse('wrong-shape', `"${misfit}" of a ${kind} is missing, unknown or of a wrong type`);
  }
  // `misfitOfData` has just compared the data with the shape of this kind.
  const event = { seq, at, tUs: t, kind, actor, subject, data, prev } as unknown as JournalEvent;
  return textOf(event, event) === line
    ? { ok: true, event }
    : refuse('not-canonical', 'the same event would be written with other bytes');
}

function isCount(value: Json | undefined): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
