import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { CancellationToken, Extension } from 'vscode';
import { ProgressLocation, window, workspace } from 'vscode';
import type { ConductedDrill } from '../../shared/conduct/conduct-drill.ts';
import { chooseScenarios } from '../../shared/files/choose-scenarios.ts';
import { conductDrill } from '../../shared/conduct/conduct-drill.ts';
import { findFiles, slashed } from '../../shared/files/find-files.ts';
import { isEnvironmentError } from '../../shared/model/environment-error.ts';
import { loadWorkspace } from '../../shared/files/load-workspace.ts';
import { makeInputs } from '../../shared/files/make-inputs.ts';
import { openResults } from '../../shared/store/open-results.ts';
import { planOf } from '../../shared/language/plan-of.ts';
import { formatCount } from '../../shared/model/quantities/count.ts';
import { findWorkspace, resultsPath } from '../../shared/store/results-path.ts';
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
  const planned = planOf(loaded.workspace, scenario);
  if (!planned.ok) {
    const where = 'The errors are listed under Problems.';
    void window.showErrorMessage(`This cannot be drilled: its files have errors. ${where}`);
    return;
  }
  const { plan } = planned;
  const runs = workspace.getConfiguration('backstep').get('drill.runs', 1000);
  const root = findWorkspace(path.dirname(scenario));
  const results = openResults(resultsPath(root));
  try {
    const drilled = await withProgress(plan.scenario.name, runs, (signal, onProgress) =>
      conductDrill(results, {
        plan,
        inputs: makeInputs(loaded, planned.files, root),
        seed: plan.scenario.seed,
        runs,
        tool,
        workers: availableParallelism(),
        signal,
        onProgress,
      }),
    );
    showDrill(drilled, results.run(drilled.runId)?.recordedAt ?? '');
  } finally {
    results.close();
  }
}

/** Runs `action` with a notification that tells how far it is and can cancel it. */
async function withProgress(
  scenario: string,
  runs: number,
  action: (signal: AbortSignal, onProgress: (finished: number) => void) => Promise<ConductedDrill>,
): Promise<ConductedDrill> {
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
