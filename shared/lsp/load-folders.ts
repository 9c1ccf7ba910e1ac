import type { Connection, WorkspaceFolder } from 'vscode-languageserver';
import type { Judge } from './judge.ts';
import type { Project } from './project.ts';
import { fileOf } from './file-uri.ts';

/** Between turns of this length, what has been asked meanwhile is answered. */
const turnMs = 20;

/** Reads every document in folders of the project, with progress that can be cancelled, and has them judged. */
export async function loadFolders(
  connection: Connection,
  project: Project,
  judge: Judge,
  folders: readonly WorkspaceFolder[],
): Promise<void> {
  for (const { uri, name } of folders) {
    const { files, isAll } = project.find(fileOf(uri));
    if (!isAll)
      connection.console.warn(
        `${name} holds more documents than are read at once; those beyond the first ${files.length} are read when they are shown.`,
      );
    if (files.length > 0) await loadFiles(connection, project, judge, files);
  }
}

async function loadFiles(
  connection: Connection,
  project: Project,
  judge: Judge,
  files: readonly string[],
): Promise<void> {
  const progress = await connection.window.createWorkDoneProgress();
  progress.begin('Backstep: reading documents', 0, '', true);
  let turn = Date.now();
  for (const [index, file] of files.entries()) {
    if (progress.token.isCancellationRequested) break;
    project.load(file);
    if (Date.now() - turn < turnMs) continue;
    progress.report(Math.round((index / files.length) * 100), `${index + 1} of ${files.length}`);
    await new Promise((resolve) => setImmediate(resolve));
    turn = Date.now();
  }
  progress.done();
  judge.ask(files);
}
