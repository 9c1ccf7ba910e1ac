import type { RunSample } from '../drill/sample-run.ts';
import { type ChainEnd, followEvents } from '../store/chain.ts';
import { type Derived, derivedRows, type DerivedRow } from '../store/derive.ts';
import { runColumns, startInstant } from '../store/run-columns.ts';
import { sameRows } from '../store/same-rows.ts';
import { type BundleSource, databasePath, journalPath } from './bundle-source.ts';
import { type DatabaseReader, explain } from './check-database.ts';
import { JournalFile } from './check-journal.ts';
import { SafeDeriver } from './safe-deriver.ts';
import { sameBytes } from './same-bytes.ts';
import type { StoredRow } from './database-copy.ts';
import type { DrillPredicate } from './statement.ts';
import { type Finding, finding } from './verify-findings.ts';

/** What one reading of a journal came to. */
export interface FollowedJournal {
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly findings: readonly Finding[];
  /** What follows from its events; absent when the chain is broken, or nothing can. */
  readonly derived?: Derived;
  /** How many events there are, and the digest of the last. */
  readonly count: number;
  readonly head: string;
  /** The exact text of the first line, and the instant of the last event, milliseconds since 1970. */
  readonly firstLine: string;
  readonly lastMs: number;
}

const hostile = ['duplicate-key', 'lone-surrogate', 'number-out-of-range', 'too-deep', 'too-big'];

/**
 * Follows a journal file from its first byte to its last, once: its hash chain, the same lines in
 * the database, and what follows from its events.
 */
export function followJournal(
  source: BundleSource,
  database: DatabaseReader | undefined,
  takeSample: (sample: RunSample) => void,
): FollowedJournal {
  const journal = new JournalFile(source.chunks(journalPath));
  const stored = database === undefined ? undefined : new StoredJournal(database);
  const story = new SafeDeriver(takeSample);
  let count = 0;
  let firstLine = '';
  let last = '';
  const lines = tapFirst(journal.lines(), (line) => (firstLine = line));
  const { head, broken } = followEvents(stored?.beside(lines) ?? lines, (event) => {
    count += 1;
    last = event.at;
    story.add(event);
  });
  const digest = journal.digest();
  const differing = stored?.end() ?? [];
  const end = { digest, count, head, firstLine, lastMs: Date.parse(last) };
  if (broken !== undefined) return { ...end, findings: [explainBreak(broken)] };
  if (!journal.isText || count === 0) {
    const why = 'not UTF-8 lines that each end';
    return { ...end, findings: [finding('chain-broken', why, journalPath)] };
  }
  const derived = story.end();
  if (derived !== undefined) return { ...end, derived, findings: differing };
  const why = 'no figures follow from its events';
  return { ...end, findings: [finding('not-derivable', why, journalPath), ...differing] };
}

function* tapFirst(
  lines: Iterable<string>,
  take: (line: string) => void,
): Generator<string, void, undefined> {
  let isFirst = true;
  for (const line of lines) {
    if (isFirst) take(line);
    isFirst = false;
    yield line;
  }
}

function explainBreak({ fault, line, message }: NonNullable<ChainEnd['broken']>): Finding {
  const code = hostile.includes(fault) ? 'hostile-json' : 'chain-broken';
  return finding(code, `line ${line}: ${message} (${fault})`, journalPath);
}

/** Characters that are read ahead, about: a thousand lines, or one that is far too long. */
const batchLength = 500_000;

/** The same values, fetched many at a time: going to and fro between two files costs more than a line does. */
function* inBatches(
  values: Iterator<StoredRow[string], unknown>,
): Generator<StoredRow[string], void, undefined> {
  let batch: StoredRow[string][] = [];
  let length = 0;
  for (let next = values.next(); next.done !== true; next = values.next()) {
    batch.push(next.value);
    length += 1 + (typeof next.value === 'string' ? next.value.length : 0);
    if (length < batchLength) continue;
    yield* batch;
    batch = [];
    length = 0;
  }
  yield* batch;
}

/** Holds the events of a database against those of a journal, as they come. */
class StoredJournal {
  readonly #database: DatabaseReader;
  readonly #lines: ReturnType<DatabaseReader['lines']>;
  readonly #ahead: Iterator<StoredRow[string], void>;
  readonly #findings = new Map<string, Finding>();
  #count = 0;

  constructor(database: DatabaseReader) {
    this.#database = database;
    this.#lines = database.lines();
    this.#ahead = inBatches(this.#lines);
  }

  /** The same lines, each held against the database on its way. */
  *beside(lines: Iterable<string>): Generator<string, void, undefined> {
    for (const line of lines) {
      if (this.#next() !== line) this.#differ();
      this.#count += 1;
      yield line;
    }
    if (this.#next() !== undefined || !this.#database.isNumbered(this.#count)) this.#differ();
  }

  end(): Finding[] {
    this.#lines.return?.();
    return [...this.#findings.values()];
  }

  #next(): StoredRow[string] | undefined {
    try {
      const next = this.#ahead.next();
      return next.done === true ? undefined : next.value;
    } catch (error) {
      const found = explain(error);
      this.#findings.set(found.code, found);
      return undefined;
    }
  }

  #differ(): void {
    const why = 'its events are not the lines of record/events.jsonl';
    this.#findings.set('events', mismatch(why));
  }
}

/** Holds the inputs in the database against those in files, and makes sure that it is about one run. */
export function checkDatabaseRun(
  database: DatabaseReader,
  inputs: readonly (Uint8Array | undefined)[],
): Finding[] {
  const findings: Finding[] = [];
  const stored = [...database.rows('input')];
  const sameInputs =
    stored.length === inputs.length &&
    stored.every(({ bytes }, index) => {
      const given = inputs[index];
      return bytes instanceof Uint8Array && given !== undefined && sameBytes(given, bytes);
    });
  if (!sameInputs) findings.push(mismatch('its inputs are not the files under subject'));
  const runs = [...database.rows('run')];
  const ids = new Set([
    ...runs.map((row) => row['id']),
    ...['input', 'result', 'milestone', 'phase', 'step', 'store_point', 'check_result'].flatMap(
      (table) => [...database.rows(table)].map((row) => row['run_id']),
    ),
  ]);
  if (runs.length !== 1 || ids.size !== 1) findings.push(mismatch('it does not hold one run'));
  return findings;
}

function mismatch(message: string): Finding {
  return finding('events-db-mismatch', message, databasePath);
}

/** Holds every derived table, and the run's own row, against what follows from the journal. */
export function checkTables(
  database: DatabaseReader,
  derived: Derived,
  truth: DrillPredicate,
): Finding[] {
  const [run] = database.rows('run');
  const due = runRow(run, derived, truth);
  const columns = Object.keys(due).filter((column) => run?.[column] !== due[column]);
  const findings = columns.map((column) =>
    finding('signed-lie', `run.${column} does not follow from the journal`, databasePath),
  );
  for (const [table, rows] of Object.entries(derivedRows(derived))) {
    if (sameRows([...database.rows(table)], rows)) continue;
    findings.push(finding('signed-lie', `${table} does not follow from the journal`, databasePath));
  }
  return findings;
}

function runRow(run: StoredRow | undefined, derived: Derived, truth: DrillPredicate): DerivedRow {
  return {
    id: truth.run,
    recorded_at: truth.recordedAt,
    host: truth.host,
    status: truth.status,
    writer: null,
    starts_us: startInstant(Number(run?.['starts_us']), derived),
    ...runColumns(derived),
  };
}
