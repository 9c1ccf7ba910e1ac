import path from 'node:path';
import type { CancellationToken, Extension } from 'vscode';
import { ProgressLocation, window, workspace } from 'vscode';
import { chooseScenarios } from '../../shared/files/choose-scenarios.ts';
import { drillScenario } from '../../shared/files/drill-scenario.ts';
import { findFiles, slashed } from '../../shared/files/find-files.ts';
import { isEnvironmentError } from '../../shared/model/environment-error.ts';
import { loadWorkspace } from '../../shared/files/load-workspace.ts';
import { formatCount } from '../../shared/model/quantities/count.ts';
import { showDrill } from './show-drill.ts';
import type { WorkspaceLoader } from '../../shared/files/load-workspace.ts';

/** Drills the document in front, as it is on the disk after it has been saved, and shows what that showed. */
export async function drillInFront({ packageJSON }: Extension<unknown>): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document === undefined) return;
  const { version } = packageJSON as { readonly version: string };
  try {
    await document.save();
    const file = slashed(document.uri.fsPath);
    const around = await findFiles([path.dirname(file)]);
    const loaded = loadWorkspace([...new Set([file, ...around.files])]);
    const scenario = await pickScenario(chooseScenarios(loaded.workspace, [file], around.files));
    if (scenario !== undefined) await drill(loaded, scenario, `backstep ${version}`);
  } catch (error) {
    if (!isEnvironmentError(error)) throw error;
    void window.showErrorMessage(`${error.message} ${error.remedy}`);
  }
}

async function pickScenario(scenarios: readonly string[]): Promise<string | undefined> {
  if (scenarios.length < 2) return scenarios[0];
  const items = scenarios.map((file) => ({
    label: path.basename(file, '.scenario.yaml'),
    description: workspace.asRelativePath(file),
    file,
  }));
  const title = 'Which scenario is to be drilled?';
  return (await window.showQuickPick(items, { title, placeHolder: title }))?.file;
}

async function drill(loaded: WorkspaceLoader, scenario: string, tool: string): Promise<void> {
  const runs = workspace.getConfiguration('backstep').get('drill.runs', 1000);
  const name = path.basename(scenario, '.scenario.yaml');
  const drilled = await withProgress(name, runs, (signal, onProgress) =>
    drillScenario(loaded, scenario, { runs, tool, signal, onProgress }),
  );
  if (drilled.ok) showDrill(drilled.report);
  else {
    const where = 'The errors are listed under Problems.';
    void window.showErrorMessage(`This cannot be drilled: its files have errors. ${where}`);
  }
}

/** Runs `action` with a notification that tells how far it is and can cancel it. */
async function withProgress<T>(
  scenario: string,
  runs: number,
  action: (signal: AbortSignal, onProgress: (finished: number) => void) => Promise<T>,
): Promise<T> {
  const title = `Drilling ${scenario}`;
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, async (progress, token) => {
    let told = 0;
    return action(abortedBy(token), (finished) => {
      const increment = ((finished - told) / runs) * 100;
      told = finished;
      progress.report({
        increment,
        message: `${formatCount(finished)} of ${formatCount(runs)} runs`,
      });
    });
  });
}

function abortedBy(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => {
    controller.abort();
  });
  return controller.signal;
}
