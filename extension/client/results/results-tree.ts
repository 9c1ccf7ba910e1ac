import type { Disposable, TreeDataProvider, TreeView } from 'vscode';
import {
  EventEmitter,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  workspace,
} from 'vscode';
import type { Look } from './describe-standing.ts';
import type { RunRow } from '../../../shared/store/run-row.ts';
import type { Standing } from '../../jobs.ts';
import type { WorkspaceResults } from './results.ts';
import {
  recordedAt,
  runLine,
  standingDetails,
  standingLine,
  verdictLook,
  worstLook,
} from './describe-standing.ts';
import { explain } from '../tell.ts';
import { basename } from '../../../shared/language/file-path.ts';
import { namesakes } from '../namesakes.ts';
import { uriOf } from '../files.ts';
import { isEnvironmentError } from '../../../shared/model/environment-error.ts';

/** So many runs are listed at once. */
const pageLength = 20;

/** What the view lists. */
export type ResultNode =
  | {
      readonly kind: 'playbook';
      readonly name: string;
      /** The folder that keeps its runs, where another one has a playbook of this name. */
      readonly folder?: string;
      readonly standings: readonly Standing[];
    }
  | {
      readonly kind: 'scenario';
      readonly standing: Standing;
      /** Its file is told, because another scenario of the playbook has its name. */
      readonly isNamesake: boolean;
    }
  | { readonly kind: 'run'; readonly standing: Standing; readonly row: RunRow }
  | { readonly kind: 'more'; readonly standing: Standing; readonly shown: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly message: string };

/** Playbooks, their scenarios and how these stand, and below them their runs. */
export class ResultsTree implements TreeDataProvider<ResultNode>, Disposable {
  readonly #results: WorkspaceResults;
  readonly #changed = new EventEmitter<ResultNode | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #listener: Disposable;
  readonly view: TreeView<ResultNode>;
  /** How many runs are listed of those scenarios of which more were asked for, by their files. */
  readonly #lengths = new Map<string, number>();

  /** `note` says what users must know of how runs are kept. */
  constructor(results: WorkspaceResults, note: () => string | undefined) {
    this.#results = results;
    this.view = window.createTreeView('backstep.results', {
      treeDataProvider: this,
      canSelectMany: true,
      showCollapseAll: true,
    });
    const explain = (): void => {
      this.view.message = note() ?? '';
    };
    explain();
    this.#listener = results.onDidChange(() => {
      explain();
      const owed = (results.standings ?? []).filter(({ debts }) => debts.length > 0).length;
      this.view.badge =
        owed === 0
          ? undefined
          : { value: owed, tooltip: owed === 1 ? 'One drill is owed' : `${owed} drills are owed` };
      this.#changed.fire(undefined);
    });
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
    this.view.dispose();
  }

  /** Lists more runs of a scenario. */
  showMore({ standing, shown }: Extract<ResultNode, { readonly kind: 'more' }>): void {
    this.#lengths.set(standing.file, shown + pageLength);
    this.#changed.fire(undefined);
  }

  async getChildren(node?: ResultNode): Promise<ResultNode[]> {
    if (node?.kind === 'playbook') return scenariosOf(node.standings);
    if (node?.kind === 'scenario') return this.#runsOf(node.standing);
    if (node !== undefined) return [];
    const { standings, problems } = this.#results;
    if (standings === undefined && problems.length === 0) await this.#results.refresh();
    return this.#roots();
  }

  #roots(): ResultNode[] {
    const { standings = [], problems } = this.#results;
    return [
      ...problems.map((message): ResultNode => ({ kind: 'problem', message })),
      ...playbooksOf(standings),
    ];
  }

  async #runsOf(standing: Standing): Promise<ResultNode[]> {
    const length = this.#lengths.get(standing.file) ?? pageLength;
    try {
      const rows = await this.#results.runs(standing, length + 1);
      const shown = rows
        .slice(0, length)
        .map((row): ResultNode => ({ kind: 'run', standing, row }));
      if (shown.length === 0) return [{ kind: 'none' }];
      return rows.length > length ? [...shown, { kind: 'more', standing, shown: length }] : shown;
    } catch (error) {
      if (!isEnvironmentError(error)) throw error;
      return [{ kind: 'problem', message: explain(error) }];
    }
  }

  getTreeItem(node: ResultNode): TreeItem {
    switch (node.kind) {
      case 'playbook':
        return playbookItem(node);
      case 'scenario':
        return scenarioItem(node);
      case 'run':
        return runItem(node);
      case 'more':
        return moreItem(node);
      case 'problem':
        return problemItem(node.message);
      case 'none':
        return item('No run is kept', TreeItemCollapsibleState.None, {});
    }
  }
}

/** As somebody would count: 9 before 10. */
const byName = new Intl.Collator('en', { numeric: true });

