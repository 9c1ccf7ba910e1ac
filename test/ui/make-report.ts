import type { PlanParts } from '../support/plan.ts';
import type { Plan } from '../../shared/model/plan.ts';
import type { RunReport, TrendReport } from '../../shared/ui/report-data.ts';
import type { TraceEvent } from '../../shared/model/journal.ts';
import { openedEvent } from '../../shared/conduct/opened-event.ts';
import { prepareSampler } from '../../shared/drill/sample-run.ts';
import { run } from '../../shared/drill/run.ts';
import { summariseRuns } from '../support/summarise-runs.ts';
import { M, makeFault, makePlan, makeTrigger, punctual } from '../support/plan.ts';

/** What a real drill of `runs` seeds of `plan` shows, the first of them with its events. */
export function makeReport(plan: Plan, runs = 120, interrupted = false): RunReport {
  const { seed, expect, disruption } = plan.scenario;
  const events: TraceEvent[] = [];
  const measures = run(plan, seed, (event) => events.push(event));
  const sample = prepareSampler(plan);
  const samples = Array.from({ length: runs }, (_, index) => sample(seed + index));
  const { objectives } = plan.playbook;
  const request = { plan, inputs: [], seed, runs, tool: 'backstep 0.0.0', workers: 1 };
  return {
    runId: '01KHBX7Q2V9M4T8W0ZJ6E3RNYF',
    recordedAt: '2026-01-05T09:30:00.000Z',
    opened: openedEvent(request).data,
    events,
    measures,
    summary: summariseRuns({ objectives, expect, disruption }, samples, interrupted),
  };
}

/** A plan that recovers within its objective. */
export const passing = (parts: Partial<PlanParts> = {}): Plan =>
  makePlan({ objectives: { rtoUs: 30 * M, rpoUs: M }, ...parts });

/** A plan that recovers later than its objective allows. */
export const late = (): Plan => makePlan({ objectives: { rtoUs: M } });

/** A plan without a trigger and without anybody: nothing ends its outage. */
export const neverRecovering = (): Plan =>
  makePlan({ triggers: [], declare: null, objectives: { rtoUs: 30 * M } });

/** A plan whose failure ends by itself, while its people decide to hold. */
export const held = (): Plan => {
  const share = { kind: 'errors', target: { name: 'shop', version: '2' }, share: 0.5 } as const;
  return makePlan({
    objectives: { rtoUs: 30 * M },
    triggers: [makeTrigger(punctual, { then: 'hold' })],
    timeline: [makeFault(M, share, 10 * M)],
    scenario: { expect: { at: [], outcome: 'held', rto: [], rpo: [] } },
  });
};

/** A report of a drill that was interrupted before its first run ended. */
export function interruptedReport(): RunReport {
  const { runId, recordedAt, opened, summary, events } = makeReport(passing(), 0, true);
  return { runId, recordedAt, opened, summary, events: events.slice(0, 5) };
}

/** Drills of one playbook on three days, in each of the verdicts, one of them without a recovery time. */
export function makeTrend(playbook = 'test-playbook'): TrendReport {
  const common = { successRate: 1, rpaP95Us: 0, lostRecordsMax: 0 };
  return {
    playbook,
    points: [
      {
        ...common,
        runId: 'R1',
        recordedAt: '2026-01-05T09:30:00.000Z',
        scenario: 'bad-version',
        verdict: 'failed',
        rtaP95Us: 41 * M,
      },
      {
        ...common,
        runId: 'R2',
        recordedAt: '2026-01-06T09:30:00.000Z',
        scenario: 'bad-version',
        verdict: 'passed',
        rtaP95Us: 9 * M,
      },
      {
        ...common,
        runId: 'R3',
        recordedAt: '2026-01-06T09:31:00.000Z',
        scenario: 'no-recovery',
        verdict: 'failed',
        rtaP95Us: null,
        successRate: 0,
      },
      {
        ...common,
        runId: 'R4',
        recordedAt: '2026-01-07T09:30:00.000Z',
        scenario: 'bad-version',
        verdict: 'inconclusive',
        rtaP95Us: 8 * M,
      },
    ],
  };
}
