import { window, workspace, Uri } from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import type { ScenarioTests } from './scenario-tests.ts';
import type { ShownScenario } from '../../../shared/lsp/scenarios-request.ts';
import { asEditor } from '../language-server.ts';
import { fileOf, inFront } from '../files.ts';
import { offerPlaybook } from '../offer-playbook.ts';
import { usualRuns } from './runs.ts';

/**
 * Drills the document that is named, or the one in front: a scenario itself, of a playbook one that tries it, of a system one
 * that plays in it. Where there is none, the user chooses among all scenarios.
 */
export async function drillDocument(
  server: LanguageServer,
  tests: ScenarioTests,
  named: Uri | string | undefined,
  askRuns: () => Promise<number | undefined> = () => Promise.resolve(usualRuns()),
): Promise<void> {
  const uri = typeof named === 'string' ? asEditor(named) : (named ?? inFront()?.uri)?.toString();
  const scenarios = await scenariosOf(server, uri);
  if (scenarios.length === 0) {
    await offerPlaybook(
      uri === undefined
        ? 'There is no scenario in this workspace yet.'
        : 'No scenario tries this document. A scenario names what goes wrong: `kind: Scenario` with `playbook: ./….playbook.yaml`, in a file ending in .scenario.yaml.',
    );
    return;
  }
  const chosen = await choose(scenarios);
  if (chosen === undefined) return;
  const runs = await askRuns();
  if (runs !== undefined) await tests.play(chosen, runs);
}

/** Drills scenarios that somebody has listed, by their files. */
export async function drillListed(
  server: LanguageServer,
  tests: ScenarioTests,
  files: readonly string[],
): Promise<void> {
  const all = await server.scenarios();
  const listed = all.filter(({ uri }) => files.includes(fileOf(Uri.parse(uri))));
  await tests.play(listed, usualRuns());
}

/** The scenarios that have to do with a document; all where none is named. */
async function scenariosOf(
  server: LanguageServer,
  uri: string | undefined,
): Promise<readonly ShownScenario[]> {
  const all = await server.scenarios();
  if (uri === undefined) return all;
  return all.filter((scenario) =>
    [scenario.uri, scenario.playbook?.uri, scenario.system].includes(uri),
  );
}

async function choose(
  scenarios: readonly ShownScenario[],
): Promise<readonly ShownScenario[] | undefined> {
  if (scenarios.length === 1) return scenarios;
  const items = [
    ...scenarios.map((scenario) => ({
      label: scenario.name,
      description: workspace.asRelativePath(Uri.parse(scenario.uri)),
      scenarios: [scenario],
    })),
    { label: `All ${scenarios.length} scenarios`, description: 'one after the other', scenarios },
  ];
  const title = 'Which scenario is to be drilled?';
  return (await window.showQuickPick(items, { title, placeHolder: title }))?.scenarios;
}
