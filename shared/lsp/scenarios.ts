import type { Location } from 'vscode-languageserver';
import type { CheckPlacesParams, ShownName, ShownScenario } from './scenarios-request.ts';
import type { Project } from './project.ts';
import type { NamedPlace } from '../language/verbs/scenarios.ts';
import { fileOf, uriOf } from './file-uri.ts';
import { placeOfCheck, scenarioPlaces } from '../language/verbs/scenarios.ts';
import { toRange } from './to-lsp.ts';

/** Every scenario of the project, by playbook and name. */
export function scenarios({ workspace }: Project): ShownScenario[] {
  const shown = (place: NamedPlace): ShownName => ({
    name: place.name,
    ...located(workspace, place),
  });
  return scenarioPlaces(workspace).map(({ playbook, system, ...scenario }) => ({
    ...shown(scenario),
    ...(playbook === undefined ? {} : { playbook: shown(playbook) }),
    ...(system === undefined ? {} : { system: uriOf(system) }),
  }));
}

/** Where checks are written, in their order; null where the scenario is not known. */
export function checkPlaces(
  { workspace }: Project,
  { uri, checks }: CheckPlacesParams,
): (Location | null)[] {
  return checks.map((check) => {
    const place = placeOfCheck(workspace, fileOf(uri), check);
    return place === undefined ? null : located(workspace, place);
  });
}

function located(
  workspace: Project['workspace'],
  { file, span }: Pick<NamedPlace, 'file' | 'span'>,
): Location {
  const lines = workspace.get(file)?.tree.lines;
  const start = { line: 0, character: 0 };
  return { uri: uriOf(file), range: lines ? toRange(lines, span) : { start, end: start } };
}
