import type { EventKind, TraceEvent } from '../model/journal.ts';
import { Deriver } from './derive.ts';
import { formatLines } from './journal-line.ts';
import { keepDerived } from './keep-derived.ts';
import { type InsertLines, lineInserter } from './insert-lines.ts';
import { noteInLedger } from './ledger.ts';
import type { Sqlite } from './load-sqlite.ts';
import { rebuild } from './rebuild.ts';
import { explaining } from './results-error.ts';

/** Where the next line goes. */
interface Position {
  readonly seq: number;
  readonly prev: string;
  readonly startsUs: number;
}

/** The last event of a journal, before it has a number. */
export type ClosedEvent = Extract<TraceEvent, { readonly kind: 'drill.closed' }>;

/**
 * Writes one run's journal, and the figures that follow from it. Whatever a method returned from
 * is on disk; what it threw at left no trace, and may be tried again. Every method throws a
 * ResultsError for what is wrong with the file or its disk, and an Error when called after the run
 * has ended.
 */
export class RunWriter {
  readonly runId: string;
  readonly #db: Sqlite;
  readonly #file: string;
  #next: Position;
  #ended = false;
  /** Follows what is written; absent when it has not seen all of it, and figures come from the journal itself. */
  #deriver: Deriver<TraceEvent> | undefined;
  readonly #insertLines: InsertLines;
  /** Does something in one transaction; made once, because making it takes longer than a row does. */
  readonly #inTransaction: (action: () => void) => void;

  /** `first` is the event that was just written, where nothing came before it. */
  constructor(db: Sqlite, file: string, runId: string, next: Position, first?: TraceEvent) {
    this.#db = db;
    this.#file = file;
    this.runId = runId;
    this.#next = next;
    this.#insertLines = lineInserter(db, runId);
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

  /** Writes the last event and what follows from all of them, in one transaction. */
  close(closed: ClosedEvent): void {
    this.#write([closed], (digest, deriver) => this.#end(digest, deriver));
    this.#ended = true;
  }

  /** Leaves the journal as it is, for good: the run shows as interrupted and has no verdict. */
  interrupt(): void {
    this.#assertOpen();
    explaining(this.#file, () =>
      this.#inTransaction(() => {
        this.#db
          .prepare(`UPDATE run SET status = 'interrupted', writer = NULL WHERE id = ?`)
          .run(this.runId);
        this.#end(this.#next.prev, this.#deriver);
      }),
    );
    this.#ended = true;
  }

  #write(
    events: readonly TraceEvent[],
    then: (digest: string, deriver: Deriver<TraceEvent> | undefined) => void,
  ): void {
    this.#assertOpen();
    assertNone(events, 'drill.opened');
    const { lines, seq, prev } = formatLines(events, this.#next);
    const from = this.#next.seq;
    const deriver = this.#deriver;
    for (const event of events) deriver?.add(event);
    // What the deriver has seen comes to be only when all of this is on disk.
    this.#deriver = undefined;
    explaining(this.#file, () =>
      this.#inTransaction(() => {
        this.#insertLines(from, lines);
        then(prev, deriver);
      }),
    );
    this.#deriver = deriver;
    this.#next = { ...this.#next, seq, prev };
  }

  /** In the transaction that ends the run. */
  #end(digest: string, deriver: Deriver<TraceEvent> | undefined): void {
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
