import { existsSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import type { FSWatcher } from 'node:fs';
import type { ExitCode } from '../failure.ts';
import { exitCodes } from '../failure.ts';
import { isEnvironmentError } from '../../model/environment-error.ts';

/** Editors save in several steps. */
const pauseMs = 100;

/** Documents, and what rules read beside them. */
const matters = /\.(?:ya?ml|json|sql|tfstate)$/;

/** Lints now and whenever a document below `args`, or what one names, changes, until it is interrupted. */
export async function lintWatching(
  args: readonly string[],
  lint: () => Promise<ExitCode>,
): Promise<ExitCode> {
  let timer: NodeJS.Timeout | undefined;
  let work = again(lint);
  const watchers = foldersOf(args).map((folder) =>
    watch(folder, { recursive: true }, (_, name) => {
      if (name !== null && !matters.test(name)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        work = work.then(() => again(lint));
      }, pauseMs);
    }),
  );
  await interrupted(watchers);
  clearTimeout(timer);
  await work;
  return exitCodes.interrupted;
}

async function again(lint: () => Promise<ExitCode>): Promise<void> {
  if (process.stdout.isTTY) process.stdout.write('\u001b[2J\u001b[3J\u001b[H');
  try {
    await lint();
  } catch (error) {
    // What is missing now may be there after the next change.
    if (!isEnvironmentError(error)) throw error;
    process.stderr.write(`${error.message} ${error.remedy}\n`);
  }
  process.stderr.write('Waiting for changes; Ctrl-C ends it.\n');
}

/** The folders in which everything lies that the arguments of a command lead to. */
function foldersOf(args: readonly string[]): string[] {
  const folders = (args.length === 0 ? ['.'] : args).map((arg) => {
    const named = path.resolve(arg.split(/[*?[{]/, 1)[0] ?? '.');
    return existsSync(named) && statSync(named).isDirectory() ? named : path.dirname(named);
  });
  return [...new Set(folders.filter((folder) => existsSync(folder)))];
}

async function interrupted(watchers: readonly FSWatcher[]): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  for (const watcher of watchers) watcher.close();
}
