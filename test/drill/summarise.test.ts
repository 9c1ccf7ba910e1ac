import { expect, test } from 'vitest';
import type { RunSample } from '../../shared/drill/sample-run.ts';
import { verdictReasons } from '../../shared/drill/summarise.ts';
import { summariseRuns } from '../support/summarise-runs.ts';
import type { DrillSummary } from '../../shared/model/measures.ts';
import type { Outcome } from '../../shared/model/scenario.ts';
import { ask, measured, minute, recovered, results, run, spread, times } from './drill-samples.ts';

test('one run is compared as it is, and says so', () => {
  const good = summariseRuns(ask(), [recovered(7, 12)], false);
  expect(good.verdict).toBe('passed');
  expect(measured(good, 'rto')).toBe('12m in one run');
  const bad = summariseRuns(ask(), [recovered(7, 31)], false);
  expect(bad.verdict).toBe('failed');
  const never = summariseRuns(ask(), [run(7, 'not-recovered')], false);
  expect(never.verdict).toBe('failed');
  expect(measured(never, 'rto')).toBe('not recovered in one run');
});

test('too few runs for an upper bound are inconclusive, and say how many are needed', () => {
  const few = summariseRuns(ask(), spread(71), false);
  expect(few.verdict).toBe('inconclusive');
  expect(measured(few, 'rto')).toContain('at least 72 runs are needed');
  expect(summariseRuns(ask(), spread(72), false).verdict).toBe('passed');
});

test('too few runs still fail when the percentile itself misses', () => {
  const slow = times(20, (seed) => recovered(seed, seed <= 18 ? 10 : 40));
  expect(results(summariseRuns(ask(), slow, false))).toMatchObject({ rto: 'failed' });
});

test('the upper bound decides: within, beyond, and the percentile beyond', () => {
  // Of 1,000 runs, p95 is the 950th, its upper bound the 964th.
  const samples = spread(1000);
  const rto = (hundredths: number): string | undefined =>
    results(summariseRuns(ask({}, { rtoUs: (hundredths * minute) / 100 }), samples, false))['rto'];
  expect(rto(964)).toBe('passed');
  expect(rto(963)).toBe('inconclusive');
  expect(rto(950)).toBe('inconclusive');
  expect(rto(949)).toBe('failed');
});

test('runs that do not recover count as slower than all, and are never dropped', () => {
  const with_ = (lost: number): DrillSummary =>
    summariseRuns(
      ask({ outcome: 'recovered' }),
      [
        ...times(1000 - lost, (seed) => recovered(seed, 5)),
        ...times(lost, (seed) => run(seed, 'not-recovered'), 2000),
      ],
      false,
    );
  expect(results(with_(36))).toEqual({ rto: 'passed', 'expect.outcome': 'passed' });
  expect(results(with_(40))).toEqual({ rto: 'inconclusive', 'expect.outcome': 'passed' });
  expect(results(with_(51))).toEqual({ rto: 'failed', 'expect.outcome': 'failed' });
  const { rta, checks } = with_(51);
  expect(rta).toMatchObject({ count: 1000, censored: 51, min: 5 * minute });
  expect(rta.mean).toBeUndefined();
  expect(checks[0]?.probability?.value).toBe(0.949);
  expect(measured(with_(51), 'rto')).toBe('p95 not recovered, of 1,000 runs; 51 not recovered');
  expect(measured(with_(51), 'expect.outcome')).toBe('recovered in 94.9% of 1,000 runs');
});

test('runs without degradation are left out of the RTA, and counted', () => {
  const samples = [
    ...times(100, (seed) => recovered(seed, 5)),
    ...times(4, (seed) => run(seed, 'not-needed'), 200),
  ];
  const summary = summariseRuns(ask({}, { rtoUs: 30 * minute, rpoUs: minute }), samples, false);
  expect(summary.rta.count).toBe(100);
  expect(summary.rpa.count).toBe(100);
  expect(measured(summary, 'rto')).toContain('4 without degradation left out');
  expect(summary.verdict).toBe('passed');
});

test('nothing degraded: inconclusive, unless that is what the scenario expects', () => {
  const calm = times(100, (seed) => run(seed, 'not-needed'));
  const goals = { rtoUs: 30 * minute, rpoUs: minute };
  const surprised = summariseRuns(ask({ outcome: 'recovered' }, goals), calm, false);
  expect(results(surprised)).toEqual({
    rto: 'inconclusive',
    rpo: 'inconclusive',
    'expect.outcome': 'inconclusive',
  });
  expect(measured(surprised, 'rto')).toBe('no degradation seen in any of 100 runs');
  expect(summariseRuns(ask({}, goals), calm, false).verdict).toBe('inconclusive');
  const expected = summariseRuns(ask({ outcome: 'not-needed' }, goals), calm, false);
  expect(results(expected)).toEqual({ 'expect.outcome': 'passed' });
  expect(expected.verdict).toBe('passed');
});

