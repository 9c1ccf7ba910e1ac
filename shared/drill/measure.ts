import type { EventKind, TraceEvent } from '../model/journal.ts';
import type { Milestones, RunMeasures, StoreMeasure } from '../model/measures.ts';
import type { Outcome } from '../model/scenario.ts';
import { criticalSteps } from './critical-steps.ts';
import { phasesOf } from './phases.ts';
import { StepLog } from './step-log.ts';

/** The figures of the run whose `events` these are, in order; events of other sorts are passed over. */
export function measure(events: Iterable<TraceEvent>): RunMeasures {
  const measurer = new Measurer();
  for (const event of events) measurer.accept(event);
  return measurer.result();
}

/** What has been read so far, besides steps. */
interface Tally {
  readonly milestones: { -readonly [K in keyof Milestones]: Milestones[K] };
  readonly stores: StoreMeasure[];
  /** When each role was last told something. */
  readonly told: Map<string, number>;
  decidedUs?: number;
  outcome: Outcome;
  mode: string;
  failedRequests: number;
}

type Readers = {
  readonly [K in EventKind]?: (tally: Tally, event: Extract<TraceEvent, { kind: K }>) => void;
};

const readers: Readers = {
  onset: ({ milestones }, { tUs }) => void (milestones.onsetUs ??= tUs),
  'trigger.fired': (tally, { tUs }) => noteDetection(tally, tUs),
  'inject.sent': ({ told }, { subject, tUs }) => void told.set(subject, tUs),
  'inject.answered': (tally, { subject, tUs }) =>
    noteDetection(tally, tally.told.get(subject) ?? tUs),
  'rollback.declared': ({ milestones }, { tUs }) => void (milestones.declaredUs ??= tUs),
  'rollback.decided-against': (tally, { tUs }) => void (tally.decidedUs ??= tUs),
  'rollback.approved': ({ milestones }, { tUs }) => void (milestones.approvedUs ??= tUs),
  'rollback.started': ({ milestones }, { tUs }) => void (milestones.startedUs ??= tUs),
  'rollback.executed'({ milestones }, { tUs, data }) {
    if (data.completed) milestones.executedUs = tUs;
  },
  'verification.passed': ({ milestones }, { tUs }) => void (milestones.verifiedUs = tUs),
  'store.assessed': ({ stores }, { subject, data }) =>
    void stores.push({ store: subject, ...data }),
  'run.ended'(tally, { data }) {
    tally.outcome = data.outcome;
    tally.mode = data.reason;
    tally.failedRequests = data.failedRequests;
    if (data.recoveredUs !== null) tally.milestones.recoveredUs = data.recoveredUs;
  },
};

/** Detection is the first alarm from onset on; one before counts only when it led to the declaration or none followed. */
function noteDetection({ milestones }: Tally, tUs: number): void {
  const { onsetUs, detectedUs, declaredUs } = milestones;
  if (declaredUs !== undefined) return;
  const isBetter =
    onsetUs !== undefined &&
    detectedUs !== undefined &&
    tUs >= onsetUs &&
    (detectedUs < onsetUs || tUs < detectedUs);
  if (detectedUs === undefined || isBetter) milestones.detectedUs = tUs;
}

/**
 * Computes the figures of one run from its events alone. Only the first of each milestone counts, but for
 * the last execution and verification. A run without its last event counts as not recovered, `interrupted`.
 */
export class Measurer {
  readonly #steps = new StepLog();
  readonly #tally: Tally = {
    milestones: {},
    stores: [],
    told: new Map(),
    outcome: 'not-recovered',
    mode: 'interrupted',
    failedRequests: 0,
  };

  /** Takes the next event. */
  accept(event: TraceEvent): void {
    const read = readers[event.kind] as ((tally: Tally, event: TraceEvent) => void) | undefined;
    if (read === undefined) this.#steps.accept(event);
    else read(this.#tally, event);
  }

  /** The figures of the events taken so far. */
  result(): RunMeasures {
    const { milestones, stores, decidedUs, outcome, mode, failedRequests } = this.#tally;
    const { onsetUs, recoveredUs } = milestones;
    const phases = phasesOf(milestones, decidedUs);
    const steps = this.#steps.measures();
    const ended = onsetUs !== undefined && recoveredUs !== undefined;
    return {
      outcome,
      mode,
      milestones: { ...milestones },
      ...(ended ? { rtaUs: recoveredUs - onsetUs } : {}),
      ...(phases === undefined ? {} : { phases }),
      rpaUs: stores.reduce((most, { rpaUs }) => Math.max(most, rpaUs), 0),
      lostRecords: stores.reduce((sum, { lostRecords }) => sum + lostRecords, 0),
      stores: [...stores],
      steps,
      critical: criticalSteps(steps, this.#steps.releasedBy, recoveredUs),
      failedRequests,
    };
  }
}
