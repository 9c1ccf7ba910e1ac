import path from 'node:path';
import type { ExitCode } from '../failure.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { openBundleFolder } from './bundle-folder.ts';
import { readInput } from '../read-input.ts';
import { sigstoreBundle } from '../../evidence/signing/sigstore.ts';
import { writeOutput } from '../write-output.ts';
import { timestampPath } from '../../evidence/timestamps/check-timestamps.ts';

/** Writes the attestation of a bundle as a Sigstore bundle. */
export function exportSigstore(folder: string, { output }: { readonly output?: string }): ExitCode {
  const { dir, attestation } = openBundleFolder(folder);
  const bundle = sigstoreBundle(attestation, timestampIn(dir));
  if (bundle === undefined)
    throw new CommandFailure(
      `The attestation of ${folder} is no signed envelope.`,
      'Verify the bundle: backstep evidence verify',
    );
  if (output === undefined) process.stdout.write(bundle);
  else writeOutput(output, bundle);
  return exitCodes.good;
}

function timestampIn(dir: string): Uint8Array | undefined {
  try {
    return readInput(path.join(dir, timestampPath('attestation.json')));
  } catch {
    return undefined;
  }
}
