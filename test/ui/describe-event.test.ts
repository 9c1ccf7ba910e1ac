import { describe, expect, it } from 'vitest';
import type { EventData, EventKind, TraceEvent } from '../../shared/model/journal.ts';
import { describeEvent, describerOf } from '../../shared/ui/describe-event.ts';
import type { Plan } from '../../shared/model/plan.ts';
import { M, makePlan, makeTrigger, makeWait } from '../support/plan.ts';
import { makeReport } from './make-report.ts';
import { prepareSampler } from '../../shared/drill/sample-run.ts';
import { play } from '../support/play.ts';

const none = {} as Record<string, never>;
const service = { errorRate: 0.25, latencyUs: 1_500_000 };

/** Data of every kind; the compiler refuses this table when a kind is missing. */
const examples: { readonly [K in EventKind]: EventData[K] } = {
  'drill.opened': makeReport(makePlan(), 1).opened,
  'drill.closed': { verdict: 'failed', completed: true, runs: 2, reasons: ['rto is failed'] },
  'run.sampled': prepareSampler(makePlan())(1),
  'run.ended': {
    outcome: 'not-recovered',
    recoveredUs: null,
    reason: 'out of time',
    failedRequests: 3,
    events: 9,
  },
  'fault.injected': { fault: 'latency shop', detail: 'adds 400 ms' },
  'fault.cleared': { fault: 'latency shop' },
  'inject.sent': { say: 'The bank is down.' },
  'inject.answered': { answer: 'hold' },
  'service.degraded': service,
  'service.restored': service,
  'service.state': { ...service, trafficPerS: 99.6 },
  onset: { cause: 'errors shop' },
  'trigger.fired': { metric: 'error_rate', value: 0.25, then: 'rollback' },
  'person.paged': { purpose: 'declare' },
  'person.answered': { purpose: 'declare', answer: 'declares' },
  escalated: { purpose: 'declare', to: 'owner' },
  'rollback.declared': { by: 'on-call' },
  'rollback.decided-against': { decision: 'hold' },
  'approval.requested': { quorum: 2, deadlineUs: null },
  'approval.granted': { granted: 1, quorum: 2 },
  'approval.refused': none,
  'approval.expired': { then: 'abort' },
  'rollback.approved': none,
  'rollback.started': none,
  'rollback.paused': {},
  'rollback.resumed': {},
  'rollback.executed': { completed: true },
  'rollback.stopped': { reason: 'approval expired' },
  'deadlock.found': { ring: 'a waits for b; b waits for a' },
  'rollback.ended': { outcome: 'recovered', reason: 'recovered' },
  'step.started': { attempt: 1, action: 'deploy shop 1' },
  'step.waiting': { for: 'lock', name: 'shop' },
  'step.succeeded': { attempt: 1 },
  'step.failed': { attempt: 1, reason: 'registry unreachable', final: false },
  'step.skipped': { reason: 'not needed' },
  'version.deployed': { version: '1' },
  'traffic.shifted': { to: '1', share: 0.5 },
  'schema.changed': { from: '2', to: '1', lostValues: 0 },
  'config.changed': { from: 'b', to: 'a' },
  'store.frozen': none,
  'store.unfrozen': none,
  'lock.acquired': { by: 'deploy' },
  'lock.released': { by: 'deploy' },
  'store.restored': { from: 'nightly', pointUs: -1, lostRecords: 1 },
  'message.sent': { to: 'support', channel: '#support', say: '' },
  'verification.started': { holdUs: 60_000_000 },
  'verification.failed': { check: 'errors' },
  'verification.passed': none,
  'store.assessed': { lostRecords: 1, lostValues: 0, corruptRecords: 0, rpaUs: 1_000_000 },
};

const tell = (kind: EventKind, data: object = examples[kind]): string =>
  describeEvent({ tUs: 0, kind, actor: 'ACTOR', subject: 'SUBJECT', data } as TraceEvent);

const nonsense = /undefined|null|NaN|\[object|Infinity|,\s*$|:\s*$|\s{2}/;

describe('describeEvent', () => {
  it.each(Object.keys(examples) as EventKind[])('tells %s in one sentence', (kind) => {
    const sentence = tell(kind);
    expect(sentence).toMatch(/^\S.*\S$/);
    expect(sentence).not.toMatch(nonsense);
  });

  it('says what each sentence is about', () => {
    const nameless: readonly EventKind[] = (Object.keys(examples) as EventKind[]).filter(
      (kind) => !tell(kind).includes('SUBJECT'),
    );
    const ofTheWhole =
      /^(drill|run|rollback|verification)\.|^fault\.|^inject\.answered|^escalated|^message/;
    expect(nameless.filter((kind) => !ofTheWhole.test(kind))).toEqual([]);
  });

  it('counts people and attempts as people do', () => {
    expect(tell('approval.requested', { quorum: 1, deadlineUs: null })).toContain('1 person');
    expect(tell('approval.requested', { quorum: 2, deadlineUs: 60_000_000 })).toMatch(
      /2 people.*1m/,
    );
    expect(tell('step.started', { attempt: 1, action: 'deploy' })).not.toContain('attempt');
    expect(tell('step.started', { attempt: 2, action: 'deploy' })).toContain('attempt 2');
  });

  it('reads a metric in its unit', () => {
    const fired = (metric: string, value: number): string =>
      tell('trigger.fired', { metric, value, then: 'rollback' });
    expect(fired('latency_p95', 1_500_000)).toContain('1.5s');
    expect(fired('replication_lag', 60_000_000)).toContain('1m');
    expect(fired('failed_health_checks', 3)).toMatch(/\b3\b(?!%)/);
    expect(fired('error_rate', 0.25)).toContain('25%');
  });

  it('says what a store has lost: records, writes, and values that an earlier schema has no place for', () => {
    const lost = (change: Partial<EventData['store.assessed']>): string =>
      tell('store.assessed', {
        lostRecords: 0,
        lostValues: 0,
        corruptRecords: 0,
        rpaUs: 0,
        ...change,
      });
    expect(lost({})).toMatch(/ lost nothing$/);
    expect(lost({ lostValues: 11_077 })).toMatch(/ lost 11,077 values$/);
    expect(lost({ lostRecords: 2, rpaUs: 5_000_000, lostValues: 1 })).toMatch(
      / lost 2 records, 5s of writes, and 1 value$/,
    );
  });

  it('leaves out what there is nothing to say of', () => {
    expect(
      tell('store.assessed', { lostRecords: 0, lostValues: 0, corruptRecords: 0, rpaUs: 0 }),
    ).not.toMatch(/\d/);
    expect(tell('fault.injected', { fault: 'pods killed', detail: '' })).not.toMatch(/,\s*$/);
    expect(tell('step.failed', { attempt: 1, reason: 'x', final: true })).not.toContain(
      'trying again',
    );
  });

  it('says of which playbook a rollback is only where there are several', () => {
    const told = (plan: Plan, kind: EventKind): string[] => {
      const { events } = play(plan);
      return events.filter((event) => event.kind === kind).map(describerOf(events));
    };
    const other = {
      name: 'cart-back',
      change: {},
      triggers: [makeTrigger('also')],
      steps: [makeWait('w', M)],
    };
    expect(told(makePlan(), 'rollback.started')).toEqual(['Rollback started']);
    expect(told(makePlan({ beside: [other] }), 'rollback.started').toSorted()).toEqual([
      'cart-back: Rollback started',
      'test-playbook: Rollback started',
    ]);
  });

  it('tells a real run without a gap', () => {
    for (const event of play(makePlan()).events) expect(describeEvent(event)).not.toMatch(nonsense);
  });
});
