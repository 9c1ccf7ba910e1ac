import { CommandFailure } from './failure.ts';
import { describeWriteError, writeRemedy } from '../files/describe-file-error.ts';
import { relativePath } from '../files/relative-path.ts';
import { replaceFile } from '../files/replace-file.ts';

/** Writes what a command makes, whole or not at all. Throws a CommandFailure, with `remedy` where the place is what is wrong. */
export function writeOutput(
  file: string,
  text: string | Uint8Array,
  remedy = 'Choose another place for it.',
): void {
  try {
    replaceFile(file, text);
  } catch (error) {
    throw new CommandFailure(
      `${relativePath(file)} cannot be written: ${describeWriteError(error)}.`,
      writeRemedy(error, remedy),
    );
  }
}
