import { join } from 'node:path';
import { expect, test } from 'vitest';
import { conductDrill } from '../../shared/conduct/conduct-drill.ts';
import { exportBundle } from '../../shared/evidence/export-bundle.ts';
import { generateKey } from '../../shared/evidence/signing/keys.ts';
import { verifyBundle } from '../../shared/evidence/verify-bundle.ts';
import type { VerifyReport } from '../../shared/evidence/verify-source.ts';
import { constant } from '../../shared/model/distribution.ts';
import type { Verdict } from '../../shared/model/journal.ts';
import type { Plan } from '../../shared/model/plan.ts';
import { openResults } from '../../shared/store/open-results.ts';
import { inputFiles } from '../store/drill-trace.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { badVersion, H, M, makeDeploy, makePlan, makeStep, makeStore } from '../support/plan.ts';

interface Drilled {
  readonly report: VerifyReport;
  readonly lines: readonly string[];
}

/** Drills a plan with the engine itself, keeps it, exports it and verifies what was exported. */
async function drill(plan: Plan, runs: number, signal?: AbortSignal): Promise<Drilled> {
  const folder = temporaryFolder();
  const results = openResults(join(folder, 'results.db'));
  const request = { plan, inputs: inputFiles, seed: 5, runs, tool: 'backstep 0.1.0', workers: 1 };
  const { runId } = await conductDrill(results, {
    ...request,
    ...(signal === undefined ? {} : { signal }),
  });
  const key = generateKey();
  const dir = await exportBundle(results, runId, folder, {
    key,
    renderViews: () => Promise.resolve([]),
  });
  const lines = [...results.lines(runId)];
  results.close();
  return { report: await verifyBundle(dir, { keys: [key] }), lines };
}

/** A store whose newest backup is up to six hours old, restored after the bad version is gone. */
const losing = makePlan({
  stores: [
    makeStore('orders', {
      backups: {
        at: [],
        schedule: { cron: '0 */6 * * *', zone: 'UTC' },
        takes: constant(10 * M),
        restore: constant(20 * M),
      },
    }),
  ],
  steps: [
    makeDeploy(),
    makeStep(
      'restore',
      { kind: 'restore', store: 'orders', from: 'backup' },
      { needs: ['deploy'] },
    ),
  ],
  timeline: [badVersion],
});

const plans: readonly (readonly [what: string, plan: Plan, verdict: Verdict])[] = [
  ['recovers', makePlan({ timeline: [badVersion] }), 'passed'],
  ['needs nothing', makePlan({ timeline: [] }), 'inconclusive'],
  ['does not recover', makePlan({ timeline: [badVersion], steps: [] }), 'failed'],
  ['loses data', losing, 'passed'],
];

test.each(plans)('a drill that %s becomes sound evidence', async (_, plan, verdict) => {
  for (const runs of [1, 80]) {
    const { report } = await drill(plan, runs);
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ ok: true, facts: { samples: runs, verdict } });
  }
});

test.each(plans)('a drill that %s gives the same journal again', async (_, plan) => {
  const [once, again] = [await drill(plan, 30), await drill(plan, 30)];
  expect(again.lines).toEqual(once.lines);
});

test('the recovery point of a restored backup is in the evidence', async () => {
  const { report } = await drill(losing, 80);
  expect(report.facts?.rpaP95Us).toBeGreaterThan(H);
  expect(report.facts?.rpaP95Us).toBeLessThan(7 * H);
});

test('a drill that was interrupted becomes incomplete evidence', async () => {
  const plan = makePlan({ timeline: [badVersion] });
  const { report } = await drill(plan, 500, AbortSignal.abort());
  expect(report).toMatchObject({ ok: false, status: 'incomplete', facts: { completed: false } });
  expect(report.findings.map(({ code }) => code)).toEqual(['incomplete']);
});
