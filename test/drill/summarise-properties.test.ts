import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunSample } from '../../shared/drill/sample-run.ts';
import { verdictReasons } from '../../shared/drill/summarise.ts';
import { summariseRuns } from '../support/summarise-runs.ts';
import type { Outcome } from '../../shared/model/scenario.ts';
import { ask, minute, recovered, results, run } from './drill-samples.ts';

const arbitraryOutcome = fc.constantFrom<Outcome>(
  'recovered',
  'held',
  'mitigated',
  'rolled-forward',
  'not-needed',
  'not-recovered',
);
const arbitrarySamples = fc
  .array(
    fc.record({
      outcome: arbitraryOutcome,
      minutes: fc.nat(100),
      rpaUs: fc.nat(100 * minute),
      lostRecords: fc.nat(50),
      mode: fc.constantFrom('x', 'y', 'z'),
      critical: fc.subarray(['a', 'b', 'c']),
    }),
    { maxLength: 200 },
  )
  .map((rows) =>
    rows.map(({ outcome, minutes, ...rest }, seed) =>
      outcome === 'recovered' ? recovered(seed, minutes, rest) : run(seed, outcome, rest),
    ),
  );
const arbitraryQuestion = fc
  .record({
    outcome: fc.option(arbitraryOutcome),
    rtoUs: fc.option(fc.nat(100 * minute)),
    rpoUs: fc.option(fc.nat(100 * minute)),
    lostRecords: fc.option(fc.nat(50)),
  })
  .map(({ outcome, lostRecords, ...goals }) => ask({ outcome, lostRecords }, goals));

test('the order in which runs arrive does not matter', () => {
  fc.assert(
    fc.property(
      arbitraryQuestion,
      arbitrarySamples.chain((samples) =>
        fc.tuple(
          fc.constant(samples),
          fc.shuffledSubarray(samples, { minLength: samples.length, maxLength: samples.length }),
        ),
      ),
      (question, [samples, shuffled]) => {
        const one = JSON.stringify(summariseRuns(question, samples, false));
        expect(JSON.stringify(summariseRuns(question, shuffled, false))).toBe(one);
      },
    ),
  );
});

test('every run is accounted for, and the verdict follows from the checks', () => {
  fc.assert(
    fc.property(
      arbitraryQuestion,
      arbitrarySamples,
      fc.boolean(),
      (question, samples, interrupted) => {
        const summary = summariseRuns(question, samples, interrupted);
        const total = (counts: readonly { count: number }[]): number =>
          counts.reduce((sum, { count }) => sum + count, 0);
        expect(total(summary.outcomes)).toBe(samples.length);
        expect(total(summary.modes)).toBe(samples.length);
        expect(summary.checks.length).toBeGreaterThan(0);
        const kinds = new Set(summary.checks.map(({ result }) => result));
        expect(summary.verdict === 'failed').toBe(kinds.has('failed'));
        if (summary.verdict === 'passed') {
          expect(interrupted || samples.length === 0 || kinds.has('inconclusive')).toBe(false);
        }
        expect(verdictReasons(summary).length).toBeGreaterThan(0);
      },
    ),
  );
});

test('faster runs never turn a passed RTO into another result', () => {
  fc.assert(
    fc.property(arbitrarySamples, fc.nat(100 * minute), fc.nat(100), (samples, rtoUs, cut) => {
      const rto = (runs: readonly RunSample[]): string | undefined =>
        results(summariseRuns(ask({ outcome: 'recovered' }, { rtoUs }), runs, false))['rto'];
      const faster = samples.map((sample) =>
        sample.rtaUs === null
          ? sample
          : { ...sample, rtaUs: Math.max(0, sample.rtaUs - cut * minute) },
      );
      if (rto(samples) === 'passed') expect(rto(faster)).toBe('passed');
      if (rto(faster) === 'failed') expect(rto(samples)).toBe('failed');
    }),
  );
});
