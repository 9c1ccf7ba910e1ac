import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** Makes the folder of a file and those above it. Throws what the system says, of a disk that cannot be written that. */
export function makeFolderOf(file: string): void {
  const folder = dirname(file);
  try {
    makeFolder(folder);
  } catch (error) {
    // On a disk that cannot be written, the system says of some folders that they are not there.
    let above = folder;
    while (!existsSync(above) && dirname(above) !== above) above = dirname(above);
    assertWritable(above);
    throw error;
  }
}

/** Throws what the system says of a folder in which nothing can be written. */
export function assertWritable(folder: string): void {
  accessSync(folder, constants.W_OK);
}

/** Whether nothing can be written beside a file. */
export function isReadOnlyBeside(file: string): boolean {
  try {
    assertWritable(dirname(file));
    return false;
  } catch {
    return true;
  }
}

/** A copy of a database, with the log of what is yet to go into it, where it can be opened. */
export function copyElsewhere(file: string): {
  readonly file: string;
  readonly dispose: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'backstep-results-'));
  const copy = join(folder, basename(file));
  for (const end of ['', '-wal'])
    if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, `${copy}${end}`);
  return { file: copy, dispose: () => rmSync(folder, { recursive: true, force: true }) };
}
