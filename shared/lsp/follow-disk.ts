import { statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Connection, FileSystemWatcher } from 'vscode-languageserver';
import { FileChangeType, WatchKind } from 'vscode-languageserver';
import type { Judge } from './judge.ts';
import type { Project } from './project.ts';
import { fileOf } from './file-uri.ts';
import { isLeftOut } from '../files/find-files.ts';
import { kindOfFile } from '../language/identify.ts';
import { loadFolders } from './load-folders.ts';

/** The files that matter to findings: documents, and what rules read beside them. */
const read = '**/*.{yaml,yml,json,sql,tfstate}';

/** What is to be told of the disk. Of a folder that comes or goes editors tell nothing but that, whatever is in it. */
export const watchers: FileSystemWatcher[] = [
  { globPattern: read },
  { globPattern: '**', kind: WatchKind.Create | WatchKind.Delete },
];

/** Keeps the project as the disk is. `roots` are its folders. */
export function followDisk(
  connection: Connection,
  project: Project,
  judge: Judge,
  roots: () => readonly string[],
): void {
  const isOutside = (folder: string): boolean => roots().some((root) => isLeftOut(folder, root));

  async function loadAll(uri: string, folder: string): Promise<void> {
    await loadFolders(connection, project, judge, [{ uri, name: basename(folder) }]);
    // What refers to them may lie anywhere.
    judge.ask(project.files());
  }

  connection.onDidChangeWatchedFiles(({ changes }) => {
    // More than one watcher may tell the same.
    for (const { uri, type } of new Map(changes.map((change) => [change.uri, change])).values()) {
      const file = fileOf(uri);
      const isNew = type === FileChangeType.Created;
      if (project.workspace.get(file) !== undefined) judge.ask(project.changedOnDisk(file));
      else if (type === FileChangeType.Deleted)
        judge.ask([...project.forget(file), ...project.shown()]);
      else if (kindOfFile(file) === undefined) {
        if (isNew && isFolder(file) && !isOutside(file)) void loadAll(uri, file);
        judge.ask(project.shown());
      } else if (!isOutside(dirname(file))) judge.ask(project.changedOnDisk(file));
    }
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
