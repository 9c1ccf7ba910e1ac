import { createWriteStream, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { codeOf, EvidenceError } from '../evidence-error.ts';

/** One moment for every entry, so that the same bundle gives the same archive. */
const mtime = new Date(Date.UTC(2000, 0, 1));

/** Packs a bundle's folder into one new file, under the folder's own name. Throws an EvidenceError. */
export async function zipBundle(dir: string, file: string): Promise<void> {
  const zip = new ZipFile();
  const paths = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const path of paths) {
    const inside = path.slice(dir.length + 1).replaceAll('\\', '/');
    zip.addFile(path, `${basename(dir)}/${inside}`, { mtime, mode: 0o100644 });
  }
  zip.end();
  try {
    await pipeline(zip.outputStream, createWriteStream(file, { flags: 'wx' }));
  } catch (error) {
    throw explain(error, file);
  }
}

function explain(error: unknown, file: string): EvidenceError {
  const code = codeOf(error);
  if (code === 'EEXIST') {
    return new EvidenceError(
      'bundle-exists',
      `There is already a file at ${file}.`,
      'Name another folder, or move it away; evidence is never overwritten.',
      error,
    );
  }
  rmSync(file, { force: true });
  return new EvidenceError(
    code === 'ENOSPC' ? 'full' : 'unwritable',
    `The archive ${file} cannot be written (${code}).`,
    'Check the path, its permissions and the space that is left.',
    error,
  );
}
