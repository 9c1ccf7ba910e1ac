import { Uri, workspace } from 'vscode';

/** What every evidence holds. */
const attestation = 'attestation.json';

/** Folders of the workspace that hold evidence, each once, without those inside others. */
export async function evidencePlaces(): Promise<Uri[]> {
  const found = await workspace.findFiles(`**/${attestation}`, '**/node_modules/**');
  const folders = found.map((uri) => Uri.joinPath(uri, '..'));
  return folders
    .filter((folder) => !folders.some((other) => isInside(folder, other)))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Whether a place lies in a folder. */
export const isInside = (uri: Uri, folder: Uri): boolean =>
  uri.toString().startsWith(`${folder.toString()}/`);
