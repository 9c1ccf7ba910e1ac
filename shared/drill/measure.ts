import type { TraceEvent } from '../model/journal.ts';
import type { Milestones, RunMeasures, StepMeasure, StoreMeasure } from '../model/measures.ts';
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

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Computes the figures of one run from its events alone. Only the first of each milestone counts, but for
 * the last execution and verification. A run without its last event counts as not recovered, `interrupted`.
 */
export class Measurer {
  readonly #milestones: Writable<Milestones> = {};
  readonly #stores: StoreMeasure[] = [];
  readonly #steps = new StepLog();
  readonly #asked = new Map<string, number>();
  #decidedUs: number | undefined;
  #outcome: Outcome = 'not-recovered';
  #mode = 'interrupted';
  #failedRequests = 0;

  /** Takes the next event. */
  accept(event: TraceEvent): void {
    switch (event.kind) {
      case 'onset':
        this.#milestones.onsetUs ??= event.tUs;
        return;
      case 'trigger.fired':
        this.#detected(event.tUs);
        return;
      case 'inject.sent':
        this.#asked.set(event.subject, event.tUs);
        return;
      case 'inject.answered':
        this.#detected(this.#asked.get(event.subject) ?? event.tUs);
        return;
      case 'rollback.declared':
        this.#milestones.declaredUs ??= event.tUs;
        return;
      case 'rollback.decided-against':
        this.#decidedUs ??= event.tUs;
        return;
      case 'rollback.approved':
        this.#milestones.approvedUs ??= event.tUs;
        return;
      case 'rollback.started':
        this.#milestones.startedUs ??= event.tUs;
        return;
      case 'rollback.executed':
        if (event.data.completed) this.#milestones.executedUs = event.tUs;
        return;
      case 'verification.passed':
        this.#milestones.verifiedUs = event.tUs;
        return;
      case 'store.assessed':
        this.#stores.push({ store: event.subject, ...event.data });
        return;
      case 'run.ended':
        this.#end(event.data);
        return;
      default:
        this.#steps.accept(event);
    }
  }

  #detected(atUs: number): void {
    const { detectedUs = Infinity } = this.#milestones;
    this.#milestones.detectedUs = Math.min(detectedUs, atUs);
  }

  #end(data: Extract<TraceEvent, { kind: 'run.ended' }>['data']): void {
    this.#outcome = data.outcome;
    this.#mode = data.reason;
    this.#failedRequests = data.failedRequests;
    if (data.recoveredUs !== null) this.#milestones.recoveredUs = data.recoveredUs;
  }

  /** The figures of the events taken so far. */
  result(): RunMeasures {
    const { onsetUs, recoveredUs } = this.#milestones;
    const phases = phasesOf(this.#milestones, this.#decidedUs);
    const steps: readonly StepMeasure[] = this.#steps.measures();
    return {
      outcome: this.#outcome,
      mode: this.#mode,
      milestones: { ...this.#milestones },
      ...(onsetUs === undefined || recoveredUs === undefined
        ? {}
        : { rtaUs: recoveredUs - onsetUs }),
      ...(phases === undefined ? {} : { phases }),
      rpaUs: this.#stores.reduce((most, { rpaUs }) => Math.max(most, rpaUs), 0),
      lostRecords: this.#stores.reduce((sum, { lostRecords }) => sum + lostRecords, 0),
      stores: [...this.#stores],
      steps,
      critical: criticalSteps(steps, this.#steps.releasedBy),
      failedRequests: this.#failedRequests,
    };
  }
}