test.each<Outcome>(['held', 'mitigated', 'rolled-forward'])(
  '%s: the RTO does not apply',
  (outcome) => {
    const samples = times(100, (seed) => run(seed, outcome));
    expect(results(summariseRuns(ask({ outcome }), samples, false))).toEqual({
      'expect.outcome': 'passed',
    });
    const unsaid = summariseRuns(ask(), samples, false);
    expect(results(unsaid)).toEqual({ rto: 'inconclusive', outcome: 'inconclusive' });
    expect(measured(unsaid, 'rto')).toMatch(
      /^does not apply to any of 100 runs: 100 (held|mitigated|rolled forward)$/,
    );
    const otherwise = summariseRuns(ask({ outcome: 'recovered' }), samples, false);
    expect(otherwise.verdict).toBe('failed');
    const mixed = [...samples, ...times(100, (seed) => recovered(seed, 5), 500)];
    expect(summariseRuns(ask(), mixed, false).rta).toMatchObject({ count: 100, censored: 0 });
  },
);

test('a known gap shows its outcome and still fails the drill', () => {
  const summary = summariseRuns(
    ask({ outcome: 'not-recovered' }),
    times(100, (seed) => run(seed, 'not-recovered')),
    false,
  );
  expect(results(summary)).toEqual({ rto: 'failed', 'expect.outcome': 'passed' });
  expect(summary.verdict).toBe('failed');
});

test('what an unrecovered run lost can miss an RPO, not meet it', () => {
  const rpo = (rpaMinutes: number): DrillSummary =>
    summariseRuns(
      ask({ outcome: 'not-recovered' }, { rpoUs: 10 * minute }),
      [run(1, 'not-recovered', { rpaUs: rpaMinutes * minute })],
      false,
    );
  expect(results(rpo(11))['rpo']).toBe('failed');
  expect(results(rpo(9))['rpo']).toBe('inconclusive');
  const many = summariseRuns(
    ask({ rpo: [{ percentile: 1, valueUs: 10 * minute }] }, {}),
    [
      ...times(99, (seed) => recovered(seed, 5, { rpaUs: 9 * minute })),
      run(100, 'not-recovered', { rpaUs: 3 * minute }),
    ],
    false,
  );
  expect(results(many)).toMatchObject({ 'expect.rpo.maximum': 'inconclusive', outcome: 'passed' });
});

test('objectives of a class of disruption come first, each for itself', () => {
  const objectives = {
    rtoUs: 30 * minute,
    rpoUs: 0,
    classes: new Map([['region', { rtoUs: 2 * 60 * minute }]]),
  };
  const samples = [recovered(1, 60)];
  expect(results(summariseRuns(ask({}, objectives, 'region'), samples, false))).toMatchObject({
    rto: 'passed',
    rpo: 'passed',
  });
  expect(results(summariseRuns(ask({}, objectives), samples, false))).toMatchObject({
    rto: 'failed',
  });
});

test('a plan and the journal of its drill ask the same', () => {
  const samples = spread(200);
  const expectation = { outcome: 'recovered', detectedWithinUs: minute, lostRecords: 3 } as const;
  const fromPlan = ask(
    expectation,
    {
      rtoUs: minute,
      classes: new Map([['zone', { rtoUs: 3 * minute, rpoUs: minute }]]),
    },
    'zone',
  );
  const fromJournal = ask(expectation, { rtoUs: 3 * minute, rpoUs: minute }, 'zone');
  expect(summariseRuns(fromPlan, samples, false)).toEqual(
    summariseRuns(fromJournal, samples, false),
  );
  const nothing = ask(
    { outcome: null, detectedWithinUs: null, lostRecords: null },
    { rtoUs: null, rpoUs: null },
  );
  expect(summariseRuns(nothing, samples, false)).toEqual(
    summariseRuns(ask({}, {}), samples, false),
  );
});

test('expected bounds, detection and lost records', () => {
  const samples = times(100, (seed) =>
    recovered(seed, 5 + seed / 100, { detectionUs: minute, lostRecords: seed, rpaUs: seed }),
  );
  const summary = summariseRuns(
    ask(
      {
        rto: [
          { percentile: 0.5, valueUs: 5 * minute },
          { percentile: 1, valueUs: 6 * minute },
        ],
        rpo: [{ percentile: 0.9, valueUs: 99 }],
        detectedWithinUs: minute,
        lostRecords: 99,
      },
      {},
    ),
    samples,
    false,
  );
  expect(results(summary)).toEqual({
    outcome: 'passed',
    'expect.rto.p50': 'failed',
    'expect.rto.maximum': 'passed',
    'expect.rpo.p90': 'passed',
    'expect.detectedWithin': 'passed',
    'expect.lostRecords': 'failed',
  });
  expect(measured(summary, 'expect.lostRecords')).toBe('100 in the worst of 100 runs');
});

