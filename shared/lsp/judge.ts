import type { Connection } from 'vscode-languageserver';
import type { Project } from './project.ts';
import { toLspDiagnostic } from './to-lsp.ts';
import { uriOf } from './file-uri.ts';

/** Findings wait for a pause in typing, so that a half-written line is not judged. */
const pauseMs = 120;

/** After this long without a pause they are told all the same. */
const patienceMs = 1000;

/** For as long as this, files are judged without looking whether something else has been asked. */
const turnMs = 20;

/** Tells the editor what is wrong, with those documents first that it shows. */
export class Judge {
  readonly #connection: Connection;
  readonly #project: Project;
  readonly #onQuiet: () => void;
  readonly #waiting = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #askedAt = 0;
  #isWorking = false;

  /** `onQuiet` is called when all that was asked has been told. */
  constructor(connection: Connection, project: Project, onQuiet: () => void) {
    this.#connection = connection;
    this.#project = project;
    this.#onQuiet = onQuiet;
  }

  /** Judges `files` after a pause. */
  ask(files: Iterable<string>): void {
    for (const file of files) this.#waiting.add(file);
    if (this.#timer === undefined) this.#askedAt = Date.now();
    clearTimeout(this.#timer);
    const patience = Math.max(0, this.#askedAt + patienceMs - Date.now());
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        if (!this.#isWorking) this.#work();
      },
      Math.min(pauseMs, patience),
    );
  }

  /** Judges for one turn, and goes on when everything that has come in meanwhile is answered. */
  #work(): void {
    const until = Date.now() + turnMs;
    const files = [...this.#waiting].sort(
      (a, b) => Number(this.#project.shows(b)) - Number(this.#project.shows(a)),
    );
    for (const file of files) {
      this.#waiting.delete(file);
      this.#tell(file);
      if (Date.now() > until) break;
    }
    this.#isWorking = this.#waiting.size > 0;
    if (this.#isWorking)
      setImmediate(() => {
        this.#work();
      });
    else this.#onQuiet();
  }

  #tell(file: string): void {
    const lines = this.#project.workspace.get(file)?.tree.lines;
    const diagnostics =
      lines === undefined
        ? []
        : this.#project.diagnose(file).map((finding) => toLspDiagnostic(lines, finding));
    void this.#connection.sendDiagnostics({ uri: uriOf(file), diagnostics });
  }
}
