import type { ComparedRuns } from '../../shared/ui/compare-page.tsx';
import { late, makeReport, passing } from './make-report.ts';
import type { PeriodReport, SummaryReport } from '../../shared/ui/report-data.ts';
import { controlClaims } from '../../shared/model/controls.ts';
import { doesNotProve } from '../../shared/model/does-not-prove.ts';

/** A period with a drill of each ending. */
export function makePeriod(): PeriodReport {
  const endings = ['passed', 'failed', 'inconclusive', 'interrupted', 'pruned'] as const;
  return {
    from: '2026-07-01T00:00:00.000Z',
    to: '2026-10-01T00:00:00.000Z',
    playbook: null,
    owner: 'checkout-team',
    counts: { all: 5, passed: 1, failed: 1, inconclusive: 1, interrupted: 1, pruned: 1 },
    runs: endings.map((ending, index) => ({
      run: `01K0000000000000000000000${index}`,
      at: `2026-07-0${index + 1}T09:00:00.000Z`,
      playbook: 'checkout-2.14',
      scenario: ending === 'pruned' ? null : 'bad-canary',
      ending,
      rtaP95Us: ending === 'passed' || ending === 'failed' ? 540_000_000 : null,
      rtoUs: 900_000_000,
      rpaP95Us: 0,
    })),
    claims: controlClaims('virtual', true),
    doesNotProve: doesNotProve('virtual'),
  };
}

/** A playbook that was drilled often, one that never recovered, and services with and without a playbook. */
export function makeSummary(): SummaryReport {
  const often = {
    name: 'checkout-2.14',
    drills: 12,
    passed: 9,
    failed: 3,
    successRate: 0.75,
    perMonth: 4,
    rto: { met: 10, of: 12 },
    rpo: { met: 12, of: 12 },
    rtaTrend: { scenario: 'bad-canary', earlierUs: 700_000_000, laterUs: 520_000_000 },
    rpaTrend: { scenario: 'bad-canary', earlierUs: 5_000_000, laterUs: 0 },
    classes: { 'bad-release': 10, 'data-corruption': 2 },
    phases: { detection: 90_000_000, decision: 120_000_000, execution: 300_000_000 },
  };
  const never = {
    ...often,
    name: 'payments-7.1',
    drills: 1,
    passed: 0,
    failed: 1,
    successRate: 0,
    rto: { met: 0, of: 1 },
    rpo: { met: 0, of: 0 },
    rtaTrend: null,
    rpaTrend: null,
    phases: {},
  };
  return {
    by: 'playbook',
    statistics: [often, never],
    coverage: [
      { system: 'shop', service: 'checkout', criticality: 'high', playbooks: ['checkout-2.14'] },
      { system: 'shop', service: 'search', criticality: null, playbooks: [] },
    ],
  };
}

/** Two runs of which the later one is slower, and loses no more data. */
export function makeCompared(): ComparedRuns {
  return {
    before: makeReport(passing()),
    after: makeReport(late()),
    comparison: {
      runs: 1000,
      percentile: 0.95,
      measures: [
        {
          name: 'rta',
          before: 600_000_000,
          after: 1_200_000_000,
          difference: { value: 600_000_000, low: 540_000_000, high: Infinity },
          effect: 'worse',
        },
        { name: 'rpa', before: 0, effect: 'same' },
      ],
      recovered: { onlyBefore: 3, onlyAfter: 0, lostSeed: 17, effect: 'same' },
      quicker: 0,
      slower: 990,
      equal: 10,
      effect: 'worse',
    },
  };
}
