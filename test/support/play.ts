import { expect } from 'vitest';
import { playbooksOf } from '../../shared/drill/compile/playbooks-of.ts';
import { qualify } from '../../shared/drill/compile/qualify.ts';
import { measure } from '../../shared/drill/measure.ts';
import { run } from '../../shared/drill/run.ts';
import type { EventKind, TraceEvent } from '../../shared/model/journal.ts';
import type { RunMeasures } from '../../shared/model/measures.ts';
import type { Plan } from '../../shared/model/plan.ts';

/** One run with all it told. */
export interface Played extends RunMeasures {
  readonly events: readonly TraceEvent[];
  /** The times of all events of `kind`, perhaps only those about `subject`. */
  readonly at: (kind: EventKind, subject?: string) => number[];
  /** The data of all events of `kind`. */
  readonly told: <K extends EventKind>(
    kind: K,
    subject?: string,
  ) => Extract<TraceEvent, { kind: K }>['data'][];
}

/** Plays `seed` of `plan` and checks what must be true of every run, see `checkRun`. */
export function play(plan: Plan, seed = 1): Played {
  const events: TraceEvent[] = [];
  const measures = run(plan, seed, (event) => events.push(event));
  checkRun(plan, seed, measures, events);
  const about = (kind: EventKind, subject?: string): TraceEvent[] =>
    events.filter((event) => event.kind === kind && (subject ?? event.subject) === event.subject);
  return {
    ...measures,
    events,
    at: (kind, subject) => about(kind, subject).map(({ tUs }) => tUs),
    told: (kind, subject) => about(kind, subject).map(({ data }) => data) as never,
  };
}

/**
 * Time never goes back and is whole; the last event is the only end; journal and batch agree; phases sum up to
 * the recovery time; no step starts before all it needs has ended.
 */
export function checkRun(
  plan: Plan,
  seed: number,
  measures: RunMeasures,
  events: readonly TraceEvent[],
): void {
  const times = events.map(({ tUs }) => tUs);
  expect(times, `seed ${seed}`).toEqual(times.toSorted((a, b) => a - b));
  expect(times.every((time) => Number.isInteger(time) && time >= 0)).toBe(true);
  expect(events.filter(({ kind }) => kind === 'run.ended')).toHaveLength(1);
  expect(events.at(-1)?.kind).toBe('run.ended');
  expect(measure(events)).toEqual(measures);
  expect(run(plan, seed)).toEqual(measures);
  const { phases, rtaUs } = measures;
  if (phases !== undefined) {
    const { detectionUs, decisionUs, approvalUs, executionUs, validationUs } = phases;
    const parts = [detectionUs, decisionUs, approvalUs, executionUs, validationUs];
    expect(parts.every((part) => part >= 0)).toBe(true);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(rtaUs);
  }
  checkNeeds(plan, events);
}

function checkNeeds(plan: Plan, events: readonly TraceEvent[]): void {
  const steps = playbooksOf(qualify(plan)).flatMap((playbook) => playbook.steps);
  const jumps = steps.some(
    ({ onFailure }) => onFailure.kind === 'goto' || onFailure.kind === 'compensate',
  );
  const over = new Set<string>();
  for (const event of events) {
    const ends = event.kind === 'step.failed' ? event.data.final : event.kind === 'step.succeeded';
    if (ends || event.kind === 'step.skipped') over.add(event.subject);
    if (event.kind !== 'step.started' || jumps) continue;
    const step = steps.find(({ id }) => id === event.subject);
    expect(step?.needs.filter((need) => !over.has(need))).toEqual([]);
  }
}
