import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Answers } from './answer-calls.ts';
import type {
  LongCall,
  SavedFile,
  StudioDrill,
  StudioFile,
  StudioFolder,
} from '../ipc-contract.ts';
import type { RunReport } from '../../shared/ui/report-data.ts';
import type { WorkspaceLoader } from '../../shared/files/load-workspace.ts';
import { EnvironmentError } from '../../shared/model/environment-error.ts';
import { describeFileError, describeWriteError } from '../../shared/files/describe-file-error.ts';
import { drillScenario } from '../../shared/files/drill-scenario.ts';
import { findDocuments, slashed } from '../../shared/files/find-files.ts';
import { findWorkspace, resultsPath } from '../../shared/store/results-path.ts';
import { loadWorkspace } from '../../shared/files/load-workspace.ts';
import { openResults } from '../../shared/store/open-results.ts';
import { relativePath } from '../../shared/files/relative-path.ts';
import { replaceFile } from '../../shared/files/replace-file.ts';
import { storedReport } from '../../shared/conduct/stored-report.ts';

const mostRuns = 10_000_000;
const historyLength = 200;

/** How a host asks its user for a folder. */
export type ChooseFolder = () => Promise<string | null>;

/** What stands behind the window, in either host: the opened folder, its results, and drills. */
export class StudioHost {
  readonly #tool: string;
  #folder: string;

  /** Opens `folder`; `tool` is what drills, with its version. Throws an EnvironmentError when it is no folder. */
  constructor(folder: string, tool: string) {
    this.#tool = tool;
    this.#folder = checkFolder(folder);
  }

  /** The answers to everything that the window asks. */
  answers(chooseFolder: ChooseFolder): Answers {
    return {
      folder: () => this.#read(),
      chooseFolder,
      openFolder: (folder) => {
        this.#folder = checkFolder(folder);
        return this.#read();
      },
      save: (saved) => this.#save(saved),
      drill: (asked, long) => this.#drill(asked, long),
      history: () => this.#withResults([], (results) => results.runs({ limit: historyLength })),
      report: (runId) => this.#report(runId),
    };
  }

  #load(): WorkspaceLoader {
    return loadWorkspace(findDocuments(this.#folder).files);
  }

  #read(): StudioFolder {
    const { workspace, bytes } = this.#load();
    const files = [...workspace.documents()].map(({ file, tree: { text } }): StudioFile => ({
      file,
      name: relativePath(file, this.#folder),
      text,
      isText: Buffer.from(text).equals(bytes.get(file) ?? new Uint8Array()),
    }));
    return { folder: this.#folder, files, listing: listingOf(files) };
  }

  #save(saved: SavedFile): null {
    const { file, text, was } = checkSaved(saved);
    const name = relativePath(file, this.#folder);
    if (this.#load().workspace.get(file) === undefined)
      throw new EnvironmentError(`${name} is not a document of this folder.`, 'Open its folder.');
    try {
      if (readFileSync(file, 'utf8') !== was)
        throw new EnvironmentError(
          `${name} has been changed by another program.`,
          'Copy what you have written, load this window again and put it in.',
        );
      replaceFile(file, text);
    } catch (error) {
      if (error instanceof EnvironmentError) throw error;
      const remedy = 'Nothing was written; what you have written is still in the editor.';
      throw new EnvironmentError(`${name} cannot be saved: ${describeWriteError(error)}.`, remedy);
    }
    return null;
  }

  async #drill(asked: StudioDrill, { onProgress, signal }: LongCall): Promise<RunReport> {
    const { scenario, runs } = checkDrill(asked);
    const drilled = await drillScenario(this.#load(), scenario, {
      runs,
      tool: this.#tool,
      signal: signal ?? new AbortController().signal,
      onProgress: onProgress ?? (() => undefined),
    });
    if (drilled.ok) return drilled.report;
    const count = drilled.errors.length;
    throw new EnvironmentError(
      `${relativePath(scenario, this.#folder)} cannot be drilled: its files have ${count === 1 ? 'an error' : `${count} errors`}.`,
      'They are listed under Problems.',
    );
  }

  #report(runId: string): RunReport {
    const gone = new EnvironmentError('There are no runs in this folder.', 'Drill a scenario.');
    const found = this.#withResults(undefined, (results) => storedReport(results, runId));
    if (found === undefined) throw gone;
    return found;
  }

  /** What `action` makes of the results of the folder; `none` while there are none. */
  #withResults<T>(none: T, action: (results: ReturnType<typeof openResults>) => T): T {
    const file = resultsPath(findWorkspace(this.#folder));
    if (statSync(file, { throwIfNoEntry: false }) === undefined) return none;
    const results = openResults(file, { readonly: true });
    try {
      return action(results);
    } finally {
      results.close();
    }
  }
}

function checkFolder(folder: unknown): string {
  const full = typeof folder === 'string' ? path.resolve(folder) : '';
  try {
    if (full !== '' && statSync(full).isDirectory()) return slashed(full);
  } catch (error) {
    throw new EnvironmentError(
      `The folder ${full} cannot be opened: ${describeFileError(error)}.`,
      'Name a folder that holds playbooks.',
    );
  }
  throw new EnvironmentError(`${full} is not a folder.`, 'Name a folder that holds playbooks.');
}

function checkSaved(saved: unknown): SavedFile {
  const { file, text, was } = (saved ?? {}) as Partial<SavedFile>;
  if (typeof file !== 'string' || typeof text !== 'string' || typeof was !== 'string')
    throw new EnvironmentError('Nothing was given to save.', 'Load the window again.');
  return { file, text, was };
}

function checkDrill(asked: unknown): StudioDrill {
  const { scenario, runs } = (asked ?? {}) as Partial<StudioDrill>;
  const isCount =
    typeof runs === 'number' && Number.isInteger(runs) && runs > 0 && runs <= mostRuns;
  if (typeof scenario !== 'string' || !isCount)
    throw new EnvironmentError(
      'This is not a drill.',
      'Choose a scenario and a number of runs from 1 to 10,000,000.',
    );
  return { scenario, runs };
}

/** What lies in each folder that holds a document. */
function listingOf(files: readonly StudioFile[]): StudioFolder['listing'] {
  const folders = new Set(files.map(({ file }) => path.posix.dirname(file)));
  return Object.fromEntries([...folders].map((folder) => [folder, readdirSync(folder)]));
}