test('runs never detected miss the time to detect', () => {
  const samples = times(100, (seed) =>
    seed <= 90 ? recovered(seed, 5, { detectionUs: 1 }) : run(seed, 'not-recovered'),
  );
  const summary = summariseRuns(ask({ detectedWithinUs: minute }, {}), samples, false);
  expect(results(summary)).toMatchObject({ 'expect.detectedWithin': 'failed' });
  expect(measured(summary, 'expect.detectedWithin')).toContain('10 not detected');
});

test('no run, or an interrupted drill, never passes', () => {
  const none = summariseRuns(ask({ outcome: 'not-needed', lostRecords: 0 }), [], false);
  expect(none.verdict).toBe('inconclusive');
  expect(none.completed).toBe(true);
  expect(verdictReasons(none)[0]).toBe('No run was made.');
  const cut = summariseRuns(ask(), spread(200), true);
  expect(cut.checks.every(({ result }) => result === 'passed')).toBe(true);
  expect(cut).toMatchObject({ verdict: 'inconclusive', completed: false, runs: 200 });
  expect(verdictReasons(cut)).toEqual(['The drill was interrupted after 200 runs.']);
  expect(summariseRuns(ask({}, { rtoUs: 1 }), spread(200), true).verdict).toBe('failed');
});

test('a part of a drill decides nothing, whatever its runs show', () => {
  const shard = { index: 1, of: 2, seed: 1, runs: 400 };
  const part = summariseRuns({ ...ask(), shard }, spread(200), false);
  expect(part).toMatchObject({ verdict: 'inconclusive', completed: true });
  expect(verdictReasons(part)).toEqual([
    'A part of a drill decides nothing by itself: merge the parts.',
  ]);
  const bad = summariseRuns({ ...ask({}, { rtoUs: 1 }), shard }, spread(200), false);
  expect(bad.verdict).toBe('inconclusive');
});

test('without objectives and expectations, recovering is what counts', () => {
  const outcomeOf = (samples: RunSample[]): string | undefined =>
    results(summariseRuns(ask({}, {}), samples, false))['outcome'];
  const good = times(95, (seed) => recovered(seed, 5));
  expect(outcomeOf(good)).toBe('passed');
  expect(outcomeOf([...good, ...times(5, (seed) => run(seed, 'not-recovered'), 200)])).toBe(
    'passed',
  );
  expect(outcomeOf([...good, ...times(6, (seed) => run(seed, 'not-recovered'), 200)])).toBe(
    'failed',
  );
  expect(outcomeOf([...good, ...times(6, (seed) => run(seed, 'held'), 200)])).toBe('inconclusive');
});

test('reasons are sentences about what did not pass', () => {
  expect(verdictReasons(summariseRuns(ask(), [recovered(1, 31)], false))).toEqual([
    'rto is failed: expected p95 within 30m, measured 31m in one run.',
  ]);
  expect(verdictReasons(summariseRuns(ask(), [recovered(1, 29)], false))).toEqual([
    'All 2 checks passed in 1 run.',
  ]);
});

test('modes, outcomes and critical steps: most frequent first, ties by text, smallest seed', () => {
  const summary = summariseRuns(
    ask(),
    [
      run(9, 'not-recovered', { mode: 'step b failed', critical: ['a', 'b'] }),
      run(4, 'not-recovered', { mode: 'step b failed', critical: ['a', 'b', 'a'] }),
      recovered(5, 1, { mode: 'ok', critical: ['a', 'c'] }),
      run(3, 'held', { mode: 'nobody answered' }),
      run(8, 'held', { mode: 'nobody answered' }),
    ],
    false,
  );
  expect(summary.modes).toEqual([
    { mode: 'nobody answered', outcome: 'held', count: 2, seed: 3 },
    { mode: 'step b failed', outcome: 'not-recovered', count: 2, seed: 4 },
    { mode: 'ok', outcome: 'recovered', count: 1, seed: 5 },
  ]);
  expect(summary.outcomes).toEqual([
    { outcome: 'held', count: 2 },
    { outcome: 'not-recovered', count: 2 },
    { outcome: 'recovered', count: 1 },
  ]);
  expect(summary.criticality).toEqual([
    { step: 'a', index: 1 },
    { step: 'b', index: 2 / 3 },
    { step: 'c', index: 1 / 3 },
  ]);
});
