import type { Parsed } from './parsed.ts';
import { parsed, unreadable } from './parsed.ts';

const form = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Microseconds since 1970-01-01T00:00Z of an RFC 3339 text with an offset. */
export function parseInstant(text: string): Parsed<number> {
  const remedy = 'Write a date and time with an offset: 2026-10-02T14:30:00Z.';
  const match = form.exec(text);
  if (!match) return unreadable('is not a moment', remedy);
  const [, year, month, day] = match.map(Number);
  const ms = Date.parse(text);
  const monthDays = new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate();
  if (Number.isNaN(ms) || (day ?? 0) > monthDays) return unreadable('does not exist', remedy);
  return parsed(ms * 1_000);
}
