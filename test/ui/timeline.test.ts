import { describe, expect, it } from 'vitest';
import { elements, textOf } from './markup.ts';
import { frame, layOutTimeline } from '../../shared/ui/timeline-layout.ts';
import { madeReport, minute, second } from './made-report.ts';
import type { RunReport } from '../../shared/ui/report-data.ts';
import { renderTimelineSvg } from '../../shared/ui/render-report.tsx';
import { shortenMiddle } from '../../shared/ui/shorten-middle.ts';
import { textWidth } from '../../shared/graph/text-width.ts';
import { timeTicks } from '../../shared/ui/time-axis.ts';

const hours = 60 * minute;
const sizes = [
  [3, minute],
  [60, 10 * minute],
  [3, 24 * hours],
  [60, 24 * hours],
  [1, second],
] as const;

/** Labels of a drawing as boxes, as wide as they can be. */
function boxes(svg: string): { text: string; left: number; right: number; y: number }[] {
  return [...svg.matchAll(/<text([^>]*)>(?:<title>[^<]*<\/title>)?([^<]*)<\/text>/g)].map(
    ([, attributes, text]) => {
      const value = (name: string): string =>
        new RegExp(`${name}="([^"]*)"`).exec(attributes ?? '')?.[1] ?? '';
      const bold = value('font-weight') === '600' ? 'bold' : 'regular';
      const wide = textWidth(text ?? '', Number(value('font-size')), bold);
      const anchor = value('text-anchor');
      const left =
        Number(value('x')) - (anchor === 'end' ? wide : anchor === 'middle' ? wide / 2 : 0);
      return { text: text ?? '', left, right: left + wide, y: Number(value('y')) };
    },
  );
}

describe('the timeline', () => {
  it.each(sizes)('of %i steps in %i µs keeps its shapes within its frame', (steps, lengthUs) => {
    const svg = renderTimelineSvg(madeReport({ steps, lengthUs }));
    const rects = elements(svg, 'rect');
    expect(rects.length).toBeGreaterThan(steps);
    for (const { x = '0', width = '0' } of rects) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(frame.width);
    }
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it.each(sizes)(
    'of %i steps in %i µs has no labels that overlap or leave it',
    (steps, lengthUs) => {
      const report = madeReport({
        steps,
        lengthUs,
        name: (index) => `restore-the-orders-database-in-region-${index}`,
      });
      const placed = boxes(renderTimelineSvg(report));
      expect(placed.length).toBeGreaterThan(steps);
      for (const [index, one] of placed.entries()) {
        expect(one.left, one.text).toBeGreaterThanOrEqual(0);
        expect(one.right, one.text).toBeLessThanOrEqual(frame.width);
        for (const other of placed.slice(index + 1)) {
          if (Math.abs(one.y - other.y) > 9) continue;
          const apart = one.right <= other.left || other.right <= one.left;
          expect(apart, `"${one.text}" and "${other.text}"`).toBe(true);
        }
      }
    },
  );

  it('reaches the RTO where that is near, and points beyond where it is far', () => {
    const near = layOutTimeline(madeReport({ lengthUs: 12 * minute }));
    expect(near.endUs).toBe(near.rtoEndUs);
    const far = layOutTimeline(madeReport({ lengthUs: minute }));
    expect(far.endUs).toBe(minute);
    expect(far.rtoEndUs).toBeGreaterThan(minute);
  });

  it('has a name and a description for those who do not see it', () => {
    const svg = renderTimelineSvg(madeReport());
    expect(svg).toContain('role="img"');
    const [root] = elements(svg, 'svg');
    const ids = root!['aria-labelledby']!.split(' ');
    expect(ids).toHaveLength(2);
    for (const id of ids) expect(svg).toContain(`id="${id}"`);
    expect(textOf(svg)).toContain('The outage began 1m after the start and ended 8m later.');
  });

  it('draws a run that never recovered, and one without anything', () => {
    const { measures, ...report } = madeReport();
    const { recoveredUs: _, ...milestones } = measures!.milestones;
    const { rtaUs: __, phases: ___, ...rest } = measures!;
    const unrecovered: RunReport = { ...report, measures: { ...rest, milestones } };
    const svg = renderTimelineSvg(unrecovered);
    expect(textOf(svg)).toContain('did not end in the time of the drill');
    expect(boxes(svg).map(({ text }) => text)).not.toContain('recovered');
    expect(renderTimelineSvg({ ...report, events: [] })).toContain(
      'Nothing left its steady state.',
    );
  });
});

describe('shortenMiddle', () => {
  it('keeps names apart that begin alike', () => {
    const [one, other] = [1, 2].map((n) =>
      shortenMiddle(`restore-the-orders-database-in-region-${n}`, 160, 12),
    );
    expect(one).not.toBe(other);
    expect(textWidth(one!, 12)).toBeLessThanOrEqual(160);
    expect(shortenMiddle('drain', 160, 12)).toBe('drain');
  });
});

describe('timeTicks', () => {
  it.each([1, second, minute, 90 * minute, 24 * hours, 400 * hours])(
    'has 1 to 11 round ticks over %i µs',
    (span) => {
      const ticks = timeTicks(0, span, 10);
      expect(ticks.length).toBeGreaterThanOrEqual(1);
      expect(ticks.length).toBeLessThanOrEqual(11);
      expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
    },
  );

  it('counts from the onset with a sign', () => {
    const labels = timeTicks(0, 10 * minute, 9, 4 * minute).map(({ label }) => label);
    expect(labels).toEqual(['−4m', '−2m', '0', '+2m', '+4m', '+6m']);
  });
});
