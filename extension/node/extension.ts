import path from 'node:path';
import { workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { JobRunner } from '../client/job-runner.ts';
import { processClient } from './language-client.ts';
import { start, toolOf } from '../client/start.ts';
import { threadStarter } from './thread.ts';

let stop: (() => Promise<void>) | undefined;

/** Starts everything; VS Code calls this when a folder holds documents of the language, or one is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  const part = (name: string): string => path.join(context.extensionPath, name);
  stop = await start(context, {
    client: processClient(part('server.cjs')),
    jobs: new JobRunner(threadStarter(part('job-worker.js'), toolOf(context))),
    resultsApart: () => untrustedResults(context),
    note: () =>
      workspace.isTrusted
        ? undefined
        : 'This folder is not trusted: runs are kept with the data of the editor, not in the folder, and evidence is neither written nor verified. Once it is trusted, the folder keeps its own.',
  });
}

/** Ends the language server with VS Code. */
export function deactivate(): Promise<void> | undefined {
  return stop?.();
}

/**
 * Where runs of a workspace are kept that the user does not trust: with the editor's own data, because a results file in such
 * a workspace is not to be opened. Undefined for a workspace that is trusted, which keeps its own.
 */
function untrustedResults({ storageUri, globalStorageUri }: ExtensionContext): string | undefined {
  if (workspace.isTrusted) return undefined;
  return path.join((storageUri ?? globalStorageUri).fsPath, 'results');
}
