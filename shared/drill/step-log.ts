import type { TraceEvent } from '../model/journal.ts';
import type { StepMeasure } from '../model/measures.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What the events of a run say about its steps: their times, and what held each up last. */
export class StepLog {
  readonly #steps = new Map<string, Writable<StepMeasure>>();
  readonly #releasedBy = new Map<string, string>();
  /** Role that a step waits for a person of. */
  readonly #waitsForRole = new Map<string, string>();
  /** By role: the last step that one of its people finished, and when. */
  readonly #freed = new Map<string, { readonly step: string; readonly tUs: number }>();

  /** By step: the step whose end let it start. */
  get releasedBy(): ReadonlyMap<string, string> {
    return this.#releasedBy;
  }

  /** Takes one event; those about other things are passed over. */
  accept(event: TraceEvent): void {
    switch (event.kind) {
      case 'step.waiting':
        if (event.data.for === 'dependency') this.#releasedBy.set(event.subject, event.data.name);
        if (event.data.for === 'person') this.#waitsForRole.set(event.subject, event.data.name);
        return;
      case 'person.paged':
        this.#paged(event.data.purpose, event.subject, event.tUs);
        return;
      case 'step.started':
        this.#started(event.subject, event.data.action, event.data.attempt, event.tUs);
        return;
      case 'step.succeeded':
        this.#ended(event.subject, 'succeeded', event.tUs);
        return;
      case 'step.failed':
        if (event.data.final) this.#ended(event.subject, 'failed', event.tUs);
        return;
      case 'step.skipped':
        this.#started(event.subject, '', 0, event.tUs);
        this.#ended(event.subject, 'skipped', event.tUs);
        return;
      default:
    }
  }

  /** A person turns to a step only now: if one just finished another step, that one held it up. */
  #paged(purpose: string, role: string, tUs: number): void {
    if (!purpose.startsWith('step ')) return;
    const step = purpose.slice('step '.length);
    const freed = this.#freed.get(role);
    if (freed?.tUs === tUs && freed.step !== step && !this.#justReleased(step, tUs)) {
      this.#releasedBy.set(step, freed.step);
    }
  }

  #justReleased(step: string, tUs: number): boolean {
    const need = this.#steps.get(this.#releasedBy.get(step) ?? '');
    return need?.endedUs === tUs && need.status !== 'running';
  }

  #started(id: string, action: string, attempt: number, tUs: number): void {
    const step = this.#steps.get(id);
    if (step === undefined) {
      const status = 'running';
      const attempts = attempt === 0 ? 0 : 1;
      this.#steps.set(id, { step: id, action, status, attempts, startedUs: tUs, endedUs: tUs });
      return;
    }
    step.status = 'running';
    step.attempts++;
    step.endedUs = tUs;
  }

  #ended(id: string, status: StepMeasure['status'], tUs: number): void {
    const step = this.#steps.get(id);
    if (step === undefined) {
      this.#steps.set(id, {
        step: id,
        action: '',
        status,
        attempts: 0,
        startedUs: tUs,
        endedUs: tUs,
      });
    } else {
      step.status = status;
      step.endedUs = tUs;
    }
    const role = this.#waitsForRole.get(id);
    if (role !== undefined) this.#freed.set(role, { step: id, tUs });
  }

  /** The steps in the order in which they first started. */
  measures(): StepMeasure[] {
    return [...this.#steps.values()].map((step) => ({ ...step }));
  }
}
