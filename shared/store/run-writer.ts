import type { EventKind, TraceEvent } from '../model/journal.ts';
import { Deriver } from './derive.ts';
import { assertNext, journalEnd } from './journal-end.ts';
import { formatLines, type LinePosition } from './journal-line.ts';
import { keepDerived } from './keep-derived.ts';
import { type InsertLines, lineInserter } from './insert-lines.ts';
import { headOfRun, noteInLedger } from './ledger.ts';
import { type LineBatch, LinesBehind } from './lines-behind.ts';
import type { Sqlite } from './load-sqlite.ts';
import type { Place } from './place.ts';
import { rebuild } from './rebuild.ts';
import { explaining } from './results-error.ts';

/** Where the next line goes, and the instant of drill time 0, microseconds since 1970. */
interface Position extends LinePosition {
  readonly startsUs: number;
}

/** The last event of a journal, before it has a number. */
export type ClosedEvent = Extract<TraceEvent, { readonly kind: 'drill.closed' }>;

/**
 * Writes one run's journal, and the figures that follow from it. Whatever a method other than `appendBehind` returned from
 * is on disk; when it throws, what it was given left no trace, and may be tried again. Every method throws a ResultsError for what
 * is wrong with the file or its disk, also when somebody else has changed the journal, and an Error when called after the run has
 * ended.
 */
export class RunWriter {
  readonly runId: string;
  readonly #db: Sqlite;
  readonly #place: Place;
  #next: Position;
  #ended = false;
  #behind: LinesBehind | undefined;
  #hasThread: boolean;
  /** What was handed to a thread that gave up, and is to be written before anything else. */
  #missing: readonly LineBatch[] = [];
  /** Follows what is written; absent when it has not seen all of it, and figures come from the journal itself. */
  #deriver: Deriver<TraceEvent> | undefined;
  readonly #insertLines: InsertLines;
  readonly #end: () => LinePosition;
  /** Does something in one transaction; made once, because making it takes longer than a row does. */
  readonly #inTransaction: (action: () => void) => void;

  /** `first` is the event that was just written, where nothing came before it. */
  constructor(db: Sqlite, place: Place, runId: string, next: Position, first?: TraceEvent) {
    this.#db = db;
    this.#place = place;
    this.#hasThread = place.identities !== undefined;
    this.runId = runId;
    this.#next = next;
    this.#insertLines = lineInserter(db, runId);
    this.#end = journalEnd(db, runId);
    const transaction = db.transaction((action: () => void) => action());
    this.#inTransaction = (action) => transaction.immediate(action);
    if (first === undefined) return;
    this.#deriver = new Deriver();
    this.#deriver.add(first);
  }

  /** Writes events, all or none of them, after those already there; the last one goes to `close`. */
  append(events: readonly TraceEvent[]): void {
    assertNone(events, 'drill.closed');
    this.#write(events, () => undefined);
  }

  /**
   * Writes events as `append` does, but on a thread of its own, which takes longer to start than a few thousand of them take:
   * only a few batches wait to be written when it returns, and none when `settle`, or any other method, has. When it throws
   * they wait still.
   */
  appendBehind(events: readonly TraceEvent[]): void {
    this.#assertOpen();
    assertNone(events, 'drill.closed');
    if (!this.#startThread()) {
      this.append(events);
      return;
    }
    const at = this.#next;
    const lines = this.#form(events);
    if (this.#behind?.add({ at, lines }) !== true) this.settle();
  }

  /** Waits until everything is on disk; writes what a thread could not write. */
  settle(): void {
    if (this.#behind !== undefined) this.#missing = this.#behind.end();
    this.#behind = undefined;
    if (this.#missing.length === 0) return;
    this.#hasThread = false;
    this.#transact(() => this.#insertMissing());
    this.#missing = [];
  }

  /** Writes the last event and what follows from all of them, in one transaction. */
  close(closed: ClosedEvent): void {
    this.#write([closed], (digest, deriver) => this.#conclude(digest, deriver));
    this.#ended = true;
  }

  /** Leaves the journal as it is, for good: the run shows as interrupted and has no verdict. What waits and cannot be written is dropped. */
  interrupt(): void {
    this.#assertOpen();
    try {
      this.settle();
    } catch {
      this.#deriver = undefined;
    }
    this.#transact(() => {
      this.#db
        .prepare(`UPDATE run SET status = 'interrupted', writer = NULL WHERE id = ?`)
        .run(this.runId);
      this.#conclude(headOfRun(this.#db, this.runId), this.#deriver);
    });
    this.#ended = true;
  }

  #write(
    events: readonly TraceEvent[],
    then: (digest: string, deriver: Deriver<TraceEvent> | undefined) => void,
  ): void {
    this.#assertOpen();
    this.settle();
    const before = this.#next;
    const lines = this.#form(events);
    const deriver = this.#deriver;
    // What was formed comes to be only when all of this is on disk.
    const after = this.#next;
    this.#next = before;
    this.#deriver = undefined;
    this.#transact(() => {
      assertNext(this.#end(), before, this.runId);
      this.#insertLines(before.seq, lines);
      then(after.prev, deriver);
    });
    this.#deriver = deriver;
    this.#next = after;
  }

  /** The lines of events that follow those formed before. */
  #form(events: readonly TraceEvent[]): readonly string[] {
    assertNone(events, 'drill.opened');
    const { lines, seq, prev } = formatLines(events, this.#next);
    for (const event of events) this.#deriver?.add(event);
    this.#next = { ...this.#next, seq, prev };
    return lines;
  }

  /** Whether there is a thread to write on. */
  #startThread(): boolean {
    if (!this.#hasThread) return false;
    try {
      this.#behind ??= new LinesBehind(this.#place, this.runId);
    } catch {
      this.#hasThread = false;
    }
    return this.#hasThread;
  }

  /** A thread that said nothing may have written some of it after all. */
  #insertMissing(): void {
    const end = this.#end();
    const missing = this.#missing.filter(({ at }) => at.seq >= end.seq);
    assertNext(end, missing[0]?.at ?? this.#next, this.runId);
    for (const { at, lines } of missing) this.#insertLines(at.seq, lines);
  }

  #transact(action: () => void): void {
    explaining(this.#place.file, () => this.#inTransaction(action));
  }

  /** In the transaction that ends the run. */
  #conclude(digest: string, deriver: Deriver<TraceEvent> | undefined): void {
    if (deriver === undefined) rebuild(this.#db, this.runId);
    else keepDerived(this.#db, this.runId, deriver.end());
    const at = new Date().toISOString();
    noteInLedger(this.#db, { at, what: 'ended', run: this.runId, digest });
  }

  #assertOpen(): void {
    if (this.#ended) throw new Error(`The journal of run ${this.runId} has ended`);
  }
}

function assertNone(events: readonly TraceEvent[], kind: EventKind): void {
  if (events.some((event) => event.kind === kind)) throw new Error(`A journal has one ${kind}`);
}
