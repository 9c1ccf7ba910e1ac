import type { CodeLensProvider, Disposable, TextDocument } from 'vscode';
import { CodeLens, EventEmitter, Range } from 'vscode';
import type { KeptRun } from './result-commands.ts';
import type { WorkspaceResults } from './results.ts';
import { fileOf } from '../files.ts';
import { standingLine } from './describe-standing.ts';

const marks = { passed: '✓', failed: '✗', inconclusive: '?' } as const;

/** Above a scenario, what its last drill came to; a click shows the report. */
export class LastDrillLenses implements CodeLensProvider, Disposable {
  readonly #results: WorkspaceResults;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeCodeLenses = this.#changed.event;
  readonly #listener: Disposable;

  constructor(results: WorkspaceResults) {
    this.#results = results;
    this.#listener = results.onDidChange(() => this.#changed.fire());
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }

  provideCodeLenses(document: TextDocument): CodeLens[] {
    const file = fileOf(document.uri);
    const standing = this.#results.standings?.find((each) => each.file === file);
    if (standing?.last === undefined || standing.scenario === null) return [];
    const { last, place } = standing;
    const at = document.positionAt(Math.max(0, document.getText().search(/^kind:/mu)));
    const kept: KeptRun = { place, run: last.run };
    return [
      new CodeLens(new Range(at, at), {
        title: `${marks[last.verdict]} ${standingLine(standing, Date.now())}`,
        tooltip: 'Show the report of the last drill',
        command: 'backstep.openReport',
        arguments: [kept],
      }),
    ];
  }
}
