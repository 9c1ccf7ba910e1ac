import type { Uri } from 'vscode';
import { EventEmitter, commands, workspace } from 'vscode';
import type { Ending } from '../disposables.ts';
import type { JobRunner } from '../job-runner.ts';
import type { Jobs, Place, Standing } from '../../jobs.ts';
import { basename } from '../../../shared/language/file-path.ts';
import { fileOf, isFolder } from '../files.ts';
import { explain, withinFolders } from '../tell.ts';
import { watchResults } from './results-watcher.ts';
import { disposeAll } from '../disposables.ts';
import { isEnvironmentError } from '../../../shared/model/environment-error.ts';

/** Changes come in bursts, from a drill or from a switch of branches. */
const pauseMs = 400;

/** What is known of the drills of the workspace, kept up to date with its documents and results. */
export class WorkspaceResults {
  readonly #jobs: JobRunner;
  readonly #apart: () => string | undefined;
  readonly #changed = new EventEmitter<void>();
  readonly #listeners: readonly Ending[];
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #standings: readonly Standing[] | undefined;
  #problems: readonly string[] = [];
  /** The look that is under way, and the one that is to follow it. */
  #looking: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #tookMs = 0;
  readonly onDidChange = this.#changed.event;

  /** `apart` names the folder that keeps results where workspaces do not keep their own. */
  constructor(jobs: JobRunner, apart: () => string | undefined) {
    this.#jobs = jobs;
    this.#apart = apart;
    const watchers = ['**/*.{system,playbook,scenario,policy}.yaml', '**/backstep.policy.yaml'].map(
      (pattern) => workspace.createFileSystemWatcher(pattern),
    );
    const soon = (): void => this.refreshSoon();
    // Of a folder that comes or goes nothing is told but that, whatever is in it.
    const all = workspace.createFileSystemWatcher('**', false, true);
    this.#listeners = [
      this.#changed,
      watchResults(soon),
      all,
      all.onDidCreate(async (uri) => {
        if (await isFolder(uri)) soon();
      }),
      all.onDidDelete((uri) => {
        if (this.#lookedInto(uri)) soon();
      }),
      ...watchers,
      ...watchers.flatMap((watcher) => [
        watcher.onDidChange(soon),
        watcher.onDidCreate(soon),
        watcher.onDidDelete(soon),
      ]),
      workspace.onDidChangeWorkspaceFolders(soon),
      workspace.onDidGrantWorkspaceTrust(soon),
    ];
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    disposeAll(this.#listeners);
  }

  /** Whether documents or results were looked for in a folder that is there no longer. */
  #lookedInto(uri: Uri): boolean {
    // The results of a folder that has gone are told of by nothing else.
    if (basename(uri.path) === '.backstep') return true;
    const folder = `${fileOf(uri)}/`;
    return this.#standings?.some(({ file }) => file.startsWith(folder)) === true;
  }

  /** How every scenario stands; undefined until it is known. */
  get standings(): readonly Standing[] | undefined {
    return this.#standings;
  }

  /** Why results cannot be read, with remedies; none where they can. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  /** Looks again when no more changes come; where that takes long, as long after the last look. */
  refreshSoon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.refresh(), Math.max(pauseMs, this.#tookMs));
  }

  /** Looks again: once more, where somebody is looking already, because more may have changed since. */
  refresh(): Promise<void> {
    const before = this.#looking?.catch(() => undefined) ?? Promise.resolve();
    this.#next ??= before.then(() => {
      this.#next = undefined;
      this.#looking = this.#look().finally(() => (this.#looking = undefined));
      return this.#looking;
    });
    return this.#next;
  }

  async #look(): Promise<void> {
    const startedMs = performance.now();
    const apart = this.#apart();
    const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => fileOf(uri));
    try {
      const { standings, problems } = await this.#jobs.ask('standings', {
        folders,
        ...(apart === undefined ? {} : { apart }),
      });
      this.#standings = standings;
      this.#problems = problems.map(withinFolders);
    } catch (error) {
      if (!isEnvironmentError(error)) throw error;
      this.#problems = [explain(error)];
    }
    this.#tookMs = performance.now() - startedMs;
    // Before that nobody knows whether there is a playbook.
    this.#say('isRead', true);
    this.#say('hasPlaybook', this.#standings?.some(({ playbook }) => playbook !== null) === true);
    this.#say('hasDrilled', this.#standings?.some(({ last }) => last !== undefined) === true);
    this.#changed.fire();
  }

  /** Lets menus, welcomes and the walkthrough depend on what is known. */
  #say(key: string, holds: boolean): void {
    void commands.executeCommand('setContext', `backstep.${key}`, holds);
  }

  /** The newest runs of a scenario. Rejects with an EnvironmentError. */
  runs({ place, playbook, scenario }: Standing, limit: number): Promise<Jobs['runs']['answer']> {
    return this.#jobs.ask('runs', {
      ...place,
      ...(playbook === null ? {} : { playbook }),
      scenario: scenario ?? '',
      limit,
    });
  }

  /** The newest runs that are kept somewhere, of documents that are there no longer, too. Rejects with an EnvironmentError. */
  runsAt(place: Place, limit: number): Promise<Jobs['runs']['answer']> {
    return this.#jobs.ask('runs', { ...place, limit });
  }
}
