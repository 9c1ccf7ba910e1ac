import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { verifyBundle } from '../../shared/evidence/verify-bundle.ts';
import type { FindingCode } from '../../shared/evidence/verify-findings.ts';
import type { JournalEvent, TraceEvent } from '../../shared/model/journal.ts';
import { followChain } from '../../shared/store/chain.ts';
import { firstPrev, formatLines } from '../../shared/store/journal-line.ts';
import { loadSqlite } from '../../shared/store/load-sqlite.ts';
import { startsUs } from '../store/drill-trace.ts';
import type { Made } from './make-bundle.ts';

/** A way to damage a bundle, and the findings it must lead to. */
export type Damage = readonly [
  what: string,
  damage: (made: Made) => void,
  codes: readonly FindingCode[],
];

/** The codes of everything found in a bundle, each once. */
export async function codesOf({ dir, key }: Pick<Made, 'dir' | 'key'>): Promise<FindingCode[]> {
  const report = await verifyBundle(dir, { keys: [key] });
  expect(report.ok).toBe(report.findings.length === 0);
  expect(report.status === 'sound').toBe(report.ok);
  return [...new Set(report.findings.map(({ code }) => code))].sort();
}

/** Changes the database of a bundle. */
export function edit(made: Made, sql: string): void {
  const db = new (loadSqlite())(join(made.dir, 'record/drill.db'));
  db.exec(sql);
  db.close();
}

/** Writes another journal, sound in itself, into the file and the database; returns its last digest. */
export function rejournal(
  made: Made,
  change: (events: readonly JournalEvent[]) => TraceEvent[],
): { readonly head: string; readonly events: number } {
  const path = join(made.dir, 'record/events.jsonl');
  const { events } = followChain(readFileSync(path, 'utf8').trimEnd().split('\n'));
  const { lines, prev: head } = formatLines(change(events), { seq: 0, prev: firstPrev, startsUs });
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  const db = new (loadSqlite())(join(made.dir, 'record/drill.db'));
  db.exec('DELETE FROM event');
  const first = db.prepare<[], number>('SELECT first FROM journal').pluck().get() ?? 0;
  const insert = db.prepare('INSERT INTO event (id, line) VALUES (?, ?)');
  lines.forEach((line, seq) => insert.run(first + seq, line));
  db.close();
  return { head, events: lines.length };
}
