import type { JobRunner } from './job-runner.ts';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** What the extension stands on, which is another in VS Code for the desktop than in a browser. */
export interface Host {
  readonly client: BaseLanguageClient;
  readonly jobs: JobRunner;
  /** The folder that keeps results where workspaces do not keep their own. */
  readonly resultsApart: () => string | undefined;
  /** What users must know of how results are kept, where they must know something; shown where they are listed. */
  readonly note: () => string | undefined;
}
