import { describe, expect, it } from 'vitest';
import { event, madeReport, minute } from './made-report.ts';
import { decisionLanes } from '../../shared/ui/decision-lanes.ts';
import { drilledReport } from './drilled-report.ts';
import { endOf, lanes } from '../../shared/ui/timeline-lanes.ts';
import { faultLanes } from '../../shared/ui/fault-lanes.ts';
import { phaseSpans } from '../../shared/ui/phase-spans.ts';
import { requests } from '../../shared/ui/people-lanes.ts';
import { serviceLanes } from '../../shared/ui/service-lanes.ts';
import { stepLanes } from '../../shared/ui/step-lanes.ts';

const samples = [
  ['samples/shop', 'bad-canary'],
  ['samples/shop', 'absent-approver'],
  ['samples/online-boutique', '2-too-late'],
  ['samples/online-boutique', '3-data-lost'],
  ['samples/online-boutique', '4-held'],
] as const;

describe('lanes of real drills', () => {
  it.each(samples)('%s %s: every bar lies within the run, none backwards', (folder, name) => {
    const report = drilledReport(folder, `${name}.scenario.yaml`, 1);
    const endUs = endOf(report);
    const all = lanes(report);
    expect(all.length).toBeGreaterThan(3);
    for (const { bars, moments, levels } of all) {
      for (const { fromUs, toUs } of [...bars, ...levels]) {
        expect(fromUs).toBeGreaterThanOrEqual(0);
        expect(toUs).toBeGreaterThanOrEqual(fromUs);
        expect(toUs).toBeLessThanOrEqual(endUs);
      }
      for (const { atUs } of moments) expect(atUs).toBeLessThanOrEqual(endUs);
    }
  });

  it.each(samples)('%s %s: phases follow each other and end at recovery', (folder, name) => {
    const { measures } = drilledReport(folder, `${name}.scenario.yaml`, 1);
    const spans = phaseSpans(measures);
    // Where it was decided against a rollback, there are none.
    if (measures?.outcome === 'held') {
      expect(spans).toEqual([]);
      return;
    }
    const { onsetUs, recoveredUs } = measures!.milestones;
    expect(spans[0]?.fromUs).toBe(onsetUs);
    expect(spans.at(-1)?.toUs).toBe(recoveredUs);
    for (const [index, { fromUs }] of spans.entries())
      if (index > 0) expect(fromUs).toBe(spans[index - 1]?.toUs);
  });

  it('draws each attempt of the step whose image cannot be pulled, and the waits between', () => {
    const report = drilledReport('samples/online-boutique', '2-too-late.scenario.yaml', 1);
    const started = report.events.filter(
      ({ kind, subject }) => kind === 'step.started' && subject === 'redeploy',
    ).length;
    const lane = lanes(report).find(({ name }) => name === 'redeploy');
    const of = (tone: string): number => lane!.bars.filter((bar) => bar.tone === tone).length;
    expect(started).toBeGreaterThan(2);
    expect(of('failed')).toBe(started - 1);
    expect(of('waiting')).toBe(started - 1);
    expect(of('step')).toBe(1);
    expect(lane!.note).toMatch(new RegExp(`, ${started}×$`));
  });
});

describe('stepLanes', () => {
  it('shows what was skipped, what never began and what never ended', () => {
    const events = [
      event(0, 'step.waiting', 'later', { for: 'dependency', name: 'first' }),
      event(0, 'step.started', 'first', { attempt: 1, action: 'deploy' }),
      event(5, 'step.skipped', 'over', { reason: 'not needed' }),
    ];
    const [first, over, later] = stepLanes(events, 10);
    expect(first).toMatchObject({ name: 'first', bars: [{ fromUs: 0, toUs: 10, tone: 'step' }] });
    expect(first!.bars[0]!.label).toContain('not ended');
    expect(over).toMatchObject({ name: 'over', note: 'skipped', moments: [{ atUs: 5 }] });
    expect(later).toMatchObject({ name: 'later', note: 'not begun', bars: [{ tone: 'queued' }] });
  });
});

describe('faultLanes', () => {
  it('puts a fault that comes back into one row', () => {
    const injected = { fault: 'errors a', detail: '' };
    const [lane, ...others] = faultLanes(
      [
        event(1, 'fault.injected', 'a', injected),
        event(3, 'fault.cleared', 'a', { fault: 'errors a' }),
        event(6, 'fault.injected', 'a', injected),
      ],
      10,
    );
    expect(others).toEqual([]);
    expect(lane!.bars.map(({ fromUs, toUs }) => [fromUs, toUs])).toEqual([
      [1, 3],
      [6, 10],
    ]);
    expect(lane!.note).toBe('until the end');
  });
});

describe('serviceLanes', () => {
  const state = (
    errorRate: number,
    latencyUs: number,
  ): { errorRate: number; latencyUs: number } => ({ errorRate, latencyUs });

  it('leaves out services that stayed in their steady state', () => {
    const steady = event(0, 'service.state', 'well', { ...state(0, 1), trafficPerS: 1 });
    expect(serviceLanes([steady], 10)).toEqual([]);
  });

  it('names the latency where errors are not what was wrong', () => {
    const [lane] = serviceLanes(
      [
        event(0, 'service.state', 'slow', { ...state(0.001, 20_000), trafficPerS: 1 }),
        event(2, 'service.degraded', 'slow', state(0.001, 5_000_000)),
        event(8, 'service.restored', 'slow', state(0.001, 20_000)),
      ],
      10,
    );
    expect(lane!.note).toBe('p95 5s');
    expect(lane!.levels.map(({ degraded }) => degraded)).toEqual([false, true, false]);
  });
});

describe('people and approvals', () => {
  const purpose = 'approval production';

  it('takes several people of one role asked at once for one request', () => {
    const [request, ...others] = requests([
      event(1, 'person.paged', 'on-call', { purpose }),
      event(1, 'person.paged', 'on-call', { purpose }),
      event(9, 'person.answered', 'on-call', { purpose, answer: 'approved' }),
    ]);
    expect(others).toEqual([]);
    expect(request).toEqual({
      role: 'on-call',
      purpose,
      pagedUs: 1,
      answeredUs: 9,
      answer: 'approved',
    });
  });

  it('says when nobody answered', () => {
    const lane = lanes(
      madeReport({
        events: [
          event(1, 'person.paged', 'on-call', { purpose }),
          event(minute, 'onset', 'a', { cause: 'b' }),
        ],
      }),
    )[0];
    expect(lane).toMatchObject({
      name: 'on-call',
      note: 'no answer',
      bars: [{ tone: 'waiting', toUs: minute }],
    });
  });

  it('follows an approval through expiry and escalation to its grant', () => {
    const lane = decisionLanes(
      [
        event(1, 'approval.requested', 'production', { quorum: 1, deadlineUs: 3 }),
        event(4, 'approval.expired', 'production', { then: 'escalate' }),
        event(9, 'approval.granted', 'production', { granted: 1, quorum: 1 }),
      ],
      20,
    ).find(({ name }) => name === 'approval production');
    expect(lane!.bars.map(({ fromUs, toUs, tone }) => [fromUs, toUs, tone])).toEqual([
      [1, 4, 'failed'],
      [4, 9, 'approval'],
    ]);
  });
});