/** By name, and by the folder that keeps their runs: there, those of one name share them. */
function playbooksOf(standings: readonly Standing[]): ResultNode[] {
  return [...Map.groupBy(standings, ({ playbook }) => playbook ?? 'Without a playbook')]
    .sort(([one], [other]) => byName.compare(one, other))
    .flatMap(([name, called]) => {
      const byFolder = [...Map.groupBy(called, ({ place }) => place.root)];
      return byFolder.map(([root, own]): ResultNode => {
        const folder = byFolder.length === 1 ? {} : { folder: workspace.asRelativePath(root) };
        return { kind: 'playbook', name, standings: own, ...folder };
      });
    });
}

function scenariosOf(standings: readonly Standing[]): ResultNode[] {
  const repeated = namesakes(standings.flatMap(({ scenario }) => scenario ?? []));
  return standings.flatMap((standing): ResultNode[] => {
    const { scenario } = standing;
    if (scenario === null) return [];
    return [{ kind: 'scenario', standing, isNamesake: repeated.has(scenario) }];
  });
}

function item(label: string, state: TreeItemCollapsibleState, rest: Partial<TreeItem>): TreeItem {
  return Object.assign(new TreeItem(label, state), rest);
}

const iconOf = ({ icon, colour }: Look): ThemeIcon =>
  new ThemeIcon(icon, colour === undefined ? undefined : new ThemeColor(colour));

function playbookItem({
  name,
  folder,
  standings,
}: Extract<ResultNode, { readonly kind: 'playbook' }>): TreeItem {
  const scenarios = standings.filter(({ scenario }) => scenario !== null);
  const owed = standings.filter(({ debts }) => debts.length > 0).length;
  const owing =
    scenarios.length === 0
      ? 'no scenario'
      : scenarios.some(({ isUnknown }) => isUnknown)
        ? 'unknown'
        : owed === 0
          ? 'nothing owed'
          : `${owed} of ${scenarios.length} owed`;
  const description = folder === undefined ? owing : `${owing} · ${folder}`;
  return item(name, TreeItemCollapsibleState.Expanded, {
    id: `playbook:${standings[0]?.place.root ?? ''}:${name}`,
    description,
    iconPath: iconOf(worstLook(standings)),
    contextValue: scenarios.length === 0 ? 'untriedPlaybook' : 'playbook',
    tooltip: `${name}: ${description}`,
  });
}

function scenarioItem({
  standing,
  isNamesake,
}: Extract<ResultNode, { readonly kind: 'scenario' }>): TreeItem {
  const { scenario, file, last } = standing;
  // Runs that did not end are kept, too, and those from before its files had errors.
  const state = standing.isUnknown
    ? TreeItemCollapsibleState.None
    : TreeItemCollapsibleState.Collapsed;
  const name = scenario ?? '';
  const line = standingLine(standing, Date.now());
  return item(name, state, {
    id: `scenario:${file}`,
    description: isNamesake ? `${line} · ${basename(file)}` : line,
    iconPath: iconOf(verdictLook(last?.verdict, 'circle-outline')),
    contextValue: 'scenario',
    tooltip: new MarkdownString([`**${name}**`, ...standingDetails(standing)].join('\n\n')),
    // Its text is what somebody who looks at a scenario looks for; its runs are a click beside it.
    command: { title: 'Open', command: 'vscode.open', arguments: [uriOf(file)] },
  });
}

function runItem(node: Extract<ResultNode, { readonly kind: 'run' }>): TreeItem {
  const { row, standing } = node;
  return item(recordedAt(row.recordedAt, Date.now()), TreeItemCollapsibleState.None, {
    // Scenarios that are called the same list the same runs.
    id: `run:${standing.file}:${row.id}`,
    description: runLine(row),
    iconPath: iconOf(verdictLook(row.verdict, 'debug-pause')),
    contextValue: row.status === 'open' ? 'openRun' : 'run',
    tooltip: `Run ${row.id} of ${new Date(row.recordedAt).toLocaleString()}: ${runLine(row)}, ${row.environment}, by ${row.tool}`,
    command: { title: 'Open Report', command: 'backstep.openReport', arguments: [node] },
  });
}

/** The message has a path and a remedy, for which a line has no room. */
function problemItem(message: string): TreeItem {
  return item('Results cannot be read', TreeItemCollapsibleState.None, {
    id: `problem:${message}`,
    description: message,
    iconPath: new ThemeIcon('warning'),
    tooltip: message,
    command: { title: 'Show in Full', command: 'backstep.showProblem', arguments: [message] },
  });
}

function moreItem(node: Extract<ResultNode, { readonly kind: 'more' }>): TreeItem {
  return item('Show more runs', TreeItemCollapsibleState.None, {
    id: `more:${node.standing.file}`,
    iconPath: new ThemeIcon('ellipsis'),
    command: { title: 'Show More', command: 'backstep.showMoreRuns', arguments: [node] },
  });
}
