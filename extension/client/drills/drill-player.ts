import type { CancellationToken, Location, TestItem, TestRun } from 'vscode';
import { EventEmitter, TestMessage, commands, window, workspace } from 'vscode';
import type { Drilled, Place } from '../../jobs.ts';
import type { JobRunner } from '../job-runner.ts';
import type { LanguageServer } from '../language-server.ts';
import { checkName } from '../../../shared/ui/check-name.ts';
import { isEnvironmentError } from '../../../shared/model/environment-error.ts';
import { formatCount } from '../../../shared/model/quantities/count.ts';
import { explain } from '../tell.ts';
import { fileOf } from '../files.ts';
import { tellingRuns, type Told } from '../with-progress.ts';

/** How drills are played. */
export interface Playing {
  /** Seeds of each. */
  readonly runs: number;
  readonly told: Told;
  readonly token: CancellationToken | undefined;
  /** Show what each showed when it has ended. */
  readonly show?: boolean;
}

type Shown = Extract<Drilled, { readonly ok: true }>;

/** A drill that has ended. */
export interface PlayedDrill {
  readonly place: Place;
  readonly run: string;
  readonly show: boolean;
}

/** Plays scenarios as tests: a missed objective is told at its line, with what was wanted and what was measured. */
export class DrillPlayer {
  readonly #jobs: JobRunner;
  readonly #server: LanguageServer;
  /** The folder that keeps runs instead of their workspaces; undefined for these. */
  readonly #apart: () => string | undefined;
  readonly #played = new EventEmitter<PlayedDrill>();
  readonly onDidPlay = this.#played.event;
  readonly #failed = new EventEmitter<void>();
  /** A drill was begun and could not be kept to its end. */
  readonly onDidFail = this.#failed.event;

  constructor(jobs: JobRunner, server: LanguageServer, apart: () => string | undefined) {
    this.#jobs = jobs;
    this.#server = server;
    this.#apart = apart;
  }

  /** Drills one scenario with what is saved of it, and tells the test run what came of it. */
  async play(run: TestRun, item: TestItem, { runs, told, token, show }: Playing): Promise<void> {
    run.started(item);
    const started = Date.now();
    const print = (text: string): void =>
      run.appendOutput(`${text.replaceAll('\n', '\r\n')}\r\n`, undefined, item);
    try {
      await saveDocuments();
      const drilled = await this.#drill(item, runs, told, token);
      const took = Date.now() - started;
      if (drilled.ok) {
        print(describe(item.label, drilled));
        await this.#judge(run, item, drilled, took);
        this.#played.fire({ place: drilled.place, run: drilled.run, show: show === true });
      } else this.#refuse(run, item, refusal(item, drilled.errors), told);
    } catch (error) {
      if (!isEnvironmentError(error)) throw error;
      this.#refuse(run, item, explain(error), told);
      this.#failed.fire();
    }
  }

  /** Tells that a drill could not be played: where tests are told, and to whoever has started it with a command. */
  #refuse(run: TestRun, item: TestItem, reason: string, told: Told): void {
    run.errored(item, new TestMessage(reason));
    run.appendOutput(`${reason.replaceAll('\n', '\r\n')}\r\n`, undefined, item);
    if (told === 'notification') void tellRefusal(`${item.label} was not drilled. ${reason}`);
  }

  #drill(
    item: TestItem,
    runs: number,
    told: Told,
    token: CancellationToken | undefined,
  ): Promise<Drilled> {
    const apart = this.#apart();
    const scenario = item.uri === undefined ? '' : fileOf(item.uri);
    return tellingRuns(`Drilling ${item.label}`, runs, told, token, (long) =>
      this.#jobs.ask('drill', { scenario, runs, ...(apart === undefined ? {} : { apart }) }, long),
    );
  }

  async #judge(run: TestRun, item: TestItem, drilled: Shown, tookMs: number): Promise<void> {
    const { verdict, checks, isInterrupted } = drilled;
    const unmet = checks.filter(({ result }) => result !== 'passed');
    const names = unmet.map(({ name }) => name);
    // What was measured counts, whether or not its place can be told.
    const places = await this.#server.checkPlaces(item.id, names).catch((error: unknown) => {
      if (!isEnvironmentError(error)) throw error;
      return [];
    });
    const messages = unmet.map((check, index) => messageOf(check, places[index]));
    if (isInterrupted) run.skipped(item);
    else if (verdict === 'passed') run.passed(item, tookMs);
    else if (verdict === 'failed') run.failed(item, messages, tookMs);
    else run.errored(item, messages, tookMs);
  }
}

function messageOf(
  { name, expected, measured, result }: Shown['checks'][number],
  place: Location | undefined,
): TestMessage {
  const said = result === 'failed' ? 'was missed' : 'could not be judged';
  // Not as a difference of texts: the line has room for one sentence.
  const message = new TestMessage(
    `${checkName(name)} ${said}: wanted ${expected}, measured ${measured}`,
  );
  if (place !== undefined) message.location = place;
  return message;
}

const marks = { passed: '✓', failed: '✗', inconclusive: '?' } as const;

function describe(
  name: string,
  { verdict, isInterrupted, runs, checks, story, findings, run }: Shown,
): string {
  const lines = checks.map(
    (check) => `  ${marks[check.result]} ${checkName(check.name)}: ${check.measured}`,
  );
  const ending = isInterrupted ? 'interrupted' : verdict;
  return [
    `${name}: ${ending} after ${formatCount(runs)} ${runs === 1 ? 'run' : 'runs'}, kept as ${run}`,
    story,
    ...lines,
    ...findings.map((finding) => `  - ${finding}`),
    '',
  ].join('\n');
}

function refusal({ label }: TestItem, errors: readonly string[]): string {
  return errors.length === 0
    ? `There is no file of ${label} on the disk. Save it first.`
    : `Its files have errors; they are listed under Problems.\n${errors.join('\n')}`;
}

async function tellRefusal(message: string): Promise<void> {
  const problems = 'Show Problems';
  const first = message.split('\n').slice(0, 2).join(' ');
  const offered = message.includes('under Problems') ? [problems] : [];
  if ((await window.showErrorMessage(first, ...offered)) === problems)
    await commands.executeCommand('workbench.actions.view.problems');
}

/** A drill reads what is on the disk, which must be what is shown. */
async function saveDocuments(): Promise<void> {
  const open = workspace.textDocuments.filter(
    ({ languageId, isDirty, isUntitled }) => languageId === 'backstep' && isDirty && !isUntitled,
  );
  await Promise.all(open.map((document) => document.save()));
}
