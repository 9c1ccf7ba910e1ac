import { measure } from '../drill/measure.ts';
import { type RunSample, sampleOf } from '../drill/sample-run.ts';
import { runsDue } from '../drill/precision.ts';
import { summarise } from '../drill/summarise.ts';
import type { EventData, EventKind, JournalEvent } from '../model/journal.ts';
import type { DrillSummary, MeasureSummary, RunMeasures } from '../model/measures.ts';

/** One row of a derived table without its `run_id`: columns by name. */
export type DerivedRow = Readonly<Record<string, string | number | null>>;

/** The tables that hold nothing but what their run's journal says. */
export const derivedTables = [
  'result',
  'sample',
  'milestone',
  'phase',
  'step',
  'store_point',
  'check_result',
] as const;

export type DerivedTable = (typeof derivedTables)[number];

/** Everything that follows from one journal. */
export interface Derived {
  readonly opened: EventData['drill.opened'];
  /** Absent when the drill was abandoned. */
  readonly closed?: EventData['drill.closed'];
  /** Of the seed whose whole trace is in the journal; absent when it did not end. */
  readonly first?: RunMeasures;
  /** By seed, without repetition, in the order of the journal; the traced seed first. */
  readonly samples: readonly RunSample[];
  readonly summary: DrillSummary;
}

/**
 * Computes everything that follows from a journal. Throws when it does not begin with
 * `drill.opened`: `followChain` and the writer both make sure of that.
 */
export function derive(events: readonly JournalEvent[]): Derived {
  const opened = dataOf(events, 'drill.opened');
  if (opened === undefined) throw new Error('A journal begins with drill.opened');
  const closed = dataOf(events, 'drill.closed');
  const ended = dataOf(events, 'run.ended') !== undefined;
  const first = ended ? measure(events) : undefined;
  const samples = new Map<number, RunSample>();
  if (first !== undefined) samples.set(opened.seed, sampleOf(opened.seed, first));
  for (const event of events) {
    if (event.kind !== 'run.sampled' || samples.has(event.data.seed)) continue;
    samples.set(event.data.seed, event.data);
  }
  const taken = [...samples.values()];
  const completed = closed?.completed === true && isWhole(opened, samples);
  const summary = summarise(opened, taken, !completed);
  return { opened, ...optional({ closed, first }), samples: taken, summary };
}

/**
 * Whether the seeds are those asked for, one after the other: leaving out the bad ones, or adding
 * good ones, must not make a drill pass; neither must ending at a moment that suits.
 */
function isWhole(
  opened: EventData['drill.opened'],
  samples: ReadonlyMap<number, RunSample>,
): boolean {
  const due = runsDue(opened, [...samples.values()], opened);
  const { seed } = opened;
  const inRange = [...samples.keys()].every((each) => each >= seed && each < seed + due);
  return samples.size === due && inRange;
}

/** The rows of every derived table, as `rebuild` stores them. */
export function derivedRows(derived: Derived): Readonly<Record<DerivedTable, DerivedRow[]>> {
  const { first, samples, summary } = derived;
  return {
    result: [resultRow(samples, summary)],
    sample: samples.map(sampleRow),
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

function resultRow(samples: readonly RunSample[], summary: DrillSummary): DerivedRow {
  return {
    samples: samples.length,
    recovered: samples.filter(({ outcome }) => outcome === 'recovered').length,
    rta_p50_us: percentileOf(summary.rta, 0.5),
    rta_p95_us: percentileOf(summary.rta, 0.95),
    rpa_p50_us: percentileOf(summary.rpa, 0.5),
    rpa_p95_us: percentileOf(summary.rpa, 0.95),
    lost_records_max: samples.reduce((most, { lostRecords }) => Math.max(most, lostRecords), 0),
  };
}

/** A percentile of a summary in microseconds; null when it falls among censored runs. */
export function percentileOf(summary: MeasureSummary, percentile: number): number | null {
  return summary.percentiles.find((found) => found.percentile === percentile)?.value ?? null;
}

function sampleRow(sample: RunSample): DerivedRow {
  return {
    seed: sample.seed,
    outcome: sample.outcome,
    rta_us: sample.rtaUs,
    rpa_us: sample.rpaUs,
    lost_records: sample.lostRecords,
    detection_us: sample.detectionUs,
    decision_us: sample.decisionUs,
    approval_us: sample.approvalUs,
    execution_us: sample.executionUs,
    validation_us: sample.validationUs,
    mode: sample.mode,
    critical: JSON.stringify(sample.critical),
  };
}

function dataOf<K extends EventKind>(
  events: readonly JournalEvent[],
  kind: K,
): EventData[K] | undefined {
  const found = events.find((event) => event.kind === kind);
  return found?.data as EventData[K] | undefined;
}

/** Drops what is absent, because an optional property is not one that is undefined. */
function optional<T extends object>(given: {
  readonly [K in keyof T]: T[K] | undefined;
}): Partial<T> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}
