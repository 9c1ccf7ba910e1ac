import { describe, expect, it } from 'vitest';
import { diagnose } from '../../shared/language/diagnose.ts';
import { openPlan } from './drill-sample.ts';
import { openFolder } from './open-folder.ts';

const folders = ['samples/shop', 'samples/online-boutique'] as const;

function findings(folder: string): string[] {
  const { workspace, documents } = openFolder(folder);
  return documents.flatMap(({ file, tree }) =>
    diagnose(workspace, file).map(({ severity, code, message, span }) => {
      const line = tree.text.slice(0, span.start).split('\n').length;
      return `${severity} ${code} ${file.slice(file.lastIndexOf('/') + 1)}:${line} ${message}`;
    }),
  );
}

describe('samples', () => {
  it.each(folders)('%s has no error', (folder) => {
    expect(findings(folder).filter((finding) => finding.startsWith('error'))).toEqual([]);
  });

  it('the shop has no warning either', () => {
    expect(findings('samples/shop').filter((finding) => !finding.startsWith('info'))).toEqual([]);
  });

  it('Online Boutique is warned only of what its third scenario shows', () => {
    const warnings = findings('samples/online-boutique').filter((each) => each.startsWith('warning'));
    const expected = /^warning data\/rpo-unreachable checkout\.playbook\.yaml:/;
    expect(warnings.filter((each) => !expected.test(each))).toEqual([]);
  });

  it.each(folders)('every scenario of %s can be drilled', (folder) => {
    const opened = openFolder(folder);
    const scenarios = opened.documents.filter(({ model }) => model?.kind === 'Scenario');
    expect(scenarios.length).toBeGreaterThanOrEqual(3);
    for (const { file } of scenarios) {
      const plan = openPlan(opened, file.slice(file.lastIndexOf('/') + 1));
      expect(plan.playbook.steps.length).toBeGreaterThan(2);
    }
  });

  it('Online Boutique names no digest, as its project publishes none for these images', () => {
    const opened = openFolder('samples/online-boutique');
    const { system } = openPlan(opened, '1-in-time.scenario.yaml');
    const artifacts = [...system.services.values()].flatMap(({ versions }) =>
      [...versions.values()].flatMap(({ artifact }) => artifact ?? []),
    );
    expect(artifacts).toHaveLength(20);
    expect(artifacts.filter(({ digest }) => digest !== undefined)).toEqual([]);
  });

  it('Online Boutique has the sixteen calls that its manifest and source show', () => {
    const { system } = openPlan(openFolder('samples/online-boutique'), '1-in-time.scenario.yaml');
    const added = ['orders-db', 'card-processor'];
    const calls = [...system.services.values()].flatMap(({ dependsOn }) =>
      dependsOn.filter(({ on }) => !added.includes(on)),
    );
    // The sixteenth is that of the load generator, which is the traffic of the frontend here.
    expect(calls).toHaveLength(15);
    expect(calls.filter(({ need }) => need === 'soft').map(({ on }) => on)).toEqual([
      'recommendationservice',
      'adservice',
      'emailservice',
    ]);
  });
});
