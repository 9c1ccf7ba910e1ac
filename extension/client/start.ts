import type { ExtensionContext } from 'vscode';
import { Uri, commands, languages, window } from 'vscode';
import type { ResultNode } from './results/results-tree.ts';
import { DrillPlayer } from './drills/drill-player.ts';
import type { Host } from './host.ts';
import type { JobRunner } from './job-runner.ts';
import { LanguageServer } from './language-server.ts';
import { LastDrillLenses } from './results/last-drill-lenses.ts';
import { Pages } from './pages.ts';
import { ResultsTree } from './results/results-tree.ts';
import { ScenarioTests } from './drills/scenario-tests.ts';
import { WorkspaceResults } from './results/results.ts';
import { askRuns } from './drills/runs.ts';
import { drillDocument, drillListed } from './drills/drill-in-front.ts';
import { exportEvidence, verifyEvidence } from './results/prove.ts';
import { graphCommand } from './graph/graph-command.ts';
import { newPlaybook } from './new-playbook.ts';
import {
  type Reported,
  focusResults,
  reportedRun,
  runOf,
  runsToCompare,
  showComparison,
  showReport,
} from './results/result-commands.ts';
import { showStatus } from './status.ts';
import { telling } from './tell.ts';
import { uriOf } from './files.ts';

/** How long a short message stays at the lower edge. */
const saidMs = 5000;

/** What drills: this extension, with its version. */
export function toolOf({ extension }: ExtensionContext): string {
  const { version } = extension.packageJSON as { readonly version: string };
  return `backstep ${version}`;
}

/** Starts everything on a host; resolves with what ends the language server again. */
export async function start(
  context: ExtensionContext,
  { client, jobs, resultsApart, note }: Host,
): Promise<() => Promise<void>> {
  const server = new LanguageServer(client);
  const results = new WorkspaceResults(jobs, resultsApart);
  const player = new DrillPlayer(jobs, server, resultsApart);
  const tests = new ScenarioTests(server, player);
  const pages = new Pages();
  const tree = new ResultsTree(results, note);
  const lenses = new LastDrillLenses(results);
  context.subscriptions.push(
    jobs,
    results,
    tests,
    tree,
    lenses,
    ...showStatus(results),
    languages.registerCodeLensProvider({ language: 'backstep' }, lenses),
    player.onDidFail(() => results.refreshSoon()),
    player.onDidPlay(({ show, ...kept }) => {
      results.refreshSoon();
      if (show) void telling(() => showReport(jobs, pages, kept));
    }),
    ...documentCommands(context, server, jobs, tests),
    ...resultCommands(jobs, pages, results, tree),
  );
  await client.start();
  results.refreshSoon();
  return () => client.stop();
}

type Registered = ReturnType<typeof commands.registerCommand>;

/** Registers a command; what an editor hands over is what its menus are declared for. */
const command = (name: string, action: (...args: never[]) => unknown): Registered =>
  commands.registerCommand(`backstep.${name}`, (...args: never[]) =>
    telling(() => action(...args)),
  );

function documentCommands(
  context: ExtensionContext,
  languageServer: LanguageServer,
  jobs: JobRunner,
  tests: ScenarioTests,
): Registered[] {
  const named = (node: Uri | ResultNode | undefined): Uri | undefined =>
    node instanceof Uri ? node : node?.kind === 'scenario' ? uriOf(node.standing.file) : undefined;
  return [
    command('newPlaybook', newPlaybook),
    command('drill', (of?: Uri | string) => drillDocument(languageServer, tests, of)),
    command('drillScenario', ({ standing }: Extract<ResultNode, { readonly kind: 'scenario' }>) =>
      drillListed(languageServer, tests, [standing.file]),
    ),
    command('drillAll', ({ standings }: Extract<ResultNode, { readonly kind: 'playbook' }>) =>
      drillListed(
        languageServer,
        tests,
        standings.map(({ file }) => file),
      ),
    ),
    command('drillSeeds', (of?: Uri | ResultNode) =>
      drillDocument(languageServer, tests, named(of), askRuns),
    ),
    command('graph', graphCommand(context, languageServer, jobs)),
    command('restartServer', async () => {
      await languageServer.restart();
      window.setStatusBarMessage('The language server of Backstep was started again.', saidMs);
    }),
    command('showOutput', () => languageServer.client.outputChannel.show()),
  ];
}

function resultCommands(
  jobs: JobRunner,
  pages: Pages,
  results: WorkspaceResults,
  tree: ResultsTree,
): Registered[] {
  return [
    command('showResults', focusResults),
    command('refreshResults', () => results.refresh()),
    command('showMoreRuns', (node: Extract<ResultNode, { readonly kind: 'more' }>) =>
      tree.showMore(node),
    ),
    command('showProblem', (message: string) => window.showWarningMessage(message)),
    command('openReport', async (of?: Reported) => {
      const kept = await reportedRun(results, of);
      if (kept !== undefined) await showReport(jobs, pages, kept);
    }),
    command('compareRuns', async (node?: ResultNode, selected?: readonly ResultNode[]) => {
      const two = await runsToCompare(results, node, selected);
      if (two !== undefined) await showComparison(jobs, pages, two.place, two.runs);
    }),
    command('exportEvidence', async (node?: ResultNode) => {
      const kept = await runOf(results, node);
      if (kept !== undefined) await exportEvidence(jobs, pages, kept);
    }),
    command('verifyEvidence', () => verifyEvidence(jobs, pages)),
  ];
}
