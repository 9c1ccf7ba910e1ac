import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are not there, with `mode` where that is given. Throws what the system says. (Node's
 * own way never ends where a folder that is there says of a new one in it that it is not there, as those of `/proc` do.)
 */
export function makeFolder(folder: string, mode?: number): void {
  if (isFolder(folder)) return;
  try {
    mkdirSync(folder, mode);
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (code === 'EEXIST' && isFolder(folder)) return;
    const above = dirname(folder);
    if (code !== 'ENOENT' || above === folder || isFolder(above)) throw error;
    makeFolder(above, mode);
    makeFolder(folder, mode);
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
