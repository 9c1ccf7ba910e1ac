import { window, workspace } from 'vscode';
import type { EnvironmentError } from '../../shared/model/environment-error.ts';
import { ServerStopped, offerRestart } from './language-server.ts';
import { isEnvironmentError } from '../../shared/model/environment-error.ts';

/** Does what a command asks for; what is in the way is told with its remedy, a defect goes on to the editor. */
export async function telling<T>(action: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (!isEnvironmentError(error)) throw error;
    if (error instanceof ServerStopped) void offerRestart(error.message);
    else void window.showErrorMessage(explain(error));
    return undefined;
  }
}

/** What is in the way and its remedy, in the room that an editor has: files are named as in its folders. */
export const explain = ({ message, remedy }: EnvironmentError): string =>
  withinFolders(`${message} ${remedy}`);

/** A text in which files of the workspace are named as in its folders. */
export function withinFolders(text: string): string {
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.fsPath);
  return folders.reduce(
    (named, folder) => named.replaceAll(`${folder}/`, '').replaceAll(`${folder}\\`, ''),
    text,
  );
}
