import { describe, expect, test } from 'vitest';
import { parseSeries } from '../../shared/files/parse-series.ts';

const read = (text: string, metric: 'error_rate' | 'latency_p95' = 'error_rate') =>
  parseSeries(text, metric, 'x.csv');

describe('CSV', () => {
  test('in any order, with times of both sorts, shares of both sorts, and what stands beside', () => {
    const { samples, incidents } = read(
      '\uFEFFTime, Value,requests,incident,host\n2026-10-02T00:00:20Z,2%,50,1,a\n1790899200,0.01,100,0,a\n\n2026-10-02T00:00:40Z,0.02,,true,a\n2026-10-02T00:01:00Z,NaN,,0,a\n',
    );
    const t0 = 1790899200e6;
    expect(samples).toEqual([
      { atUs: t0, value: 0.01, requests: 100 },
      { atUs: t0 + 20e6, value: 0.02, requests: 50 },
      { atUs: t0 + 40e6, value: 0.02 },
    ]);
    expect(incidents).toEqual([{ fromUs: t0 + 20e6, toUs: t0 + 60e6 }]);
  });

  test('times are seconds unless they say so', () => {
    const { samples } = read('time,value\n1,0.25\n2,300ms\n', 'latency_p95');
    expect(samples.map(({ value }) => value)).toEqual([250_000, 300_000]);
  });

  test.each([
    ['time,worth\n1,2\n', 'no column `value`'],
    ['time,value\nyesterday,2\n3,4\n', 'row 2: the time `yesterday` is not a moment'],
    ['time,value\n1,much\n', 'row 2: the value `much` is not a share'],
    ['time,value\n1,0.1\n', 'a single value'],
    ['', 'no value'],
    ['time,value\n1,"0.1\n', 'is no CSV'],
    ['time,value,requests\n1,0.1,-3\n', 'requests `-3` is no number'],
  ])('%j is refused: %s', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});

describe('the answer to a Prometheus range query', () => {
  const answer = (...values: [number, string][][]) =>
    JSON.stringify({
      status: 'success',
      data: { resultType: 'matrix', result: values.map((each) => ({ metric: {}, values: each })) },
    });

  test('is one series', () => {
    const { samples } = read(
      answer([
        [10.5, '0.25'],
        [20, 'NaN'],
        [30, '0'],
      ]),
    );
    expect(samples).toEqual([
      { atUs: 10_500_000, value: 0.25 },
      { atUs: 30_000_000, value: 0 },
    ]);
  });

  test.each([
    [answer([[1, '0']], [[1, '0']]), 'holds 2 series'],
    [answer(), 'no answer to a range query'],
    ['{"status":"error"}', 'no answer to a range query'],
    ['{"data":', 'is no JSON'],
    [
      answer([
        [1, 'x'],
        [2, '0'],
      ]),
      'value 1: the value `x`',
    ],
  ])('%s is refused', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
