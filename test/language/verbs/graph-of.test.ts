import { expect, test } from 'vitest';
import { graphOf, graphSubjects } from '../../../shared/language/verbs/graph-of.ts';
import { workspaceWith } from './workspace-with.ts';

const scenario = 'backstep: v1\nkind: Scenario\nname: s\nplaybook: ./release.playbook.yaml\n¦';

test('a playbook shows its steps first, and its system with what it rolls back', () => {
  const { workspace } = workspaceWith('s.scenario.yaml', scenario);
  const file = '/w/release.playbook.yaml';
  expect(graphSubjects(workspace, file)).toEqual(['steps', 'dependencies']);
  const steps = graphOf(workspace, file);
  expect(steps?.graph.nodes.map(({ id }) => id)).toEqual(['freeze', 'back']);
  expect(steps?.file).toBe(file);
  const dependencies = graphOf(workspace, file, 'dependencies');
  expect(dependencies?.file).toBe('/w/shop.system.yaml');
  expect(dependencies?.graph.criticalMeaning).toBe('rolled back by release');
});

test('a scenario stands for the playbook that it tries, a system for itself', () => {
  const { workspace, file } = workspaceWith('s.scenario.yaml', scenario);
  expect(graphOf(workspace, file)?.title).toBe('release');
  expect(graphOf(workspace, '/w/shop.system.yaml')?.subject).toBe('dependencies');
  expect(graphOf(workspace, '/w/shop.system.yaml', 'steps')).toBeUndefined();
});

test('what is no document, or leads nowhere, has none', () => {
  const { workspace, file } = workspaceWith(
    'lost.scenario.yaml',
    scenario.replace('release', 'no'),
  );
  expect(graphSubjects(workspace, file)).toEqual([]);
  expect(graphOf(workspace, file)).toBeUndefined();
  expect(graphOf(workspace, '/w/none.system.yaml')).toBeUndefined();
});
