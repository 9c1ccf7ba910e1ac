import { describe, expect, test } from 'vitest';
import { Workspace } from '../../../shared/language/workspace.ts';
import { placeOfCheck, scenarioPlaces } from '../../../shared/language/verbs/scenarios.ts';
import { workspaceWith } from './workspace-with.ts';

const scenario = (name: string, rest = ''): string =>
  `backstep: v1\nkind: Scenario\nname: ${name}\nplaybook: ./release.playbook.yaml\n${rest}¦`;

/** What is written at the place of a check, with its file. */
function written(workspace: Workspace, file: string, check: string): string | undefined {
  const place = placeOfCheck(workspace, file, check);
  const text = place && workspace.get(place.file)?.tree.text;
  return place && text && `${place.file.slice(3)}: ${text.slice(place.span.start, place.span.end)}`;
}

test('scenarios come by playbook and name, with where both are written', () => {
  const { workspace, file } = workspaceWith('b.scenario.yaml', scenario('late'));
  workspace.set('/w/a.scenario.yaml', scenario('early').replace('¦', ''));
  workspace.set(
    '/w/lost.scenario.yaml',
    scenario('lost').replace('release.', 'no.').replace('¦', ''),
  );
  workspace.set('/w/nameless.scenario.yaml', 'backstep: v1\nkind: Scenario\n');
  const places = scenarioPlaces(workspace);
  expect(places.map(({ name, playbook }) => [playbook?.name, name])).toEqual([
    ...places.filter(({ playbook }) => playbook === undefined).map(({ name }) => [undefined, name]),
    ['release', 'early'],
    ['release', 'late'],
  ]);
  const late = places.find(({ name }) => name === 'late');
  const text = workspace.get(file)?.tree.text ?? '';
  expect(text.slice(late?.span.start, late?.span.end)).toBe('late');
  expect(late?.playbook?.file).toBe('/w/release.playbook.yaml');
  expect(places.map(({ name, system }) => [name, system])).toEqual([
    ['lost', undefined],
    ['nameless.scenario.yaml', undefined],
    ['early', '/w/shop.system.yaml'],
    ['late', '/w/shop.system.yaml'],
  ]);
});

describe('a check is written', () => {
  const { workspace, file } = workspaceWith(
    's.scenario.yaml',
    scenario(
      's',
      `class: people
expect:
  outcome: recovered
  rto: { p50: 5m, p99.9: 15m }
  detected_within: 3m
`,
    ),
  );
  const text = workspace.get('/w/release.playbook.yaml')?.tree.text ?? '';

  test.each([
    ['expect.outcome', 's.scenario.yaml: outcome: recovered'],
    ['expect.rto.p50', 's.scenario.yaml: p50: 5m'],
    ['expect.rto.p99.9', 's.scenario.yaml: rto: { p50: 5m, p99.9: 15m }'],
    ['expect.detectedWithin', 's.scenario.yaml: detected_within: 3m'],
    ['expect.lostRecords', 's.scenario.yaml: expect'],
    ['outcome', 's.scenario.yaml: expect'],
    ['rto', 'release.playbook.yaml: release'],
  ])('%s', (check, place) => {
    workspace.set('/w/release.playbook.yaml', text);
    expect(written(workspace, file, check)).toBe(place);
  });

  test('as an objective in its playbook, that of the class of the scenario first', () => {
    workspace.set('/w/release.playbook.yaml', `${text}objectives: { rto: 10m, rpo: 0s }\n`);
    expect(written(workspace, file, 'rto')).toBe('release.playbook.yaml: rto: 10m');
    workspace.set(
      '/w/release.playbook.yaml',
      `${text}objectives:\n  rto: 10m\n  classes: { people: { rto: 20m } }\n`,
    );
    expect(written(workspace, file, 'rto')).toBe('release.playbook.yaml: rto: 20m');
  });

  test('nowhere where there is no scenario', () => {
    expect(placeOfCheck(workspace, '/w/release.playbook.yaml', 'rto')).toBeUndefined();
    expect(placeOfCheck(workspace, '/w/none.yaml', 'rto')).toBeUndefined();
  });
});
