import type { EventData, InputDigest, TraceEvent } from '../model/journal.ts';
import { digestBytes } from './digest-bytes.ts';
import { beginJournal } from './journal-ids.ts';
import { formatLines, firstPrev } from './journal-line.ts';
import { noteInLedger } from './ledger.ts';
import type { Sqlite } from './load-sqlite.ts';
import { writerName } from './mark-abandoned.ts';
import type { Place } from './place.ts';
import { newRunId } from './run-id.ts';
import { openedColumns, recordedAt } from './run-columns.ts';
import { insertRows } from './run-tables.ts';
import { RunWriter } from './run-writer.ts';

/** The first event of a journal, before it has a number. */
export type OpenedEvent = Extract<TraceEvent, { readonly kind: 'drill.opened' }>;

/** What is known about a run beside its journal. */
export interface RunMeta {
  /** Instant of drill time 0, microseconds since 1970. */
  readonly startsUs: number;
  /** Program and platform, such as `backstep 0.1.0, node 24.21.0, linux-x64`. */
  readonly host: string;
  /** Wall clock in milliseconds since 1970; now unless told. */
  readonly nowMs?: number;
  /** The input files' bytes, in the order of `inputs` in the opening event. */
  readonly inputs: readonly { readonly file: string; readonly bytes: Uint8Array }[];
}

/**
 * Writes a new run's row, its inputs and its first event in one transaction, before anything
 * starts. Throws when the bytes are not those the event names: that would be false evidence.
 */
export function beginRun(db: Sqlite, place: Place, opened: OpenedEvent, meta: RunMeta): RunWriter {
  assertInputs(opened.data, meta);
  const nowMs = meta.nowMs ?? Date.now();
  const id = newRunId(nowMs);
  const first = formatLines([opened], { seq: 0, prev: firstPrev, startsUs: meta.startsUs });
  db.transaction(() => {
    insertRun(db, id, opened.data, meta);
    insertInputs(db, id, opened.data.inputs, meta.inputs);
    db.prepare('INSERT INTO event (id, line) VALUES (?, ?)').run(
      beginJournal(db, id),
      first.lines[0],
    );
    const at = new Date(nowMs).toISOString();
    noteInLedger(db, { at, what: 'begun', run: id, digest: first.prev });
  }).immediate();
  const next = { seq: first.seq, prev: first.prev, startsUs: meta.startsUs };
  return new RunWriter(db, place, id, next, opened);
}

function assertInputs({ inputs }: EventData['drill.opened'], meta: RunMeta): void {
  const match =
    inputs.length === meta.inputs.length &&
    inputs.every((input, position) => {
      const given = meta.inputs[position];
      return given?.file === input.file && digestBytes(given.bytes) === input.digest;
    });
  if (!match) throw new Error('The input files differ from those named by drill.opened');
}

function insertRun(db: Sqlite, id: string, data: EventData['drill.opened'], meta: RunMeta): void {
  const row = {
    id,
    status: 'open',
    recorded_at: recordedAt(id),
    host: meta.host,
    writer: writerName(),
    starts_us: meta.startsUs,
    ...openedColumns(data),
  };
  insertRows(db, 'run', [row]);
}

function insertInputs(
  db: Sqlite,
  id: string,
  inputs: readonly InputDigest[],
  files: RunMeta['inputs'],
): void {
  const insert = db.prepare(
    'INSERT INTO input (run_id, position, role, file, digest, bytes) VALUES (?, ?, ?, ?, ?, ?)',
  );
  inputs.forEach(({ role, file, digest }, position) =>
    insert.run(id, position, role, file, digest, Buffer.from(files[position]?.bytes ?? [])),
  );
}
