import { writeFileSync } from 'node:fs';
import { CommandFailure } from '../failure.ts';
import { describeWriteError } from '../../files/describe-file-error.ts';

/** Writes a page or picture. Throws a CommandFailure. */
export function writeView(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CommandFailure(
      `${file} cannot be written: ${describeWriteError(error)}.`,
      'Choose another place for it.',
    );
  }
}
