import { describe, expect, it } from 'vitest';
import { late, makeReport, neverRecovering, passing } from './make-report.ts';
import { phaseNames, phaseSpans } from '../../shared/ui/phase-spans.ts';

describe('phaseSpans', () => {
  it.each([passing, late])(
    'follow one another from onset to recovery and add up to the recovery time',
    (plan) => {
      const { measures } = makeReport(plan(), 1);
      const spans = phaseSpans(measures);
      expect(spans.map(({ name }) => name)).toEqual(phaseNames.map(([, name]) => name));
      expect(spans[0]?.fromUs).toBe(measures?.milestones.onsetUs);
      expect(spans.at(-1)?.toUs).toBe(measures?.milestones.recoveredUs);
      for (const [index, { fromUs, toUs }] of spans.entries()) {
        expect(toUs).toBeGreaterThanOrEqual(fromUs);
        if (index > 0) expect(fromUs).toBe(spans[index - 1]?.toUs);
      }
      const sumUs = spans.reduce((sum, { fromUs, toUs }) => sum + toUs - fromUs, 0);
      expect(sumUs).toBeGreaterThan(0);
      expect(sumUs).toBe(measures?.rtaUs);
    },
  );

  it('are none where nothing recovered, or nothing was measured', () => {
    expect(phaseSpans(makeReport(neverRecovering(), 1).measures)).toEqual([]);
    expect(phaseSpans(undefined)).toEqual([]);
  });
});
