import { CommandFailure } from './failure.ts';
import { describeFileError } from '../files/describe-file-error.ts';
import { readRegularFile } from '../files/read-regular-file.ts';

/** Reads a file that a command was given; a pipe or a device, which might never end, is refused. Throws a CommandFailure with `remedy`. */
export function readInput(file: string, remedy = 'Check the path.'): Uint8Array {
  let bytes: Uint8Array | undefined;
  try {
    bytes = readRegularFile(file);
  } catch (error) {
    throw new CommandFailure(`${file} cannot be read: ${describeFileError(error)}.`, remedy);
  }
  if (bytes !== undefined) return bytes;
  throw new CommandFailure(`${file} is not a regular file.`, 'Name a file.');
}

/** The same as text. */
export function readTextInput(file: string, remedy?: string): string {
  return Buffer.from(readInput(file, remedy)).toString('utf8');
}
