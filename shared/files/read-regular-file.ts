import { closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** The bytes of a file; undefined when reading could wait for ever: a pipe, a device. Throws when it cannot be read. */
export function readRegularFile(file: string): Uint8Array | undefined {
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() && !stat.isDirectory()) return undefined;
    // Most files are had with one read of their size; what has none, or has just changed, is read to its end.
    const bytes = Buffer.allocUnsafe(stat.isFile() ? stat.size : 0);
    const isWhole =
      bytes.length > 0 && readSync(descriptor, bytes, 0, bytes.length, 0) === bytes.length;
    return isWhole ? bytes : readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
