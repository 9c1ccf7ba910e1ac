import type { TestController, TestItem, TestRunProfile } from 'vscode';
import { Range, TestRunProfileKind, TestRunRequest, Uri, tests, window, workspace } from 'vscode';
import type { CancellationToken } from 'vscode';
import type { Ending } from '../disposables.ts';
import type { LanguageServer } from '../language-server.ts';
import type { ShownName, ShownScenario } from '../../../shared/lsp/scenarios-request.ts';
import type { DrillPlayer, Playing } from './drill-player.ts';
import { disposeAll } from '../disposables.ts';
import { namesakes } from '../namesakes.ts';
import { telling } from '../tell.ts';
import { askRuns, usualRuns } from './runs.ts';

/** The drills of the workspace in the editor's own list of tests: playbooks with their scenarios. */
export class ScenarioTests {
  readonly #controller: TestController;
  readonly #server: LanguageServer;
  readonly #player: DrillPlayer;
  readonly #listeners: readonly Ending[];
  readonly #usual: TestRunProfile;

  constructor(server: LanguageServer, player: DrillPlayer) {
    this.#server = server;
    this.#player = player;
    this.#controller = tests.createTestController('backstep', 'Backstep Drills');
    const profile = (title: string, runs: () => Promise<number | undefined>, isDefault: boolean) =>
      this.#controller.createRunProfile(
        title,
        TestRunProfileKind.Run,
        async (request, token) => {
          const seeds = await runs();
          if (seeds !== undefined) await this.#run(request, token, seeds, { told: 'window' });
        },
        isDefault,
      );
    this.#usual = profile('Drill', () => Promise.resolve(usualRuns()), true);
    this.#listeners = [
      this.#controller,
      this.#usual,
      profile('Drill with a Number of Seeds…', askRuns, false),
      profile('Drill One Seed', () => Promise.resolve(1), false),
      server.onJudged(() => void telling(() => this.refresh())),
    ];
    this.#controller.refreshHandler = () => telling(() => this.refresh());
  }

  dispose(): void {
    disposeAll(this.#listeners);
  }

  /** Lists what the documents say now. */
  async refresh(): Promise<void> {
    const scenarios = await this.#server.scenarios();
    const byPlaybook = Map.groupBy(scenarios, ({ playbook }) => playbook?.uri);
    const lost = this.#items(byPlaybook.get(undefined) ?? []);
    const playbooks = [...byPlaybook.values()].flatMap(([first]) => first?.playbook ?? []);
    const roots = this.#items(playbooks);
    for (const root of roots) root.children.replace(this.#items(byPlaybook.get(root.id) ?? []));
    this.#controller.items.replace([...lost, ...roots]);
  }

  /** Drills scenarios from a command: with a notification, and what they showed beside the editor. */
  async play(scenarios: readonly ShownScenario[], runs: number): Promise<void> {
    await this.refresh();
    const wanted = new Set(scenarios.map(({ uri }) => uri));
    const items = this.#leaves(this.#all()).filter(({ id }) => wanted.has(id));
    const request = new TestRunRequest(items, undefined, this.#usual);
    await this.#run(request, undefined, runs, { told: 'notification', show: true });
  }

  async #run(
    request: TestRunRequest,
    token: CancellationToken | undefined,
    runs: number,
    how: Omit<Playing, 'runs' | 'token'>,
  ): Promise<void> {
    const excluded = new Set(request.exclude ?? []);
    const items = this.#leaves(request.include ?? this.#all()).filter(
      (item) => !excluded.has(item),
    );
    const run = this.#controller.createTestRun(request);
    for (const item of items) run.enqueued(item);
    try {
      for (const item of items) {
        const isStopped = run.token.isCancellationRequested || token?.isCancellationRequested;
        if (isStopped === true) run.skipped(item);
        else await this.#player.play(run, item, { ...how, runs, token: token ?? run.token });
      }
    } finally {
      run.end();
    }
    if (items.length === 0)
      void window.showInformationMessage('There is no scenario to drill. Write one first.');
  }

  #all(): TestItem[] {
    return [...this.#controller.items].map(([, item]) => item);
  }

  /** The scenarios among items and what is below them. */
  #leaves(items: readonly TestItem[]): TestItem[] {
    return items.flatMap((item) =>
      item.children.size === 0
        ? [item]
        : this.#leaves([...item.children].map(([, child]) => child)),
    );
  }

  /** Items beside each other; those of one name say in which file they are. */
  #items(shown: readonly ShownName[]): TestItem[] {
    const repeated = namesakes(shown.map(({ name }) => name));
    return shown.map(({ name, uri, range: { start, end } }) => {
      const item = this.#controller.createTestItem(uri, name, Uri.parse(uri));
      item.range = new Range(start.line, start.character, end.line, end.character);
      if (repeated.has(name)) item.description = workspace.asRelativePath(Uri.parse(uri));
      return item;
    });
  }
}
