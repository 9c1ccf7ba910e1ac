import { digestLine, firstPrev } from './journal-line.ts';
import type { LedgerEntry } from './ledger.ts';
import { type Json, parseStrictJson } from './strict-json.ts';

/** The entries of a ledger up to the first that is not sound, and why that one is not. */
export interface ParsedLedger {
  readonly entries: readonly LedgerEntry[];
  /** SHA-256 of the last sound line; 64 zeros without any. */
  readonly head: string;
  readonly broken?: {
    readonly position: number;
    readonly message: string;
    /** Its number was there before. */
    readonly isRepeated?: boolean;
  };
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u;
const digest = /^[0-9a-f]{64}$/u;
const whats = ['begun', 'ended', 'merged', 'pruned'];
const verdicts = ['passed', 'failed', 'inconclusive', null];

/**
 * Reads the lines of a ledger: each must be an entry as it is written, carry the next number and
 * name the digest of the line before. Never throws.
 */
export function parseLedger(lines: Iterable<string>): ParsedLedger {
  const entries: LedgerEntry[] = [];
  let head = firstPrev;
  for (const line of lines) {
    const position = entries.length;
    const entry = entryOf(line);
    if (entry === undefined) {
      return { entries, head, broken: { position, message: 'not an entry of a ledger' } };
    }
    if (entry.position !== position || entry.prev !== head) {
      const isRepeated = entry.position < position;
      const message = isRepeated
        ? `number ${entry.position} comes again`
        : 'does not follow from the entry before';
      return { entries, head, broken: { position, message, isRepeated } };
    }
    entries.push(entry);
    head = digestLine(line);
  }
  return { entries, head };
}

function entryOf(line: string): LedgerEntry | undefined {
  const read = parseStrictJson(line);
  if (!read.ok || typeof read.value !== 'object' || read.value === null) return undefined;
  const { position, at, what, run, playbook, owner, verdict, digest, prev } =
    read.value as Readonly<Record<string, Json>>;
  const entry = { position, at, what, run, playbook, owner, verdict, digest, prev };
  return fits(entry) && JSON.stringify(entry) === line
    ? (entry as unknown as LedgerEntry)
    : undefined;
}

function fits(entry: Readonly<Record<keyof LedgerEntry, Json | undefined>>): boolean {
  const { position, at, what, run, playbook, owner, verdict } = entry;
  return (
    Number.isSafeInteger(position) &&
    typeof at === 'string' &&
    instant.test(at) &&
    typeof what === 'string' &&
    whats.includes(what) &&
    typeof run === 'string' &&
    typeof playbook === 'string' &&
    (owner === null || typeof owner === 'string') &&
    verdicts.includes(verdict as string | null) &&
    [entry.digest, entry.prev].every((text) => typeof text === 'string' && digest.test(text))
  );
}
