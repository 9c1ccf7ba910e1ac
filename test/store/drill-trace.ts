import type { EventData, EventKind, TraceEvent } from '../../shared/model/journal.ts';
import type { OpenedEvent } from '../../shared/store/begin-run.ts';
import { digestBytes } from '../../shared/store/digest-bytes.ts';
import type { RunSample } from '../../shared/drill/sample-run.ts';
import type { ClosedEvent } from '../../shared/store/run-writer.ts';

const secondUs = 1_000_000;

/** Files a drill might have been made from; the names test that folders do not leak into bundles. */
export const inputFiles = [
  {
    role: 'playbook',
    file: 'shop/checkout.playbook.yaml',
    bytes: Buffer.from('playbook: checkout\n'),
  },
  { role: 'system', file: 'shop/system.yaml', bytes: Buffer.from('system: shop\n') },
  { role: 'scenario', file: '../scenarios/bad-release.yaml', bytes: Buffer.from('scenario: é\n') },
] as const;

/** 2026-03-01T09:00:00Z. */
export const startsUs = 1_772_355_600_000_000;

export function event<K extends EventKind>(
  atS: number,
  kind: K,
  data: EventData[K],
  subject = 'checkout',
  actor = 'engine',
): Extract<TraceEvent, { kind: K }> {
  return { tUs: atS * secondUs, kind, actor, subject, data } as unknown as Extract<
    TraceEvent,
    { kind: K }
  >;
}

export function opened(change: Partial<EventData['drill.opened']> = {}): OpenedEvent {
  return event(
    0,
    'drill.opened',
    {
      tool: 'backstep 0.1.0',
      environment: 'virtual',
      clock: 'virtual',
      seed: 7,
      runs: 6,
      inputs: inputFiles.map(({ role, file, bytes }) => ({
        role,
        file,
        digest: digestBytes(bytes),
      })),
      resolved: digestBytes(Buffer.from('resolved')),
      playbook: 'checkout',
      scenario: 'bad-release',
      system: 'shop',
      disruption: 'software',
      objectives: { rtoUs: 900 * secondUs, rpoUs: 60 * secondUs, mtpdUs: null, percentile: 0.5 },
      expect: {
        outcome: 'recovered',
        rto: [],
        rpo: [],
        detectedWithinUs: null,
        lostRecords: null,
      },
      ...change,
    },
    'drill',
  );
}

/** A rollback that recovers 300 s after its onset, losing 5 s and 12 records of one store. */
export function recovery(): TraceEvent[] {
  return [
    event(30, 'fault.injected', { fault: 'errors', detail: 'half of the requests fail' }),
    event(60, 'service.degraded', { errorRate: 0.5, latencyUs: 80_000 }),
    event(60, 'onset', { cause: 'errors' }),
    event(90, 'trigger.fired', { metric: 'error_rate', value: 0.5, then: 'ask' }),
    event(150, 'rollback.declared', { by: 'on-call' }, 'checkout', 'on-call'),
    event(180, 'rollback.approved', {}),
    event(180, 'rollback.started', {}),
    event(180, 'step.started', { attempt: 1, action: 'deploy' }, 'deploy-old'),
    event(300, 'version.deployed', { version: '1.4.1' }),
    event(300, 'step.succeeded', { attempt: 1 }, 'deploy-old'),
    event(300, 'rollback.executed', { completed: true }),
    event(360, 'service.restored', { errorRate: 0, latencyUs: 40_000 }),
    event(360, 'verification.started', { holdUs: 60 * secondUs }),
    event(420, 'verification.passed', {}),
    event(
      420,
      'store.assessed',
      { lostRecords: 12, lostValues: 0, corruptRecords: 0, rpaUs: 5 * secondUs },
      'orders',
    ),
    event(420, 'run.ended', {
      outcome: 'recovered',
      recoveredUs: 360 * secondUs,
      reason: 'recovered',
      failedRequests: 1500,
      events: 15,
    }),
  ];
}

export function sampled(seed: number, change: Partial<RunSample> = {}): TraceEvent {
  return event(420, 'run.sampled', {
    seed,
    outcome: 'recovered',
    rtaUs: 310 * secondUs,
    rpaUs: 5 * secondUs,
    lostRecords: 12,
    detectionUs: 30 * secondUs,
    decisionUs: 60 * secondUs,
    approvalUs: 30 * secondUs,
    executionUs: 120 * secondUs,
    validationUs: 70 * secondUs,
    mode: 'recovered',
    critical: ['deploy-old'],
    ...change,
  });
}

/** The seeds 8 to 12: with the one traced, the fewest runs that can decide a median. */
export function others(): TraceEvent[] {
  return [8, 9, 10, 11, 12].map((seed) => sampled(seed));
}

export function closed(change: Partial<EventData['drill.closed']> = {}): ClosedEvent {
  return event(420, 'drill.closed', {
    verdict: 'passed',
    completed: true,
    runs: 6,
    reasons: [],
    ...change,
  });
}
