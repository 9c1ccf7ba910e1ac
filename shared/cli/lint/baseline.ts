import { existsSync } from 'node:fs';
import type { LocatedDiagnostic } from '../formats/located.ts';
import { CommandFailure } from '../failure.ts';
import { readRegularFile } from '../../files/read-regular-file.ts';
import { writeOutput } from '../write-output.ts';

/** Findings that are known and not to be told again, each with how often it is. Lines are not kept: they move. */
type Baseline = Map<string, number>;

/** What is new against a baseline, and how much of it is known. */
export interface Compared {
  readonly findings: readonly LocatedDiagnostic[];
  readonly known: number;
  /** Entries that are found no more. */
  readonly gone: number;
}

interface Entry {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly count: number;
}

const keyOf = ({ path, code, message }: Omit<Entry, 'count'>): string =>
  JSON.stringify([path, code, message]);

/** Leaves out of `findings` what the baseline at `file` knows. Throws a CommandFailure when it cannot be read. */
export function compare(file: string, findings: readonly LocatedDiagnostic[]): Compared {
  const left = readBaseline(file);
  const fresh = findings.filter(({ path, diagnostic }) => {
    const key = keyOf({ path, code: diagnostic.code, message: diagnostic.message });
    const count = left.get(key) ?? 0;
    if (count === 0) return true;
    left.set(key, count - 1);
    return false;
  });
  const gone = [...left.values()].reduce((sum, count) => sum + count, 0);
  return { findings: fresh, known: findings.length - fresh.length, gone };
}

/** Writes `findings` as a baseline, in an order that makes changes of it readable. */
export function writeBaseline(file: string, findings: readonly LocatedDiagnostic[]): void {
  const counts = new Map<string, Entry>();
  for (const { path, diagnostic } of findings) {
    const { code, message } = diagnostic;
    const key = keyOf({ path, code, message });
    counts.set(key, { path, code, message, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  const known = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  const text = `${JSON.stringify({ backstep: 'baseline v1', known }, undefined, 2)}\n`;
  writeOutput(file, text, 'Name a file in a folder that can be written to.');
}

function readBaseline(file: string): Baseline {
  const remedy = 'Write it with `backstep lint --update-baseline`.';
  if (!existsSync(file)) throw new CommandFailure(`There is no baseline \`${file}\`.`, remedy);
  let content: unknown;
  try {
    content = JSON.parse(Buffer.from(readRegularFile(file) ?? []).toString('utf8'));
  } catch {
    throw new CommandFailure(`The baseline \`${file}\` is not JSON that can be read.`, remedy);
  }
  const { backstep, known } = (content ?? {}) as { backstep?: unknown; known?: unknown };
  if (backstep !== 'baseline v1' || !Array.isArray(known) || !known.every(isEntry))
    throw new CommandFailure(`\`${file}\` is no baseline of this version.`, remedy);
  return new Map(known.map((entry) => [keyOf(entry), entry.count]));
}

function isEntry(value: unknown): value is Entry {
  const { path, code, message, count } = (value ?? {}) as Record<string, unknown>;
  return [path, code, message].every((text) => typeof text === 'string') && Number.isInteger(count);
}
