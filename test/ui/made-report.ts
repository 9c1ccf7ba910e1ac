import type { EventData, EventKind, TraceEvent } from '../../shared/model/journal.ts';
import type { DrillSummary, RunMeasures } from '../../shared/model/measures.ts';
import type { RunReport } from '../../shared/ui/report-data.ts';
import type { RunSample } from '../../shared/drill/sample-run.ts';
import { summariseRuns } from '../support/summarise-runs.ts';

export const second = 1_000_000;
export const minute = 60 * second;

/** One event of a made-up trace. */
export function event<K extends EventKind>(
  tUs: number,
  kind: K,
  subject: string,
  data: EventData[K],
  actor = 'engine',
): TraceEvent {
  return { tUs, kind, actor, subject, data } as TraceEvent;
}

interface Shape {
  /** The runs that the summary is of, where it is not given. */
  readonly samples?: readonly RunSample[];
  readonly steps: number;
  /** Microseconds from the start of the drill to its end. */
  readonly lengthUs: number;
  readonly name?: (index: number) => string;
}

/** The trace of a rollback whose steps follow each other, the second of them failing once. */
export function madeEvents({
  steps,
  lengthUs,
  name = (index) => `step-${index}`,
}: Shape): TraceEvent[] {
  const at = (share: number): number => Math.round(lengthUs * share);
  const state = { errorRate: 0.001, latencyUs: 20_000, trafficPerS: 100 };
  const bad = { errorRate: 0.3, latencyUs: 90_000, trafficPerS: 100 };
  const each = 0.6 / steps;
  const work = Array.from({ length: steps }, (_, index): TraceEvent[] => {
    const from = 0.3 + index * each;
    const id = name(index);
    const start = (share: number, attempt: number): TraceEvent =>
      event(at(share), 'step.started', id, { attempt, action: 'deploy' });
    if (index !== 1)
      return [start(from, 1), event(at(from + each), 'step.succeeded', id, { attempt: 1 })];
    const third = each / 3;
    return [
      start(from, 1),
      event(at(from + third), 'step.failed', id, { attempt: 1, reason: 'no image', final: false }),
      event(at(from + third), 'step.waiting', id, { for: 'retry', name: 'no image' }),
      start(from + 2 * third, 2),
      event(at(from + each), 'step.succeeded', id, { attempt: 2 }),
    ];
  }).flat();
  const purpose = 'approval production';
  return [
    event(0, 'service.state', name(0), state),
    event(at(0.1), 'fault.injected', name(0), { fault: name(0), detail: 'share 0.3' }),
    event(at(0.1), 'service.degraded', name(0), bad),
    event(at(0.1), 'onset', name(0), { cause: name(0) }),
    event(at(0.1), 'service.state', name(0), bad),
    event(
      at(0.2),
      'trigger.fired',
      name(0),
      { metric: 'error_rate', value: 0.3, then: 'rollback' },
      'errors',
    ),
    event(at(0.2), 'rollback.declared', 'made', { by: 'errors' }),
    event(at(0.2), 'approval.requested', 'production', { quorum: 1, deadlineUs: null }),
    event(at(0.2), 'person.paged', name(0), { purpose }),
    event(at(0.3), 'person.answered', name(0), { purpose, answer: 'approved' }, name(0)),
    event(at(0.3), 'approval.granted', 'production', { granted: 1, quorum: 1 }, name(0)),
    event(at(0.3), 'rollback.started', 'made', {}),
    ...work,
    event(at(0.9), 'service.restored', name(0), { errorRate: 0.001, latencyUs: 20_000 }),
    event(at(0.9), 'service.state', name(0), state),
    event(at(0.9), 'rollback.executed', 'made', { completed: true }),
    event(lengthUs, 'run.ended', 'made', {
      outcome: 'recovered',
      recoveredUs: at(0.9),
      reason: 'recovered',
      failedRequests: 1234,
      events: 20,
    }),
  ];
}

/** The figures of the trace above. */
export function madeMeasures(lengthUs: number): RunMeasures {
  const at = (share: number): number => Math.round(lengthUs * share);
  const rtaUs = at(0.9) - at(0.1);
  return {
    outcome: 'recovered',
    mode: 'recovered',
    milestones: {
      onsetUs: at(0.1),
      detectedUs: at(0.2),
      declaredUs: at(0.2),
      startedUs: at(0.3),
      recoveredUs: at(0.9),
    },
    rtaUs,
    phases: {
      detectionUs: at(0.2) - at(0.1),
      decisionUs: 0,
      approvalUs: at(0.3) - at(0.2),
      executionUs: at(0.9) - at(0.3),
      validationUs: 0,
    },
    rpaUs: 0,
    lostRecords: 0,
    stores: [],
    steps: [],
    critical: [],
    failedRequests: 1234,
  };
}

/** A sample that recovered in `rtaUs`, or did not recover when it is null. */
export function madeSample(seed: number, rtaUs: number | null, rpaUs = 0): RunSample {
  const outcome = rtaUs === null ? 'not-recovered' : 'recovered';
  return {
    seed,
    outcome,
    rtaUs,
    rpaUs,
    lostRecords: 0,
    detectionUs: rtaUs,
    decisionUs: rtaUs === null ? null : 0,
    approvalUs: rtaUs === null ? null : 0,
    executionUs: rtaUs === null ? null : 0,
    validationUs: rtaUs === null ? null : 0,
    mode: rtaUs === null ? 'step drain failed' : 'recovered',
    critical: ['drain'],
  };
}

const opened: EventData['drill.opened'] = {
  tool: 'backstep 0.1.0',
  environment: 'virtual',
  clock: 'virtual',
  seed: 1,
  runs: 1,
  inputs: [{ role: 'scenario', file: 'made.scenario.yaml', digest: `sha256:${'ab'.repeat(32)}` }],
  resolved: `sha256:${'cd'.repeat(32)}`,
  playbook: 'made-playbook',
  scenario: 'made-scenario',
  system: 'made-system',
  disruption: 'software',
  objectives: { rtoUs: 15 * minute, rpoUs: minute, mtpdUs: null, percentile: 0.95 },
  expect: { outcome: null, rto: [], rpo: [], detectedWithinUs: null, lostRecords: null },
};

/** What samples show together, held against the objectives of the made-up drill. */
export function madeSummary(samples: readonly RunSample[]): DrillSummary {
  const objectives = { rtoUs: 15 * minute, rpoUs: minute, percentile: 0.95 };
  const expect = { rto: [], rpo: [] };
  return summariseRuns({ objectives, expect, disruption: 'software' }, samples, false);
}

/** A report of a made-up drill; what is not given is of one run with three steps in ten minutes. */
export function madeReport(parts: Partial<RunReport> & Partial<Shape> = {}): RunReport {
  const { steps = 3, lengthUs = 10 * minute, name } = parts;
  const { samples = [madeSample(1, Math.round(lengthUs * 0.8))] } = parts;
  return {
    runId: '01KHBX7Q2V9M4T8W0ZJ6E3RNYF',
    recordedAt: '2026-11-23T07:15:00.000Z',
    opened: parts.opened ?? { ...opened, runs: samples.length },
    events:
      parts.events ?? madeEvents({ steps, lengthUs, ...(name === undefined ? {} : { name }) }),
    measures: parts.measures ?? madeMeasures(lengthUs),
    summary: parts.summary ?? madeSummary(samples),
  };
}
