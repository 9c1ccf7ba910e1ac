import { EventEmitter, workspace } from 'vscode';
import type { Ending } from '../disposables.ts';
import type { JobRunner } from '../job-runner.ts';
import type { Jobs, Standing } from '../../jobs.ts';
import { fileOf } from '../files.ts';
import { watchResults } from './results-watcher.ts';
import { disposeAll } from '../disposables.ts';
import { isEnvironmentError } from '../../../shared/model/environment-error.ts';

/** Changes come in bursts, from a drill or from a switch of branches. */
const pauseMs = 400;

/** What is known of the drills of the workspace, kept up to date with its documents and results. */
export class WorkspaceResults {
  readonly #jobs: JobRunner;
  readonly #file: () => string | undefined;
  readonly #changed = new EventEmitter<void>();
  readonly #listeners: readonly Ending[];
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #standings: readonly Standing[] | undefined;
  #problem: string | undefined;
  /** The latest question; what comes back for an earlier one is late. */
  #asked = 0;
  readonly onDidChange = this.#changed.event;

  /** `file` names the results file where it is not that of the workspace. */
  constructor(jobs: JobRunner, file: () => string | undefined) {
    this.#jobs = jobs;
    this.#file = file;
    const watchers = ['**/*.{system,playbook,scenario,policy}.yaml', '**/backstep.policy.yaml'].map(
      (pattern) => workspace.createFileSystemWatcher(pattern),
    );
    const soon = (): void => this.refreshSoon();
    this.#listeners = [
      this.#changed,
      watchResults(soon),
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

  /** How every scenario stands; undefined until it is known. */
  get standings(): readonly Standing[] | undefined {
    return this.#standings;
  }

  /** Why results cannot be read, with the remedy; undefined where they can. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Looks again when no more changes come. */
  refreshSoon(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.refresh(), pauseMs);
  }

  /** Looks again. */
  async refresh(): Promise<void> {
    const asked = ++this.#asked;
    const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => fileOf(uri));
    try {
      const standings = await this.#jobs.ask('standings', { folders, ...this.#place() });
      if (asked !== this.#asked) return;
      this.#standings = standings;
      this.#problem = undefined;
    } catch (error) {
      if (!isEnvironmentError(error)) throw error;
      if (asked !== this.#asked) return;
      this.#problem = `${error.message} ${error.remedy}`;
    }
    this.#changed.fire();
  }

  /** The newest runs of a scenario, those before `before`. Rejects with an EnvironmentError. */
  runs(
    { place, playbook, scenario }: Standing,
    limit: number,
    before?: string,
  ): Promise<Jobs['runs']['answer']> {
    const page = { limit, ...(before === undefined ? {} : { before }) };
    return this.#jobs.ask('runs', { ...place, playbook, scenario: scenario ?? '', ...page });
  }

  #place(): { readonly results?: string } {
    const results = this.#file();
    return results === undefined ? {} : { results };
  }
}
