import { describe, expect, it } from 'vitest';
import { diagnose } from '../../shared/language/diagnose.ts';
import { drill, runs } from '../samples/drill-sample.ts';
import { openFolder } from '../samples/open-folder.ts';

const folder = 'test/language/design-examples';

describe('a document of each kind, with most of what each can say', () => {
  it('has no error', () => {
    const { workspace, documents } = openFolder(folder);
    expect(documents.map(({ model }) => model?.kind).sort()).toEqual([
      'Playbook',
      'Policy',
      'Scenario',
      'System',
    ]);
    const errors = documents
      .flatMap(({ file }) => diagnose(workspace, file))
      .filter(({ severity }) => severity === 'error')
      .map(({ code, message }) => `${code}: ${message}`);
    expect(errors).toEqual([]);
  });

  it('says which names it leaves undeclared', () => {
    const { workspace, documents } = openFolder(folder);
    const codes = documents
      .flatMap(({ file }) => diagnose(workspace, file))
      .map(({ code }) => code)
      .filter((code) => code.startsWith('reference/'));
    expect(codes.sort()).toEqual(['reference/undeclared-dependency', 'reference/undeclared-role']);
  });

  it('recovers in a drill, if not always in time: its people answer slowly', () => {
    const summary = drill(openFolder(folder), 'bad-canary-and-absent-owner.scenario.yaml');
    expect(summary.outcomes).toEqual([{ outcome: 'recovered', count: runs }]);
    expect(summary.checks.find(({ name }) => name === 'rto')?.result).toBe('failed');
    expect(summary.checks.find(({ name }) => name === 'expect.lostRecords')?.result).toBe('passed');
  });
});
