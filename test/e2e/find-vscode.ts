import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where `npm run install:vscode` puts it, and the file in which it says what it put there. */
export const vscodeFolder = path.resolve('dist/tools/vscode');
export const vscodeNote = path.join(vscodeFolder, 'program.txt');

/** The program of VS Code for the desktop: the one that `VSCODE_PATH` names, or the one downloaded here. None without a screen. */
export function findVscode(): string | undefined {
  const { VSCODE_PATH, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && (DISPLAY ?? WAYLAND_DISPLAY) === undefined) return undefined;
  const noted = existsSync(vscodeNote) ? [readFileSync(vscodeNote, 'utf8')] : [];
  return [...(VSCODE_PATH === undefined ? [] : [VSCODE_PATH]), ...noted].find(existsSync);
}
