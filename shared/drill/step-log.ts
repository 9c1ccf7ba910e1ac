import type { EventData, TraceEvent } from '../model/journal.ts';
import type { StepMeasure } from '../model/measures.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What the events of a run say about its steps: their times, and what held each up last. */
export class StepLog {
  readonly #steps = new Map<string, Writable<StepMeasure>>();
  readonly #releasedBy = new Map<string, string>();
  /** Steps that a person does. */
  readonly #waitedForPerson = new Set<string>();
  /** By role: the last step that one of its people finished, and when. */
  readonly #freed = new Map<string, { readonly step: string; readonly tUs: number }>();

  /** By step: the step whose end let it start. */
  get releasedBy(): ReadonlyMap<string, string> {
    return this.#releasedBy;
  }

  /** Takes one event; those about other things are passed over. */
  accept(event: TraceEvent): void {
    const { kind, subject, tUs } = event;
    if (kind === 'step.waiting') this.#waits(subject, event.data);
    else if (kind === 'person.paged') this.#paged(event.data.purpose, subject, tUs);
    else if (kind === 'step.started') this.#started(subject, event.data.action, 1, tUs);
    else if (kind === 'step.succeeded') this.#ended(subject, 'succeeded', event);
    else if (kind === 'step.failed' && event.data.final) this.#ended(subject, 'failed', event);
    else if (kind === 'step.skipped') {
      this.#started(subject, '', 0, tUs);
      this.#ended(subject, 'skipped', event);
    }
  }

  #waits(id: string, { for: what, name }: EventData['step.waiting']): void {
    if (what === 'dependency') this.#releasedBy.set(id, name);
    if (what === 'person') this.#waitedForPerson.add(id);
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

  #started(id: string, action: string, attempts: number, tUs: number): void {
    const step = this.#steps.get(id);
    if (step === undefined) {
      this.#add({ step: id, action, status: 'running', attempts, startedUs: tUs, endedUs: tUs });
      return;
    }
    step.status = 'running';
    step.attempts += attempts;
    step.endedUs = tUs;
  }

  #add(step: StepMeasure): void {
    this.#steps.set(step.step, step);
  }

  /** The actor is the role that did the work: that of a delegate where the one asked for was away. */
  #ended(id: string, status: StepMeasure['status'], { tUs, actor }: TraceEvent): void {
    const step = this.#steps.get(id);
    if (step === undefined) {
      this.#add({ step: id, action: '', status, attempts: 0, startedUs: tUs, endedUs: tUs });
    } else {
      step.status = status;
      step.endedUs = tUs;
    }
    if (this.#waitedForPerson.has(id)) this.#freed.set(actor, { step: id, tUs });
  }

  /** The steps in the order in which they first started. */
  measures(): StepMeasure[] {
    return [...this.#steps.values()];
  }
}
