import { describe, expect, test } from 'vitest';
import type { MetricSeries } from '../../../shared/model/metric-series.ts';
import { backtest } from '../../../shared/drill/tune/backtest.ts';
import { M, S, makeTrigger } from '../../support/plan.ts';

/** A value every ten seconds; the bound is 5%. */
const series = (
  values: readonly number[],
  incidents: MetricSeries['incidents'] = [],
): MetricSeries => ({
  samples: values.map((value, index) => ({ atUs: index * 10 * S, value })),
  incidents,
});

const calm = (count: number): number[] => Array.from({ length: count }, () => 0.01);

describe('a trigger on a recorded series', () => {
  test('fires where it breaches, once until it is back to normal', () => {
    const values = [...calm(3), 0.1, 0.1, 0.1, 0.01, 0.2, ...calm(2)];
    const { falseAlarmsUs, samples, healthyUs } = backtest(makeTrigger('t'), series(values));
    expect(falseAlarmsUs).toEqual([30 * S, 70 * S]);
    expect([samples, healthyUs]).toEqual([10, 90 * S]);
    const patient = backtest(makeTrigger('t', { forUs: 20 * S }), series(values));
    expect(patient.falseAlarmsUs).toEqual([50 * S]);
  });

  test('finds incidents, says how late, and does not count them as false', () => {
    const values = [...calm(3), 0.1, 0.1, 0.1, ...calm(4), 0.1, 0.1, ...calm(3)];
    const incidents = [
      { fromUs: 25 * S, toUs: 60 * S },
      { fromUs: 110 * S, toUs: 140 * S },
    ];
    const result = backtest(makeTrigger('t'), series(values, incidents));
    expect(result.delaysUs).toEqual([5 * S, undefined]);
    expect(result.falseAlarmsUs).toEqual([100 * S]);
    expect(result.healthyUs).toBe(140 * S - 35 * S - 30 * S);
  });

  test('treats gaps and samples of too few requests as the trigger says', () => {
    const gap: MetricSeries = {
      samples: [0, 10, 20, 120, 130].map((second) => ({ atUs: second * S, value: 0.01 })),
      incidents: [],
    };
    const of = (missingData: 'hold' | 'fire' | 'ignore') =>
      backtest(makeTrigger('t', { missingData }), gap);
    expect(of('hold')).toMatchObject({ falseAlarmsUs: [], missing: 7 });
    expect(of('fire').falseAlarmsUs).toEqual([50 * S]);
    expect(of('ignore').falseAlarmsUs).toEqual([]);
    const few: MetricSeries = {
      samples: [0, 10, 20].map((second) => ({ atUs: second * S, value: 0.5, requests: 3 })),
      incidents: [],
    };
    expect(backtest(makeTrigger('t', { minSamples: 4 }), few).falseAlarmsUs).toEqual([]);
    expect(backtest(makeTrigger('t', { minSamples: 3 }), few).falseAlarmsUs).toEqual([0]);
  });

  test('samples as rarely as the trigger, whatever was recorded', () => {
    const values = Array.from({ length: 13 }, (_, index) => (index % 2 === 0 ? 0.01 : 0.5));
    expect(backtest(makeTrigger('t', { everyUs: 20 * S }), series(values)).falseAlarmsUs).toEqual(
      [],
    );
    expect(backtest(makeTrigger('t', { everyUs: M }), series(values)).samples).toBe(3);
  });
});
