import { expect, test } from 'vitest';
import { tune } from '../../../shared/drill/tune/tune.ts';
import {
  M,
  S,
  makeFault,
  makeMetric,
  makePlan,
  makeService,
  makeTrigger,
} from '../../support/plan.ts';

const options = { runs: 40, falsePerYear: 1 };
const services = [makeService('shop', { trafficPerS: 20, steadyState: { errorRate: 0.01 } })];
const errors = (share: number) => [
  makeFault(M, { kind: 'errors', target: { name: 'shop', version: '2' }, share }),
];
const patient = makeTrigger('t', { forUs: 3 * M, when: makeMetric({ bound: 0.05 }) });
const plan = makePlan({ services, triggers: [patient], timeline: errors(0.3) });

test('a longer window finds later and fires less by chance, a higher bound as well', () => {
  const { settings, current, suggested } = tune(plan, patient, options);
  expect(current.trigger).toEqual(patient);
  const at = (bound: number) => settings.filter(({ trigger }) => trigger.when.bound === bound);
  for (const bound of new Set(settings.map(({ trigger }) => trigger.when.bound))) {
    const delays = at(bound).map(({ detection }) => detection.p95Us ?? Infinity);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    const rates = at(bound).map(({ falsePerYear }) => falsePerYear);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
  }
  expect(suggested?.falsePerYear).toBeLessThanOrEqual(1);
  expect(suggested?.detection.p95Us).toBeLessThan(current.detection.p95Us ?? 0);
});

test('no setting that meets the limits is quicker than the one suggested', () => {
  const { settings, suggested } = tune(plan, patient, options);
  const fit = settings.filter(
    ({ falsePerYear, detection }) => falsePerYear <= 1 && detection.missed <= 0.05,
  );
  const quickest = Math.min(...fit.map(({ detection }) => detection.p95Us ?? Infinity));
  expect(suggested?.detection.p95Us).toBe(quickest);
});

test('a series in which it fires without cause rules a setting out', () => {
  const samples = Array.from({ length: 2000 }, (_, index) => ({
    atUs: index * 10 * S,
    value: index % 100 === 50 ? 0.9 : 0,
  }));
  const series = { samples, incidents: [] };
  const quick = tune(plan, patient, options).suggested;
  const proven = tune(plan, patient, { ...options, series }).suggested;
  expect(quick?.trigger.forUs).toBe(0);
  expect(proven?.trigger.forUs).toBeGreaterThan(0);
  expect(proven?.backtest?.falseAlarmsUs).toEqual([]);
});

test('a scenario that leaves the metric as it is offers nothing but the written bound', () => {
  const idle = makePlan({ services, triggers: [patient], timeline: [] });
  const { moves, settings, suggested } = tune(idle, patient, options);
  expect(moves).toBe(false);
  expect(new Set(settings.map(({ trigger }) => trigger.when.bound))).toEqual(new Set([0.05]));
  expect(suggested).toBeUndefined();
  expect(() =>
    tune(plan, makeTrigger('t', { when: makeMetric({ subject: 'nobody' }) }), options),
  ).toThrow('watches nothing');
});
