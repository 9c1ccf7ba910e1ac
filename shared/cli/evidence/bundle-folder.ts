import { statSync } from 'node:fs';
import path from 'node:path';
import { CommandFailure } from '../failure.ts';
import { readInput } from '../read-input.ts';

/** A bundle that something is added to. */
export interface BundleFolder {
  readonly dir: string;
  /** The bytes of its attestation. */
  readonly attestation: Uint8Array;
}

/** Opens the folder of a bundle. Throws a CommandFailure when it is none. */
export function openBundleFolder(folder: string): BundleFolder {
  const dir = path.resolve(folder);
  try {
    if (statSync(dir).isDirectory())
      return { dir, attestation: readInput(path.join(dir, 'attestation.json')) };
  } catch {
    // What is missing is told below.
  }
  throw new CommandFailure(
    `${folder} is not the folder of a bundle.`,
    'Name the folder that `backstep evidence export` wrote; unpack an archive first.',
  );
}
