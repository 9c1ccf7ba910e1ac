import type { Workspace } from '../language/workspace.ts';
import { EnvironmentError } from '../model/environment-error.ts';
import { link } from '../language/link.ts';

/**
 * The scenarios meant by `files`: a scenario itself, or for a playbook or system every scenario
 * among `known` that tries it. Throws an EnvironmentError when there is none.
 */
export function chooseScenarios(
  workspace: Workspace,
  files: readonly string[],
  known: readonly string[],
): string[] {
  const chosen = new Set<string>();
  for (const file of files) {
    const kind = workspace.get(file)?.model?.kind;
    if (kind === 'Scenario') chosen.add(file);
    else if (kind === 'Playbook' || kind === 'System') {
      for (const candidate of known) if (tries(workspace, candidate, file)) chosen.add(candidate);
    }
  }
  if (chosen.size > 0) return [...chosen].sort();
  throw new EnvironmentError(
    'There is no scenario to drill.',
    'Name a scenario, or write one: `kind: Scenario` with `playbook: ./….playbook.yaml`, in a file ending in .scenario.yaml.',
  );
}

function tries(workspace: Workspace, scenarioFile: string, file: string): boolean {
  const document = workspace.get(scenarioFile);
  if (document?.model?.kind !== 'Scenario') return false;
  const { playbook, system } = link(workspace, document);
  return playbook?.file === file || system?.file === file;
}
