import { describe, expect, it } from 'vitest';
import { chart, layOutDistribution } from '../../shared/ui/distribution-layout.ts';
import { madeSample, madeSummary, minute } from './made-report.ts';
import { elements } from './markup.ts';
import { createElement } from 'react';
import { Distribution } from '../../shared/ui/distribution.tsx';
import type { DistributionProps } from '../../shared/ui/distribution-layout.ts';
import { renderToStaticMarkup } from 'react-dom/server';

function props(
  values: readonly (number | null)[],
  objectiveUs: number | null = 15 * minute,
): DistributionProps {
  const { rta, spreads } = madeSummary(values.map((value, index) => madeSample(index, value)));
  const measure = { spread: spreads.rta, summary: rta };
  return { name: 'Recovery time', ...measure, objectiveUs, objectiveName: 'RTO' };
}

const draw = (values: readonly (number | null)[], objectiveUs?: number | null): string =>
  renderToStaticMarkup(createElement(Distribution, props(values, objectiveUs)));

const spread = Array.from({ length: 200 }, (_, index) => (4 + ((index * 37) % 100) / 10) * minute);

describe('a distribution', () => {
  it('marks percentiles and the objective, apart from each other', () => {
    const { markers, x, right } = layOutDistribution(props(spread));
    expect(markers.map(({ label }) => label.split(' ')[0]).sort()).toEqual(['RTO', 'p50', 'p95']);
    for (const { us } of markers) {
      expect(x(us)).toBeGreaterThanOrEqual(chart.left);
      expect(x(us)).toBeLessThanOrEqual(right);
    }
    const close = layOutDistribution(props([minute, minute, minute + 1], minute));
    expect(new Set(close.markers.map(({ row }) => row)).size).toBe(close.markers.length);
  });

  it('shows runs that did not recover apart, with their share', () => {
    const html = draw([...spread.slice(0, 160), ...Array.from({ length: 40 }, () => null)]);
    expect(html).toContain('not recovered');
    expect(html).toContain('>20%<');
  });

  it.each([
    ['one run', [5 * minute]],
    ['equal runs', Array.from({ length: 50 }, () => 5 * minute)],
    ['runs of no length', [0, 0, minute]],
    ['runs far beyond the objective', [900 * minute, 901 * minute]],
  ])('draws %s within its frame', (_, values) => {
    const html = draw(values);
    expect(html).toContain('<svg');
    expect(html).not.toMatch(/NaN|Infinity/);
    for (const { x = '0', width = '0', height = '0' } of elements(html, 'rect')) {
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(chart.width);
      expect(Number(height)).toBeGreaterThanOrEqual(0);
    }
  });

  it('says that an objective is far away instead of squeezing the columns', () => {
    expect(
      draw(
        [1, 2, 3].map((n) => n * minute),
        600 * minute,
      ),
    ).toContain('RTO 10h lies beyond');
  });

  it('says in words what has no shape', () => {
    expect(draw([])).toContain('No run has a figure');
    expect(draw([null, null])).toContain('None of 2 runs recovered');
    expect(draw([0, 0, 0])).toContain('none in any of 3 runs.');
    expect(draw([0])).toContain('none in one run.');
    expect(draw([0, null, 0])).toContain('none in any of 2 runs; not known of 1 run that did not');
  });
});
