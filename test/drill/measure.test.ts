import { describe, expect, it } from 'vitest';
import { criticalSteps } from '../../shared/drill/critical-steps.ts';
import { measure } from '../../shared/drill/measure.ts';
import { phasesOf } from '../../shared/drill/phases.ts';
import { traceEvent } from '../../shared/drill/trace.ts';
import type { TraceEvent } from '../../shared/model/journal.ts';
import type { StepMeasure } from '../../shared/model/measures.ts';
import { makePlan } from '../support/plan.ts';
import { play } from '../support/play.ts';

const fired = (tUs: number): TraceEvent =>
  traceEvent(tUs, 'trigger.fired', 't', 'shop', { metric: 'error_rate', value: 1, then: 'ask' });
const onset = (tUs: number): TraceEvent =>
  traceEvent(tUs, 'onset', 'engine', 'shop', { cause: 'x' });

describe('measure', () => {
  it('calls a run without its last event interrupted', () => {
    const { events } = play(makePlan());
    const cut = measure(events.slice(0, -1));
    expect(cut).toMatchObject({ outcome: 'not-recovered', mode: 'interrupted' });
    expect(cut.rtaUs).toBeUndefined();
    expect(measure([])).toMatchObject({ outcome: 'not-recovered', rpaUs: 0, steps: [] });
  });

  it('changes with the events alone', () => {
    const { events } = play(makePlan());
    const later = events.map((event) =>
      event.kind === 'run.ended'
        ? { ...event, data: { ...event.data, recoveredUs: 200_000_000 } }
        : event,
    );
    expect(measure(later).rtaUs).toBe(140_000_000);
    expect(measure(later).phases?.validationUs).toBe(70_000_000);
  });

  it('takes the first alarm after onset for the detection, one before only where no other follows', () => {
    expect(measure([fired(5), onset(10), fired(20), fired(30)]).milestones.detectedUs).toBe(20);
    expect(measure([fired(5), fired(7), onset(10)]).milestones.detectedUs).toBe(5);
    const declared = traceEvent(6, 'rollback.declared', 't', 'p', { by: 't' });
    expect(measure([fired(5), declared, onset(10), fired(20)]).milestones.detectedUs).toBe(5);
  });
});

describe('phasesOf', () => {
  it('is absent without either end', () => {
    expect(phasesOf({ onsetUs: 1 }, undefined)).toBeUndefined();
    expect(phasesOf({ recoveredUs: 1 }, undefined)).toBeUndefined();
  });

  it('gives all the time to detection when nobody noticed', () => {
    expect(phasesOf({ onsetUs: 10, recoveredUs: 50 }, undefined)).toEqual({
      detectionUs: 40,
      decisionUs: 0,
      approvalUs: 0,
      executionUs: 0,
      validationUs: 0,
    });
  });

  it('takes a decision against a rollback in place of the declaration', () => {
    expect(phasesOf({ onsetUs: 10, detectedUs: 15, recoveredUs: 50 }, 20)).toEqual({
      detectionUs: 5,
      decisionUs: 5,
      approvalUs: 0,
      executionUs: 0,
      validationUs: 30,
    });
  });
});

describe('criticalSteps', () => {
  const step = (id: string, endedUs: number, status: StepMeasure['status'] = 'succeeded') => ({
    step: id,
    action: 'wait',
    status,
    attempts: 1,
    startedUs: 0,
    endedUs,
  });

  it('goes back from the step that ended last', () => {
    const steps = [step('a', 1), step('b', 2), step('c', 3), step('d', 9, 'running')];
    const releasedBy = new Map([
      ['b', 'a'],
      ['c', 'a'],
    ]);
    expect(criticalSteps(steps, releasedBy, undefined)).toEqual(['a', 'c']);
  });

  it('goes back from the last step that ended until users recovered, that very moment included', () => {
    const steps = [step('a', 1), step('b', 2), step('c', 3), step('tidy', 9)];
    const releasedBy = new Map([
      ['b', 'a'],
      ['c', 'b'],
      ['tidy', 'c'],
    ]);
    expect(criticalSteps(steps, releasedBy, 2)).toEqual(['a', 'b']);
    expect(criticalSteps(steps, releasedBy, 2.5)).toEqual(['a', 'b']);
    expect(criticalSteps(steps, releasedBy, 9)).toEqual(['a', 'b', 'c', 'tidy']);
    expect(criticalSteps(steps, releasedBy, 0)).toEqual([]);
  });

  it('ends when steps released each other, and without steps', () => {
    const ring = new Map([
      ['a', 'b'],
      ['b', 'a'],
    ]);
    expect(criticalSteps([step('a', 1), step('b', 2)], ring, undefined)).toEqual(['a', 'b']);
    expect(criticalSteps([], new Map(), undefined)).toEqual([]);
  });
});
