import { describe, expect, it } from 'vitest';
import type { DrillSummary } from '../../shared/model/measures.ts';
import { diagnose } from '../../shared/language/diagnose.ts';
import { drill, missed, p95RtaMin, runs } from './drill-sample.ts';
import { openFolder } from './open-folder.ts';
import type { Edit } from './open-folder.ts';

const playbook = 'checkout.playbook.yaml';
const badCanary = 'bad-canary.scenario.yaml';
const absentApprover = 'absent-approver.scenario.yaml';
const flakyDeploy = 'flaky-deploy.scenario.yaml';

const drillShop = (scenario: string, ...edits: Edit[]): DrillSummary =>
  drill(openFolder('samples/shop', edits), scenario);

/** The traffic moves only after the old version was deployed. */
const drainLast: readonly Edit[] = [
  { file: playbook, replace: '  - id: drain', by: '  - id: drain\n    needs: [restore-checkout]' },
  {
    file: playbook,
    replace: '  - id: restore-checkout',
    by: '  - id: restore-checkout\n    needs: [freeze-schema]',
  },
];

describe('the shop as shipped', () => {
  it.each([badCanary, absentApprover, flakyDeploy])('%s passes', (scenario) => {
    const summary = drillShop(scenario);
    expect(missed(summary)).toEqual([]);
    expect(summary.verdict).toBe('passed');
    expect(summary.outcomes).toEqual([{ outcome: 'recovered', count: runs }]);
  });

  it('recovers within minutes, and later with nobody there to approve', () => {
    const usual = p95RtaMin(drillShop(badCanary));
    const alone = p95RtaMin(drillShop(absentApprover));
    expect(usual).toBeGreaterThan(4);
    expect(usual).toBeLessThan(8);
    expect(alone).toBeGreaterThan(usual + 3);
    expect(alone).toBeLessThan(15);
  });

  it('does not wait for the second attempt to deploy, as the traffic has moved', () => {
    expect(p95RtaMin(drillShop(flakyDeploy))).toBeCloseTo(p95RtaMin(drillShop(badCanary)), 6);
  });
});

describe('the shop broken as its manual suggests', () => {
  it('never starts when the approval expires and nothing follows', () => {
    const edit = { file: playbook, replace: 'on_expiry: escalate', by: 'on_expiry: abort' };
    const summary = drillShop(absentApprover, edit);
    expect(summary.verdict).toBe('failed');
    expect(summary.outcomes).toEqual([{ outcome: 'not-recovered', count: runs }]);
  });

  it('misses the objective when detection takes ten minutes and the owners are away', () => {
    const edit = { file: playbook, replace: '    for: 2m #', by: '    for: 10m #' };
    expect(missed(drillShop(badCanary, edit))).toEqual(['expect.detectedWithin']);
    expect(missed(drillShop(absentApprover, edit))).toContain('rto');
  });

  it('makes users wait for the deployment when the traffic moves after it', () => {
    const usual = p95RtaMin(drillShop(badCanary));
    const late = p95RtaMin(drillShop(badCanary, ...drainLast));
    const twice = p95RtaMin(drillShop(flakyDeploy, ...drainLast));
    expect(late).toBeGreaterThan(usual + 1);
    expect(twice).toBeGreaterThan(late + 1);
  });

  it('says what there is when a name is wrong', () => {
    const edit = { file: playbook, replace: 'via: edge-lb', by: 'via: edge-bl' };
    const { workspace, fileOf } = openFolder('samples/shop', [edit]);
    const found = diagnose(workspace, fileOf(playbook)).filter(({ severity }) => severity === 'error');
    expect(found.map(({ code }) => code)).toEqual(['reference/unknown-name']);
    expect(found[0]?.remedy).toContain('edge-lb');
  });

  it('proves nothing when nothing goes wrong', () => {
    const summary = drillShop(badCanary, { file: badCanary, replace: 'errors: 30%', by: 'errors: 0%' });
    expect(summary.verdict).toBe('inconclusive');
    expect(summary.outcomes).toEqual([{ outcome: 'not-needed', count: runs }]);
  });

  it('recovers later when the traffic takes longer to move', () => {
    const edit = { file: playbook, replace: '{ p50: 20s, p95: 60s }', by: '{ p50: 2m, p95: 150s }' };
    const usual = p95RtaMin(drillShop(badCanary));
    expect(p95RtaMin(drillShop(badCanary, edit))).toBeGreaterThan(usual + 1);
  });
});
