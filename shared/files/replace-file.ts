import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What a folder says that lets nothing be put beside a file, or in its place, while the file itself can be written. */
const inPlaceOnly = new Set(['EACCES', 'EPERM', 'EBUSY']);

/**
 * Writes a file whole or not at all: where that fails, what was there is there still. A link leads where it led; what is no file,
 * such as a pipe, is written to. Throws what the file system says, of a file that is not to be written too.
 */
export function replaceFile(file: string, text: string | Uint8Array): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat !== undefined) accessSync(file, constants.W_OK);
  if (stat?.isFile() === false) {
    writeFileSync(file, text);
    return;
  }
  const target = stat === undefined ? file : realpathSync(file);
  const draft = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    writeFileSync(draft, text, { flag: 'wx', flush: true });
    if (stat !== undefined) chmodSync(draft, stat.mode);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    if (stat === undefined || !inPlaceOnly.has((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
    writeFileSync(file, text);
  }
}
