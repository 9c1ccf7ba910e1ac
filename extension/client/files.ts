import type { TextDocument } from 'vscode';
import { FileType, Uri, window, workspace } from 'vscode';
import * as named from '../../shared/lsp/file-uri.ts';

/** The path by which server and worker know a document: absolute, with `/`. */
export const fileOf = (uri: Uri): string => named.fileOf(uri.toString());

/** The document of such a path. */
export const uriOf = (file: string): Uri => Uri.parse(named.uriOf(file), true);

/** Whether there is a folder at `uri`. */
export async function isFolder(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0;
  } catch {
    return false;
  }
}

/** The document in front, where it is one of Backstep. */
export function inFront(): TextDocument | undefined {
  const document = window.activeTextEditor?.document;
  return document?.languageId === 'backstep' ? document : undefined;
}
