import type { TestItem, Uri } from 'vscode';
import { commands, window, workspace } from 'vscode';
import type { JobRunner } from '../job-runner.ts';
import type { Pages } from '../pages.ts';
import type { Place } from '../../jobs.ts';
import type { ResultNode } from './results-tree.ts';
import type { RunRow } from '../../../shared/store/run-row.ts';
import type { WorkspaceResults } from './results.ts';
import { EnvironmentError } from '../../../shared/model/environment-error.ts';
import { fileOf } from '../files.ts';
import { runLine } from './describe-standing.ts';

/** A run, and where it is kept. */
export interface KeptRun {
  readonly place: Place;
  readonly run: string;
}

/** Shows the report of a run beside the editor. */
export async function showReport(
  jobs: JobRunner,
  pages: Pages,
  { place, run }: KeptRun,
): Promise<void> {
  pages.show(`report ${run}`, await jobs.ask('report', { ...place, run }));
}

/** Shows two runs beside each other, the earlier one first. */
export async function showComparison(
  jobs: JobRunner,
  pages: Pages,
  place: Place,
  runs: readonly [string, string],
): Promise<void> {
  // Ids begin with the time at which the run began.
  const [before, after] = runs.toSorted();
  if (before === undefined || after === undefined) return;
  const page = await jobs.ask('compare', { ...place, before, after });
  pages.show(`compare ${before} ${after}`, page);
}

/** The run of a node; where none is given, one that the user picks. Undefined when none was picked. */
export async function runOf(
  results: WorkspaceResults,
  node: ResultNode | undefined,
): Promise<KeptRun | undefined> {
  if (node?.kind === 'run') return { place: node.standing.place, run: node.row.id };
  const rows = await recentRuns(results);
  const picked = await pickRun(rows, 'Which run?');
  return picked && { place: picked.place, run: picked.row.id };
}

/** What a report may be asked of: a node of the view, a run, a test; nothing where the user is to pick a run. */
export type Reported = ResultNode | KeptRun | TestItem | undefined;

/** The run that a report is asked of, of a test its last; undefined when there is none. */
export async function reportedRun(
  results: WorkspaceResults,
  of: Reported,
): Promise<KeptRun | undefined> {
  if (of === undefined || 'kind' in of) return runOf(results, of);
  if ('run' in of) return of;
  const file = of.uri && fileOf(of.uri);
  const standing = results.standings?.find((each) => each.file === file);
  if (standing?.last !== undefined) return { place: standing.place, run: standing.last.run };
  void window.showInformationMessage(`No drill of ${of.label} has ended yet.`);
  return undefined;
}

/** The two runs that are to be compared: those that are selected, or the given one and another that the user picks. */
export async function runsToCompare(
  results: WorkspaceResults,
  node: ResultNode | undefined,
  selected: readonly ResultNode[] | undefined,
): Promise<{ readonly place: Place; readonly runs: readonly [string, string] } | undefined> {
  const chosen = (selected ?? []).filter((each) => each.kind === 'run');
  const [one, other] = chosen;
  if (one !== undefined && other !== undefined && chosen.length === 2) {
    if (one.standing.place.root !== other.standing.place.root)
      throw new EnvironmentError(
        'These two runs are kept in different folders.',
        'Choose two runs of one folder.',
      );
    return { place: one.standing.place, runs: [one.row.id, other.row.id] };
  }
  const rows = await recentRuns(results);
  const first = node?.kind === 'run' ? { place: node.standing.place, row: node.row } : undefined;
  const from = first ?? (await pickRun(rows, 'Which run is to be compared?'));
  if (from === undefined) return undefined;
  const others = rows.filter(
    ({ place, row }) => place.root === from.place.root && row.id !== from.row.id,
  );
  const isLike = ({ row }: RecentRun): boolean => row.scenario === from.row.scenario;
  const sorted = others.toSorted((a, b) => Number(isLike(b)) - Number(isLike(a)));
  const to = await pickRun(sorted, 'With which other run?');
  return to && { place: from.place, runs: [from.row.id, to.row.id] };
}

interface RecentRun {
  readonly place: Place;
  readonly row: RunRow;
}

/** The newest runs of the workspace, newest first. Rejects with an EnvironmentError. */
async function recentRuns(results: WorkspaceResults): Promise<RecentRun[]> {
  if (results.standings === undefined) await results.refresh();
  const places = Map.groupBy(results.standings ?? [], ({ place }) => place.results ?? place.root);
  const pages = await Promise.all(
    [...places.values()]
      .flatMap(([first]) => (first === undefined ? [] : [first]))
      .map(async ({ place }) => (await results.runsAt(place, 100)).map((row) => ({ place, row }))),
  );
  return pages.flat().sort((one, other) => (one.row.id < other.row.id ? 1 : -1));
}

async function pickRun(rows: readonly RecentRun[], title: string): Promise<RecentRun | undefined> {
  if (rows.length === 0) {
    void window.showInformationMessage('There is no such run yet. Drill a scenario first.');
    return undefined;
  }
  const isOneFolder = new Set(rows.map(({ place }) => place.root)).size === 1;
  const items = rows.map((recent) => {
    const { place, row } = recent;
    const where = isOneFolder ? [] : [workspace.asRelativePath(place.root)];
    return {
      label: row.scenario,
      description: runLine(row),
      detail: [row.playbook, ...where, new Date(row.recordedAt).toLocaleString()].join(', '),
      recent,
    };
  });
  const options = { title, placeHolder: title, matchOnDescription: true, matchOnDetail: true };
  return (await window.showQuickPick(items, options))?.recent;
}

/** The folder that the user chooses for evidence, offered beside the documents. */
export async function evidenceFolder(place: Place): Promise<Uri | undefined> {
  const chosen = await window.showOpenDialog({
    title: 'In which folder is the evidence to be written?',
    openLabel: 'Write Evidence Here',
    canSelectFiles: false,
    canSelectFolders: true,
    ...folderAt(place.root),
  });
  return chosen?.[0];
}

function folderAt(root: string): { readonly defaultUri?: Uri } {
  const folder = workspace.workspaceFolders?.find(({ uri }) => root.startsWith(fileOf(uri)));
  return folder === undefined ? {} : { defaultUri: folder.uri };
}

/** Brings the view of results to the front. */
export async function focusResults(): Promise<void> {
  await commands.executeCommand('backstep.results.focus');
}
