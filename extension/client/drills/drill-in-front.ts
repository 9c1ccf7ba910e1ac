import { commands, window, workspace, Uri } from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import type { ScenarioTests } from './scenario-tests.ts';
import type { ShownScenario } from '../../../shared/lsp/scenarios-request.ts';
import { usualRuns } from './runs.ts';

/** Drills the document that is named, or the one in front: a scenario itself, of a playbook one that tries it, of a system one that plays in it. */
export async function drillDocument(
  server: LanguageServer,
  tests: ScenarioTests,
  named: Uri | string | undefined,
  askRuns: () => Promise<number | undefined> = () => Promise.resolve(usualRuns()),
): Promise<void> {
  const uri = named?.toString() ?? window.activeTextEditor?.document.uri.toString();
  if (uri === undefined) return;
  const scenarios = await scenariosOf(server, uri);
  const chosen = await choose(scenarios);
  if (chosen === undefined) return;
  const runs = await askRuns();
  if (runs !== undefined) await tests.play(chosen, runs);
}

async function scenariosOf(server: LanguageServer, uri: string): Promise<readonly ShownScenario[]> {
  const all = await server.scenarios();
  return all.filter((scenario) =>
    [scenario.uri, scenario.playbook?.uri, scenario.system].includes(uri),
  );
}

async function choose(
  scenarios: readonly ShownScenario[],
): Promise<readonly ShownScenario[] | undefined> {
  if (scenarios.length === 0) {
    const write = 'New Playbook…';
    const chosen = await window.showInformationMessage(
      'No scenario tries this document. A scenario names what goes wrong: `kind: Scenario` with `playbook: ./….playbook.yaml`, in a file ending in .scenario.yaml.',
      write,
    );
    if (chosen === write) await commands.executeCommand('backstep.newPlaybook');
    return undefined;
  }
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
