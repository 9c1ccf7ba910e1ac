import type { Uri } from 'vscode';
import { workspace } from 'vscode';
import type { Ending } from '../disposables.ts';
import { disposeAll } from '../disposables.ts';

/**
 * Calls `changed` when somebody has written to a results file of the workspace. Reading one touches the files beside it, too: what
 * counts is whether it, or the log of what is yet to go into it, is another than before.
 */
export function watchResults(changed: () => void): Ending {
  const seen = new Map<string, string>();
  const look = async (touched: Uri): Promise<void> => {
    const file = touched.with({ path: touched.path.replace(/-wal$/u, '') });
    const state = await stateOf(file);
    if (seen.get(file.toString()) === state) return;
    seen.set(file.toString(), state);
    changed();
  };
  const watchers = ['results.db', 'results.db-wal'].map((name) =>
    workspace.createFileSystemWatcher(`**/.backstep/${name}`),
  );
  const listeners = watchers.flatMap((watcher) => [
    watcher,
    watcher.onDidChange(look),
    watcher.onDidCreate(look),
    watcher.onDidDelete(look),
  ]);
  return { dispose: () => disposeAll(listeners) };
}

async function stateOf(file: Uri): Promise<string> {
  const [main, log] = await Promise.all(
    [file, file.with({ path: `${file.path}-wal` })].map((each) =>
      workspace.fs.stat(each).then(undefined, () => undefined),
    ),
  );
  return `${main?.mtime ?? 0} ${main?.size ?? 0} ${log?.size ?? 0}`;
}
