import { describe, expect, it } from 'vitest';
import type { DrillSummary } from '../../shared/model/measures.ts';
import { drill, missed, p95RtaMin, runs } from './drill-sample.ts';
import { openFolder } from './open-folder.ts';
import type { Edit } from './open-folder.ts';

const playbook = 'checkout.playbook.yaml';
const system = 'online-boutique.system.yaml';
const inTime = '1-in-time.scenario.yaml';
const tooLate = '2-too-late.scenario.yaml';
const dataLost = '3-data-lost.scenario.yaml';
const held = '4-held.scenario.yaml';

const drillBoutique = (scenario: string, ...edits: Edit[]): DrillSummary =>
  drill(openFolder('samples/online-boutique', edits), scenario);

const p95RpaMin = ({ rpa }: DrillSummary): number =>
  (rpa.percentiles.find(({ percentile }) => percentile === 0.95)?.value ?? Infinity) / 60e6;

describe('Online Boutique ends in four ways', () => {
  it('recovers in time', () => {
    const summary = drillBoutique(inTime);
    expect(summary.verdict).toBe('passed');
    expect(summary.outcomes).toEqual([{ outcome: 'recovered', count: runs }]);
    expect(p95RtaMin(summary)).toBeGreaterThan(4);
    expect(p95RtaMin(summary)).toBeLessThan(12);
  });

  it('recovers too late when the old image cannot be pulled', () => {
    const summary = drillBoutique(tooLate);
    expect(summary.verdict).toBe('failed');
    expect(summary.outcomes).toEqual([{ outcome: 'recovered', count: runs }]);
    expect(missed(summary)).toEqual(['rto', 'expect.rto.p95']);
    expect(summary.rta.min).toBeGreaterThan(25 * 60e6);
  });

  it('loses hours of orders when only a backup is free of wrong ones', () => {
    const summary = drillBoutique(dataLost);
    expect(summary.verdict).toBe('failed');
    expect(summary.outcomes).toEqual([{ outcome: 'recovered', count: runs }]);
    expect(missed(summary)).toEqual(['rto', 'rpo', 'expect.rpo.maximum', 'expect.lostRecords']);
    // A backup every six hours, met at any moment: 95 of 100 within 0.95 × 6 h.
    expect(p95RpaMin(summary)).toBeGreaterThan(320);
    expect(p95RpaMin(summary)).toBeLessThanOrEqual(360);
  });

  it('holds when a third party is slow', () => {
    const summary = drillBoutique(held);
    expect(summary.verdict).toBe('passed');
    expect(summary.outcomes).toEqual([{ outcome: 'held', count: runs }]);
    expect(summary.modes.map(({ mode }) => mode)).toEqual(['held']);
  });
});

describe('Online Boutique changed as its manual suggests', () => {
  it('loses minutes rather than hours with continuous archiving', () => {
    const summary = drillBoutique(
      dataLost,
      { file: system, replace: '# point_in_time', by: 'point_in_time' },
      { file: playbook, replace: 'from: backup', by: 'from: point-in-time' },
    );
    expect(p95RpaMin(summary)).toBeLessThanOrEqual(1);
    expect(missed(summary)).toContain('expect.lostRecords');
    expect(missed(summary)).not.toContain('rpo');
  });

  it('is in time when the registry is back soon', () => {
    const edit = { file: tooLate, replace: 'for: 25m }', by: 'for: 2m }' };
    expect(drillBoutique(tooLate, edit).verdict).toBe('passed');
  });

  it('needs the trigger to notice that paying is slow', () => {
    const edit = { file: playbook, replace: 'latency_p95, above: 2s', by: 'latency_p95, above: 1h' };
    expect(missed(drillBoutique(held, edit))).toEqual(['expect.detectedWithin']);
  });

  it('loses orders for nothing when it restores without looking first', () => {
    const look = { file: playbook, replace: '{ goto: restore-orders }', by: 'continue' };
    const summary = drillBoutique(inTime, look);
    expect(missed(summary)).toContain('expect.lostRecords');
    expect(missed(summary)).toContain('rpo');
  });

  it('is late when a deployment takes longer', () => {
    const edit = {
      file: playbook,
      replace: '{ min: 15s, likely: 40s, max: 3m }\n    timeout: 5m',
      by: '{ min: 11m, likely: 12m, max: 14m }\n    timeout: 20m',
    };
    expect(missed(drillBoutique(inTime, edit))).toContain('rto');
  });

  it('has nothing to show without its fault', () => {
    const edit = { file: inTime, replace: 'errors: 12%', by: 'errors: 0%' };
    expect(drillBoutique(inTime, edit).verdict).toBe('inconclusive');
  });
});
