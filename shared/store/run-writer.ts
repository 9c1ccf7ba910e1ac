import type { EventKind, TraceEvent } from '../model/journal.ts';
import { formatLines } from './journal-line.ts';
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
 * Writes one run's journal. Whatever a method returned from is on disk; what it threw at left no
 * trace, and may be tried again. Every method throws a ResultsError for what is wrong with the
 * file or its disk, and an Error when called after the run has ended.
 */
export class RunWriter {
  readonly runId: string;
  readonly #db: Sqlite;
  readonly #file: string;
  #next: Position;
  #ended = false;

  constructor(db: Sqlite, file: string, runId: string, next: Position) {
    this.#db = db;
    this.#file = file;
    this.runId = runId;
    this.#next = next;
  }

  /** Writes events, all or none of them, after those already there; the last one goes to `close`. */
  append(events: readonly TraceEvent[]): void {
    assertNone(events, 'drill.closed');
    this.#write(events, () => undefined);
  }

  /** Writes the last event and computes the derived tables, in one transaction. */
  close(closed: ClosedEvent): void {
    this.#write([closed], () => rebuild(this.#db, this.runId));
    this.#ended = true;
  }

  /** Leaves the journal as it is, for good: the run shows as interrupted and has no verdict. */
  interrupt(): void {
    this.#assertOpen();
    explaining(this.#file, () =>
      this.#db.transaction(() => {
        this.#db
          .prepare(`UPDATE run SET status = 'interrupted', writer = NULL WHERE id = ?`)
          .run(this.runId);
        rebuild(this.#db, this.runId);
      })(),
    );
    this.#ended = true;
  }

  #write(events: readonly TraceEvent[], then: () => void): void {
    this.#assertOpen();
    assertNone(events, 'drill.opened');
    const { lines, seq, prev } = formatLines(events, this.#next);
    const from = this.#next.seq;
    explaining(this.#file, () =>
      this.#db
        .transaction(() => {
          const insert = this.#db.prepare('INSERT INTO event (run_id, seq, line) VALUES (?, ?, ?)');
          lines.forEach((line, index) => insert.run(this.runId, from + index, line));
          then();
        })
        .immediate(),
    );
    this.#next = { ...this.#next, seq, prev };
  }

  #assertOpen(): void {
    if (this.#ended) throw new Error(`The journal of run ${this.runId} has ended`);
  }
}

function assertNone(events: readonly TraceEvent[], kind: EventKind): void {
  if (events.some((event) => event.kind === kind)) throw new Error(`A journal has one ${kind}`);
}
