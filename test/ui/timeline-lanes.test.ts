import { describe, expect, it } from 'vitest';
import type { Plan } from '../../shared/model/plan.ts';
import type { RunReport } from '../../shared/ui/report-data.ts';
import {
  H,
  M,
  makeApproval,
  makeDeploy,
  makeFault,
  makePlan,
  makeRole,
  makeWait,
  badVersion,
} from '../support/plan.ts';
import { constant } from '../../shared/model/distribution.ts';
import { endOf, lanes } from '../../shared/ui/timeline-lanes.ts';
import { held, late, makeReport, neverRecovering, passing } from './make-report.ts';

type Lanes = ReturnType<typeof lanes>;

const laneOf = (all: Lanes, group: Lanes[number]['group'], name: string): Lanes[number] => {
  const found = all.find((lane) => lane.group === group && lane.name === name);
  if (found === undefined) throw new Error(`There is no lane ${name} among ${group}.`);
  return found;
};

/** Nobody of the role that must approve answers within a day. */
const unanswered = (): Plan =>
  makePlan({
    roles: [makeRole('on-call'), makeRole('owner', { responds: constant(24 * H) })],
    approvals: [makeApproval('go', { from: ['owner'] })],
  });

/** The registry cannot be reached at first: a deployment fails and is tried again. */
const flaky = (): Plan =>
  makePlan({
    timeline: [badVersion],
    duringRollback: [makeFault(0, { kind: 'registry_unreachable' }, 5 * M)],
    steps: [
      makeDeploy('deploy', { retry: { attempts: 8, backoffUs: M } }),
      makeWait('rest', M, { needs: ['deploy'] }),
    ],
  });

const plans = { passing, late, neverRecovering, held, unanswered, flaky };

describe('lanes', () => {
  it.each(Object.entries(plans))('keep every bar within the run: %s', (_, plan) => {
    const report = makeReport(plan(), 1);
    const endUs = endOf(report);
    const all = lanes(report);
    expect(all.length).toBeGreaterThan(0);
    for (const bar of all.flatMap(({ bars }) => bars)) {
      expect(bar.fromUs).toBeGreaterThanOrEqual(0);
      expect(bar.toUs).toBeGreaterThanOrEqual(bar.fromUs);
      expect(bar.toUs).toBeLessThanOrEqual(endUs);
      expect(bar.label).not.toMatch(/undefined|null|\[object/);
    }
  });

  it('tell the groups in one order, each once', () => {
    const groups = lanes(makeReport(flaky(), 1)).map(({ group }) => group);
    const changes = groups.filter((group, index) => group !== groups[index - 1]);
    expect(changes).toEqual([...new Set(groups)]);
    expect(groups).toEqual(expect.arrayContaining(['faults', 'services', 'steps']));
  });

  it('draw a fault from its injection on', () => {
    const report = makeReport(passing(), 1);
    const fault = lanes(report).find(({ group }) => group === 'faults');
    expect(fault?.bars[0]?.fromUs).toBe(M);
    expect(fault?.bars[0]?.toUs).toBe(endOf(report));
    const cleared = lanes(makeReport(held(), 1)).find(({ group }) => group === 'faults');
    expect(cleared?.bars[0]?.toUs).toBe(11 * M);
  });

  it('draw a step once for each attempt, the failed ones as failed', () => {
    const report = makeReport(flaky(), 1);
    const count = (kind: string): number =>
      report.events.filter((event) => event.kind === kind && event.subject === 'deploy').length;
    const { bars } = laneOf(lanes(report), 'steps', 'deploy');
    const attempts = bars.filter(({ tone }) => tone === 'step' || tone === 'failed');
    expect(count('step.failed')).toBeGreaterThan(1);
    expect(attempts).toHaveLength(count('step.started'));
    expect(attempts.filter(({ tone }) => tone === 'failed')).toHaveLength(count('step.failed'));
    expect(attempts.at(-1)?.tone).toBe('step');
    for (const [index, { fromUs }] of attempts.entries())
      if (index > 0) expect(fromUs).toBeGreaterThanOrEqual(attempts[index - 1]!.toUs);
  });

  it('draw a page that nobody answered until the end', () => {
    const report = makeReport(unanswered(), 1);
    const asked = report.events.filter(
      ({ kind, subject }) => kind === 'person.paged' && subject === 'owner',
    );
    expect(asked.length).toBeGreaterThan(0);
    const bar = laneOf(lanes(report), 'people', 'owner').bars.at(-1);
    expect(bar?.fromUs).toBe(asked.at(-1)?.tUs);
    expect(bar?.toUs).toBe(endOf(report));
    expect(bar?.label).toMatch(/no answer/);
  });

  it('draw nothing of a drill without events', () => {
    const report: RunReport = { ...makeReport(passing(), 1), events: [] };
    expect(lanes(report)).toEqual([]);
    expect(endOf(report)).toBe(0);
  });
});
