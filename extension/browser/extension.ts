import { Uri, commands } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { FileEvent } from 'vscode-languageclient/browser';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  DidChangeWatchedFilesNotification,
  LanguageClient,
} from 'vscode-languageclient/browser';
import type { FromWorker } from '../jobs.ts';
import { DiskFeed } from './disk-feed.ts';
import { JobRunner } from '../client/job-runner.ts';
import type { StartWorker } from '../client/job-runner.ts';
import { clientOptions } from '../client/language-server.ts';
import { start, toolOf } from '../client/start.ts';

let stop: (() => Promise<void>) | undefined;

/** Starts everything in a browser: server and drills in workers, results in their memory. */
export async function activate(context: ExtensionContext): Promise<void> {
  await commands.executeCommand('setContext', 'backstep.inMemory', true);
  const startScript = await scripts(context.extensionUri);
  const disk = new DiskFeed();
  context.subscriptions.push(disk);
  await disk.readAll();
  const client = new LanguageClient(
    'backstep',
    'Backstep',
    () => {
      const worker = startScript('browser-server.js', 'backstep server');
      disk.feed((message) => worker.postMessage(message));
      return Promise.resolve({
        reader: new BrowserMessageReader(worker),
        writer: new BrowserMessageWriter(worker),
      });
    },
    clientOptions(undefined),
  );
  context.subscriptions.push(
    // In order behind what the files hold now.
    disk.onDidTell((uris) => {
      const changes = uris.map((uri): FileEvent => ({ uri: uri.toString(), type: 2 }));
      if (client.isRunning())
        void client.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    }),
  );
  const jobs = new JobRunner(
    workerStarter(() => startScript('browser-job-worker.js', toolOf(context)), disk),
    { keepsIdle: true },
  );
  stop = await start(context, {
    client,
    jobs,
    resultsApart: () => undefined,
    note: () =>
      'Runs are kept in memory here: they are gone when this window is closed or loaded again.',
  });
}

/** Ends the language server with VS Code. */
export function deactivate(): Promise<void> | undefined {
  return stop?.();
}

type StartScript = (script: string, name: string) => Worker;

/** What starts a script of the extension as a worker; from its text, because it may come from another origin than the editor. */
async function scripts(extension: Uri): Promise<StartScript> {
  const names = ['browser-server.js', 'browser-job-worker.js'];
  const urls = new Map<string, string>();
  for (const name of names) {
    const answer = await fetch(Uri.joinPath(extension, name).toString(true));
    urls.set(name, URL.createObjectURL(await answer.blob()));
  }
  return (script, name) => new Worker(urls.get(script) ?? script, { name });
}

/** Does jobs in a worker that `open` opens. */
function workerStarter(open: () => Worker, disk: DiskFeed): StartWorker {
  return (hear, ended) => {
    const worker = open();
    const forget = disk.feed((message) => worker.postMessage(message));
    const end = (): void => {
      forget();
      worker.terminate();
    };
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => hear(data));
    worker.addEventListener('error', ({ message }) => {
      end();
      ended(new Error(message));
    });
    return { post: (message) => worker.postMessage(message), end };
  };
}
