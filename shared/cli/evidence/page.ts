import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import type { ExitCode } from '../failure.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { describeWriteError } from '../../files/describe-file-error.ts';

/** Writes the page that verifies evidence in a browser, without a network. */
export function writeVerifierPage({ output }: { readonly output: string }): ExitCode {
  const page = path.join(import.meta.dirname, 'verify.html');
  if (!existsSync(page))
    throw new CommandFailure('The page is not part of this build.', 'Build it with `npm ci`.');
  try {
    copyFileSync(page, output);
  } catch (error) {
    throw new CommandFailure(
      `${output} cannot be written: ${describeWriteError(error)}.`,
      'Check the folder and its permissions.',
    );
  }
  process.stdout.write(
    `Wrote ${output}: open it in a browser, and give it evidence and the public keys that you trust.\n`,
  );
  return exitCodes.good;
}
