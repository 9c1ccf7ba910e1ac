import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { H, M, S } from '../support/plan.ts';
import { timeTicks } from '../../shared/ui/time-axis.ts';

const labels = (toUs: number, most = 10): string[] =>
  timeTicks(0, toUs, most).map(({ label }) => label.replace('\u00a0', ' '));

describe('timeTicks', () => {
  it('is round at every scale', () => {
    expect(labels(9 * S)).toEqual(['0', '1s', '2s', '3s', '4s', '5s', '6s', '7s', '8s', '9s']);
    expect(labels(45 * M)).toEqual([
      '0',
      '5m',
      '10m',
      '15m',
      '20m',
      '25m',
      '30m',
      '35m',
      '40m',
      '45m',
    ]);
    expect(labels(24 * H, 8)).toEqual(['0', '3h', '6h', '9h', '12h', '15h', '18h', '21h', '1d']);
  });

  it('has few ticks, evenly spaced and within the span, however long that is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 * 24 * H }),
        fc.integer({ min: 2, max: 12 }),
        (toUs, most) => {
          const ticks = timeTicks(0, toUs, most);
          expect(ticks.length).toBeGreaterThan(0);
          expect(ticks.length).toBeLessThanOrEqual(most + 1);
          const steps = new Set(ticks.slice(1).map(({ us }, index) => us - ticks[index]!.us));
          expect(steps.size).toBeLessThanOrEqual(1);
          expect(ticks.every(({ us }) => us >= 0 && us <= toUs)).toBe(true);
          expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
        },
      ),
      { verbose: true },
    );
  });

  it('counts from another moment where asked, and that one is 0', () => {
    const ticks = timeTicks(0, 10 * M, 10, 2 * M);
    expect(ticks.find(({ us }) => us === 2 * M)?.label).toBe('0');
    expect(ticks.find(({ us }) => us === 4 * M)?.label).toContain('2m');
  });
});
