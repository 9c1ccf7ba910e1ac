import { measure } from '../drill/measure.ts';
import { type RunSample, sampleOf } from '../drill/sample-run.ts';
import { DrillTally } from '../drill/tally.ts';
import { isWhole } from '../drill/precision.ts';
import { summarise } from '../drill/summarise.ts';
import type { EventData, JournalEvent, TraceEvent } from '../model/journal.ts';
import type { DrillSummary, MeasureSummary, RunMeasures } from '../model/measures.ts';

/** One row of a derived table without its `run_id`: columns by name. */
export type DerivedRow = Readonly<Record<string, string | number | null>>;

/** The tables that hold nothing but what their run's journal says. */
export const derivedTables = [
  'result',
  'milestone',
  'phase',
  'step',
  'store_point',
  'check_result',
] as const;

export type DerivedTable = (typeof derivedTables)[number];

/** Everything that follows from one journal. */
export interface Derived<E extends TraceEvent = JournalEvent> {
  readonly opened: EventData['drill.opened'];
  /** Absent when the drill was abandoned. */
  readonly closed?: EventData['drill.closed'];
  /** What happened with the seed whose whole trace is in the journal. */
  readonly trace: readonly E[];
  /** Of that seed; absent when it did not end. */
  readonly first?: RunMeasures;
  readonly summary: DrillSummary;
}

/**
 * Computes everything that follows from a journal. Throws when it does not begin with
 * `drill.opened`: `followChain` and the writer both make sure of that.
 */
export function derive(events: Iterable<JournalEvent>, take?: TakeSample): Derived {
  const deriver = new Deriver(take);
  for (const event of events) deriver.add(event);
  return deriver.end();
}

/** Is given each measured seed once, in their order. */
export type TakeSample = (sample: RunSample) => void;

/**
 * Computes everything that follows from a journal, event by event. Seeds count in ascending order, as they are measured; one that
 * comes again, or too late, is left out. Whether all that were asked for are there, one after the other, decides whether
 * the drill is complete: leaving out the bad ones, or adding good ones, must not make a drill pass; neither must ending at a
 * moment that suits.
 */
export class Deriver<E extends TraceEvent = JournalEvent> {
  readonly #take: TakeSample | undefined;
  readonly #tally = new DrillTally();
  readonly #trace: E[] = [];
  #opened: EventData['drill.opened'] | undefined;
  #closed: EventData['drill.closed'] | undefined;
  #first: RunMeasures | undefined;
  #dueSeed = 0;
  #isInOrder = true;

  constructor(take?: TakeSample) {
    this.#take = take;
  }

  add(event: E): void {
    if (event.kind === 'drill.opened') {
      this.#opened ??= event.data;
      this.#dueSeed = this.#opened.seed;
    } else if (event.kind === 'drill.closed') this.#closed ??= event.data;
    else if (event.kind === 'run.sampled') this.#addSample(event.data);
    else this.#addTrace(event);
  }

  /** What follows from all events. Throws when none of them opened the drill. */
  end(): Derived<E> {
    const opened = this.#opened;
    if (opened === undefined) throw new Error('A journal begins with drill.opened');
    const closed = this.#closed;
    const completed =
      closed?.completed === true && this.#isInOrder && isWhole(opened, this.#tally, opened);
    const summary = summarise(opened, this.#tally, !completed);
    return { opened, trace: this.#trace, ...optional({ closed, first: this.#first }), summary };
  }

  #addTrace(event: E): void {
    this.#trace.push(event);
    if (this.#first !== undefined) this.#isInOrder = false;
    else if (event.kind === 'run.ended') {
      this.#first = measure(this.#trace);
      this.#addSample(sampleOf(this.#opened?.seed ?? 0, this.#first));
    }
  }

  #addSample(sample: RunSample): void {
    if (sample.seed < this.#dueSeed) return;
    const opened = this.#opened;
    const isDue = sample.seed === this.#dueSeed && this.#first !== undefined;
    if (!isDue || opened === undefined || isWhole(opened, this.#tally, opened)) {
      this.#isInOrder = false;
    }
    this.#dueSeed = sample.seed + 1;
    this.#tally.add(sample);
    this.#take?.(sample);
  }
}

/** The rows of every derived table but that of samples, as `rebuild` stores them. */
export function derivedRows(
  derived: Derived<TraceEvent>,
): Readonly<Record<DerivedTable, DerivedRow[]>> {
  const { first, summary } = derived;
  return {
    result: [resultRow(summary)],
    milestone: Object.entries(first?.milestones ?? {}).map(([name, t]) => ({
      name: name.replace(/Us$/u, ''),
      t_us: t as number,
    })),
    phase: Object.entries(first?.phases ?? {}).map(([name, us]) => ({
      name: name.replace(/Us$/u, ''),
      us: us as number,
    })),
    step: (first?.steps ?? []).map((step, position) => ({
      position,
      step: step.step,
      action: step.action,
      status: step.status,
      attempts: step.attempts,
      started_us: step.startedUs,
      ended_us: step.endedUs,
    })),
    store_point: (first?.stores ?? []).map((store) => ({
      store: store.store,
      rpa_us: store.rpaUs,
      lost_records: store.lostRecords,
      lost_values: store.lostValues,
      corrupt_records: store.corruptRecords,
    })),
    check_result: summary.checks.map((check, position) => ({
      position,
      name: check.name,
      expected: check.expected,
      measured: check.measured,
      result: check.result,
      probability: check.probability?.value ?? null,
    })),
  };
}

/** How many runs recovered. */
export function recoveredRuns({ outcomes }: DrillSummary): number {
  return outcomes.find(({ outcome }) => outcome === 'recovered')?.count ?? 0;
}

function resultRow(summary: DrillSummary): DerivedRow {
  return {
    samples: summary.runs,
    recovered: recoveredRuns(summary),
    rta_p50_us: percentileOf(summary.rta, 0.5),
    rta_p95_us: percentileOf(summary.rta, 0.95),
    rpa_p50_us: percentileOf(summary.rpa, 0.5),
    rpa_p95_us: percentileOf(summary.rpa, 0.95),
    lost_records_max: summary.lostRecords.max,
  };
}

/** A percentile of a summary in microseconds; null when it falls among censored runs. */
export function percentileOf(summary: MeasureSummary, percentile: number): number | null {
  return summary.percentiles.find((found) => found.percentile === percentile)?.value ?? null;
}

/** Drops what is absent, because an optional property is not one that is undefined. */
function optional<T extends object>(given: {
  readonly [K in keyof T]: T[K] | undefined;
}): Partial<T> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}
