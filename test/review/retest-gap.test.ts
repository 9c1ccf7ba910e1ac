import { describe, expect, test } from 'vitest';
import type { DrillFinding } from '../../shared/review/findings-of.ts';
import type { Plan } from '../../shared/model/plan.ts';
import type { TraceEvent } from '../../shared/model/journal.ts';
import { Deriver } from '../../shared/store/derive.ts';
import { event, opened, others, recovery, sampled } from '../store/drill-trace.ts';
import { M, makeMetric, makePlan, makeVerification } from '../support/plan.ts';
import { reportOf } from '../../shared/store/report-of.ts';
import { retestGap } from '../../shared/review/retest-gap.ts';
import type { RunSample } from '../../shared/drill/sample-run.ts';

/** A run with these events between its first and its last. */
function runOf(trace: readonly TraceEvent[], plan: Plan | null = makePlan({})) {
  const samples: RunSample[] = [];
  const deriver = new Deriver<TraceEvent>((sample) => samples.push(sample));
  for (const each of [opened(), ...trace, ...others()]) deriver.add(each);
  const derived = deriver.end() as Parameters<typeof reportOf>[1];
  return {
    report: reportOf({ id: '01', recordedAt: '2026-03-01T09:00:00Z' }, derived),
    plan: plan ?? undefined,
    samples,
  };
}

const gap = (
  finding: Pick<DrillFinding, 'code' | 'subject'>,
  retest: ReturnType<typeof runOf>,
  found = runOf(recovery()),
) => retestGap(finding, found, retest);

/** The recovery without the events of some kinds. */
const without = (...kinds: readonly string[]) =>
  recovery().filter(({ kind }) => !kinds.includes(kind));

const error = (bound: number) =>
  makePlan({
    verify: [makeVerification('errors', { condition: makeMetric({ comparison: 'below', bound }) })],
  });

describe('a retest covers', () => {
  test('a step that it did', () => {
    for (const code of ['step-failed', 'step-slower'] as const) {
      expect(gap({ code, subject: 'deploy-old' }, runOf(recovery()))).toBeUndefined();
      expect(gap({ code, subject: 'gone' }, runOf(recovery()))).toMatch(/step gone was not done/);
    }
  });

  test('an approval that was answered', () => {
    const finding = { code: 'approval-expired', subject: 'production' } as const;
    const granted = event(170, 'approval.granted', { granted: 1, quorum: 1 }, 'production');
    expect(gap(finding, runOf([granted, ...recovery()]))).toBeUndefined();
    expect(gap(finding, runOf(recovery()))).toMatch(/nobody was asked/);
  });

  test('a check that it makes as strictly, wherever that stands now', () => {
    const found = runOf(recovery(), error(0.01));
    const finding = { code: 'smoke-check-failed', subject: 'errors (shop error_rate)' } as const;
    const retest = (bound: number) => runOf(recovery(), error(bound));
    expect(gap(finding, retest(0.01), found)).toBeUndefined();
    expect(gap(finding, retest(0.5), found)).toMatch(/does not check the same: errors/);
    expect(gap(finding, runOf(recovery(), makePlan({})), found)).toMatch(/does not check the same/);
    expect(gap(finding, runOf(without('verification.passed'), error(0.01)), found)).toMatch(
      /no verification passed/,
    );
  });

  test('a degradation that no longer has a check of its own, once verification passed', () => {
    const finding = { code: 'smoke-check-failed', subject: 'shop (error rate)' } as const;
    expect(gap(finding, runOf(recovery()))).toBeUndefined();
  });

  test('late communication when there was something to tell', () => {
    const finding = { code: 'communication-late', subject: 'first message' } as const;
    expect(gap(finding, runOf(recovery()))).toBeUndefined();
    expect(gap(finding, runOf(without('onset')))).toMatch(/no outage to tell of/);
  });

  test('an objective that its runs meet as it was asked', () => {
    const finding = { code: 'objective-missed', subject: 'rto' } as const;
    expect(gap(finding, runOf(recovery()))).toBeUndefined();
    const slow = runOf(recovery(), makePlan({}));
    slow.samples.splice(0, 6, ...[7, 8, 9, 10, 11, 12].map((seed) => sample(seed, 1_200)));
    expect(gap(finding, slow)).toMatch(/wanted p50 within 15m, measured p50 20m/);
  });

  test('nothing when something else goes wrong in it', () => {
    const finding = { code: 'step-failed', subject: 'deploy-old' } as const;
    const other = makePlan({ scenario: { budgetUs: M } });
    expect(gap(finding, runOf(recovery(), other))).toMatch(/is not what went wrong then/);
    expect(gap(finding, runOf(recovery(), null))).toBeUndefined();
  });
});

/** A seed that recovered after so many seconds. */
function sample(seed: number, rtaS: number): RunSample {
  const { data } = sampled(seed, { rtaUs: rtaS * 1_000_000 });
  return data as RunSample;
}
