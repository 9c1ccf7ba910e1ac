import { expect, test } from 'vitest';
import { drillStatistics } from '../../shared/review/statistics.ts';
import type { DrillRow } from '../../shared/store/list-drills.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 5, 30);
const minute = 60_000_000;

function drill(change: Partial<DrillRow> & { readonly daysAgo: number }): DrillRow {
  const { daysAgo, ...rest } = change;
  return {
    runId: String(daysAgo),
    recordedAt: new Date(now - daysAgo * day).toISOString(),
    playbook: 'checkout',
    owner: 'payments',
    services: ['checkout'],
    scenario: 'bad',
    disruption: 'software',
    verdict: 'passed',
    rtaP95Us: 10 * minute,
    rpaP95Us: 0,
    rto: 'passed',
    rpo: null,
    phases: {},
    ...rest,
  };
}

test('success counts what was decided, frequency what was tried', () => {
  const drills = [
    drill({ daysAgo: 60 }),
    drill({ daysAgo: 50, verdict: 'failed', rto: 'failed' }),
    drill({ daysAgo: 40, verdict: 'inconclusive', rto: 'inconclusive' }),
    drill({ daysAgo: 30, verdict: null, rto: 'inconclusive' }),
  ];
  expect(drillStatistics(drills, 'playbook', now)).toMatchObject([
    {
      name: 'checkout',
      drills: 4,
      passed: 1,
      failed: 1,
      inconclusive: 1,
      interrupted: 1,
      successRate: 0.5,
      perMonth: 2,
      rto: { met: 1, of: 3 },
      rpo: { met: 0, of: 0 },
    },
  ]);
});

test.each([
  ['rtaTrend', 'rtaP95Us'],
  ['rpaTrend', 'rpaP95Us'],
] as const)(
  '%s is that of the earlier half against the later one, where all of it is known',
  (name, measure) => {
    const trend = (minutes: readonly (number | null)[]): unknown =>
      drillStatistics(
        minutes.map((each, index) =>
          drill({ daysAgo: 40 - index, [measure]: each === null ? null : each * minute }),
        ),
        'playbook',
        now,
      )[0]?.[name];
    expect(trend([20, 18, 9, 8])).toEqual({
      scenario: 'bad',
      earlierUs: 18 * minute,
      laterUs: 8 * minute,
    });
    expect(trend([20, 18, 9])).toBeNull();
    expect(trend([20, 18, null, null])).toBeNull();
  },
);

test('a trend is of one scenario, that which was drilled most', () => {
  const of = (scenario: string, minutes: readonly number[], from: number) =>
    minutes.map((each, index) =>
      drill({ daysAgo: from - 2 * index, scenario, rtaP95Us: each * minute }),
    );
  const drills = [...of('quick', [5, 5, 4, 4, 4], 40), ...of('slow', [60, 60, 50, 50], 39)];
  expect(drillStatistics(drills, 'playbook', now)[0]?.rtaTrend).toEqual({
    scenario: 'quick',
    earlierUs: 5 * minute,
    laterUs: 4 * minute,
  });
});

test('a drill of several services counts for each, one of no team for nobody', () => {
  const drills = [drill({ daysAgo: 1, services: ['a', 'b'], owner: null })];
  expect(drillStatistics(drills, 'service', now).map(({ name }) => name)).toEqual(['a', 'b']);
  expect(drillStatistics(drills, 'team', now).map(({ name }) => name)).toEqual(['no team']);
});

test('phases are means over what recovered', () => {
  const drills = [
    drill({ daysAgo: 3, phases: { detection: 10, execution: 30 } }),
    drill({ daysAgo: 2, phases: { detection: 20, execution: 50 } }),
    drill({ daysAgo: 1 }),
  ];
  expect(drillStatistics(drills, 'playbook', now)[0]?.phases).toMatchObject({
    detection: 15,
    execution: 40,
  });
});
