import type { RunSample } from '../drill/sample-run.ts';
import { type Defect, checkFile, checkRun } from './check-results.ts';
import { copyRun } from './copy-run.ts';
import { beginRun, type OpenedEvent, type RunMeta } from './begin-run.ts';
import type { Derived } from './derive.ts';
import { journalLines } from './journal-lines.ts';
import { type DrillRow, listDrills } from './list-drills.ts';
import { type InputFile, listInputs } from './list-inputs.ts';
import { getRun, listRuns, type RunFilter } from './list-runs.ts';
import { listSamples } from './list-samples.ts';
import { listTrend, type TrendPoint } from './list-trend.ts';
import type { Sqlite } from './load-sqlite.ts';
import { type Citation, cite } from './citations.ts';
import { headOfRun, ledgerLines } from './ledger.ts';
import { type Merged, mergeRun } from './merge-run.ts';
import type { Place } from './place.ts';
import { listPrunable, type PruneCandidate, pruneRuns } from './prune-runs.ts';
import { rebuild } from './rebuild.ts';
import { addReviewEntries, listReviewEntries, type ReviewEntry } from './review-entries.ts';
import { resumeRun } from './resume-run.ts';
import { explainError, explaining } from './results-error.ts';
import type { RunRow } from './run-row.ts';
import type { RunWriter } from './run-writer.ts';

/** What whoever opens a results file does when it is closed: with what it still holds, and afterwards. */
export interface Closing {
  readonly before?: (results: Results) => void;
  readonly after?: () => void;
}

/** An open results file. Every method throws a ResultsError for what is wrong with it. */
export class Results {
  readonly file: string;
  readonly #db: Sqlite;
  readonly #place: Place;
  readonly #closing: Closing;
  readonly #recorded = new Set<string>();

  constructor(db: Sqlite, place: Place, closing: Closing = {}) {
    this.#db = db;
    this.#place = place;
    this.file = place.file;
    this.#closing = closing;
  }

  /** The runs that were recorded since it was opened, by whoever has opened it. */
  get recorded(): ReadonlySet<string> {
    return this.#recorded;
  }

  /** Starts a run: its first event is on disk when this returns. See `beginRun`. */
  beginRun(opened: OpenedEvent, meta: RunMeta): RunWriter {
    return this.#recording((db) => beginRun(db, this.#place, opened, meta));
  }

  /** Opens the journal of an interrupted run again. See `resumeRun`. */
  resumeRun(runId: string): RunWriter {
    return this.#recording((db) => resumeRun(db, this.#place, runId));
  }

  /** A page of runs, newest first. */
  runs(filter: RunFilter = {}): RunRow[] {
    return this.#ask((db) => listRuns(db, filter));
  }

  /** One run; undefined when there is none with this id. */
  run(runId: string): RunRow | undefined {
    return this.#ask((db) => getRun(db, runId));
  }

  /** The exact lines of a run's journal, without line ends, read as they are iterated. */
  *lines(runId: string): Generator<string, void, undefined> {
    try {
      yield* journalLines(this.#db, runId);
    } catch (error) {
      throw explainError(error, this.file);
    }
  }

  /** SHA-256 of the last line of a run's journal; of nothing for a run that is not there. */
  head(runId: string): string {
    return this.#ask((db) => headOfRun(db, runId));
  }

  /** The files a run was made from. */
  inputs(runId: string): InputFile[] {
    return this.#ask((db) => listInputs(db, runId));
  }

  /** The measured seeds of a run, by seed. */
  samples(runId: string): RunSample[] {
    return this.#ask((db) => listSamples(db, runId));
  }

  /** What reports over many drills need of each, oldest first. */
  drills(fromMs?: number): DrillRow[] {
    return this.#ask((db) => listDrills(db, fromMs));
  }

  /** The closed runs of a playbook, oldest first. */
  trend(playbook: string, scenario?: string): TrendPoint[] {
    return this.#ask((db) => listTrend(db, playbook, scenario));
  }

  /** Computes a run's derived tables anew from its journal. */
  rebuild(runId: string): void {
    this.#ask((db) => rebuild(db, runId));
  }

  /** Copies one run, and nothing else, into a new database at `path`. See `copyRun`. */
  copyRun(runId: string, path: string, derived: Derived): void {
    this.#ask((db) => copyRun(db, runId, path, derived));
  }

  /** What is wrong with the file as a whole. See `checkFile`. */
  checkFile(): Defect[] {
    return this.#ask(checkFile);
  }

  /** What is kept of a run and does not fit its journal. See `checkRun`. */
  checkRun(runId: string): Defect[] {
    // In one transaction, because the run may end meanwhile.
    return this.#ask((db) => db.transaction(() => checkRun(db, runId))());
  }

  /** Copies a run from another results file. See `mergeRun`. */
  mergeRun(from: Results, runId: string): Merged {
    return this.#ask((db) => mergeRun(db, from.#db, runId));
  }

  /** The runs recorded before an instant, and which of them must stay. See `listPrunable`. */
  prunable(beforeMs: number, nowMs = Date.now()): PruneCandidate[] {
    return this.#ask((db) => listPrunable(db, beforeMs, nowMs));
  }

  /** Removes runs for good. See `pruneRuns`. */
  prune(runs: readonly string[]): void {
    this.#ask((db) => pruneRuns(db, runs));
  }

  /** The exact lines of the ledger of this file, without line ends. */
  ledger(): string[] {
    return this.#ask((db) => [...ledgerLines(db)]);
  }

  /** Keeps what a timestamp authority said of a run's first line. */
  keepOpeningTimestamp(runId: string, response: Uint8Array): void {
    this.#ask((db) =>
      db.prepare('INSERT INTO opening_timestamp VALUES (?, ?)').run(runId, response),
    );
  }

  /** What a timestamp authority said of a run's first line; undefined when none was asked. */
  openingTimestamp(runId: string): Uint8Array | undefined {
    return this.#ask((db) =>
      db
        .prepare<[string], Buffer>('SELECT response FROM opening_timestamp WHERE run_id = ?')
        .pluck()
        .get(runId),
    );
  }

  /** Notes that a signed pack refers to runs. */
  cite(citation: Citation): void {
    this.#ask((db) => cite(db, citation));
  }

  /** Every decision about findings, in their order. */
  reviewEntries(): ReviewEntry[] {
    return this.#ask(listReviewEntries);
  }

  /** Adds decisions about findings. */
  addReviewEntries(entries: readonly ReviewEntry[]): void {
    this.#ask((db) => addReviewEntries(db, entries));
  }

  /** Closes the file; further calls throw. Throws a ResultsError, also when runs that lost their file while they were recorded find no other. */
  close(): void {
    try {
      this.#closing.before?.(this);
    } finally {
      try {
        this.#ask((db) => db.close());
      } finally {
        this.#closing.after?.();
      }
    }
  }

  #recording(begin: (db: Sqlite) => RunWriter): RunWriter {
    const writer = this.#ask(begin);
    this.#recorded.add(writer.runId);
    return writer;
  }

  #ask<T>(action: (db: Sqlite) => T): T {
    return explaining(this.file, () => action(this.#db));
  }
}
