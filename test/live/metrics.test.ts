import { describe, expect, test } from 'vitest';
import { MetricWindow } from '../../shared/live/metric-window.ts';
import { RequestMetrics } from '../../shared/live/request-metrics.ts';
import { parseMetrics } from '../../shared/live/parse-metrics.ts';

describe('the text format', () => {
  test('what is exposed is read again, names with quotes and line ends too', () => {
    const name = 'a "b" \\ c\nd';
    const metrics = new RequestMetrics(name);
    metrics.note(200, 0.02);
    metrics.note(500, 0.5);
    const samples = parseMetrics(metrics.expose());
    expect(new Set(samples.map(({ labels }) => labels['service']))).toEqual(new Set([name]));
    expect(samples).toContainEqual({
      name: 'http_requests_total',
      labels: { service: name, code: '500' },
      value: 1,
    });
    expect(samples.find(({ labels }) => labels['le'] === '+Inf')?.value).toBe(2);
  });

  test('comments, time stamps and special values', () => {
    expect(parseMetrics('# HELP a b\n\na 1 1712345678\nb{} +Inf\nc{x="1",} NaN\n')).toEqual([
      { name: 'a', labels: {}, value: 1 },
      { name: 'b', labels: {}, value: Infinity },
      { name: 'c', labels: { x: '1' }, value: NaN },
    ]);
  });

  test.each(['a', 'a b', 'a{x=1} 2', 'a{x="1} 2', '{} 1'])(
    '`%s` is refused with its line',
    (bad) => {
      expect(() => parseMetrics(`ok 1\n${bad}\n`)).toThrow(/line 2/);
    },
  );
});

/** A window into which scrapes of these metrics are put, one a second. */
function windowOver(steps: readonly ((metrics: RequestMetrics) => void)[], lengthMs = 60_000) {
  const window = new MetricWindow(lengthMs, 1, 1);
  const metrics = new RequestMetrics('s');
  window.add(0, parseMetrics(metrics.expose()));
  steps.forEach((step, index) => {
    step(metrics);
    window.add((index + 1) * 1000, parseMetrics(metrics.expose()));
  });
  return window;
}

const note =
  (count: number, status: number, tookS = 0.01) =>
  (metrics: RequestMetrics) => {
    for (let index = 0; index < count; index++) metrics.note(status, tookS);
  };

describe('what is seen in a window', () => {
  test('nothing before there are two scrapes', () => {
    expect(windowOver([]).measured()).toBeUndefined();
  });

  test('rates and percentiles, to the width of a bucket', () => {
    const seen = windowOver([note(90, 200, 0.1), note(10, 200, 1)]).measured();
    expect(seen?.ratePerS).toBe(50);
    expect(seen?.p50Us).toBeGreaterThan(75_000);
    expect(seen?.p50Us).toBeLessThan(125_000);
    expect(seen?.p95Us).toBeGreaterThan(750_000);
    expect(seen?.p95Us).toBeLessThan(1_300_000);
  });

  test('a single failure proves little, many prove much', () => {
    expect(windowOver([note(49, 200), note(1, 500)]).measured()?.fail).toBeLessThan(0.01);
    const many = windowOver([note(900, 200), note(100, 500)]).measured()?.fail ?? 0;
    expect(many).toBeGreaterThan(0.08);
    expect(many).toBeLessThan(0.1);
    expect(windowOver([note(50, 0)]).measured()?.fail).toBe(1);
    expect(windowOver([note(50, 404)]).measured()?.fail).toBe(0);
  });

  test('what is older than the window says nothing any more', () => {
    expect(
      windowOver([note(100, 500), note(100, 200), note(100, 200)], 2000).measured()?.fail,
    ).toBe(0);
  });

  test('counters that begin anew are not taken for negative rates', () => {
    const window = windowOver([note(100, 500)]);
    const fresh = new RequestMetrics('s');
    window.add(5000, parseMetrics(fresh.expose()));
    expect(window.measured()).toBeUndefined();
    note(10, 200)(fresh);
    window.add(6000, parseMetrics(fresh.expose()));
    expect(window.measured()?.fail).toBe(0);
  });

  test('each request stands for as many as are not sent', () => {
    const window = new MetricWindow(60_000, 20, 10);
    const metrics = new RequestMetrics('s');
    window.add(0, parseMetrics(metrics.expose()));
    note(30, 200)(metrics);
    window.add(1000, parseMetrics(metrics.expose()));
    expect(window.measured()).toMatchObject({ requests: 600, ratePerS: 60 });
  });
});
