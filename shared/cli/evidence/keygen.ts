import path from 'node:path';
import type { ExitCode } from '../failure.ts';
import type { KeyKind } from '../../evidence/signing/keys.ts';
import { exitCodes } from '../failure.ts';
import { keyFiles, keyFolder, writeKeyPair } from '../../evidence/signing/write-key-pair.ts';
import { relativePath } from '../../files/relative-path.ts';
import { resultsPath } from '../../store/results-path.ts';

export interface KeygenOptions {
  readonly kind: KeyKind;
  readonly output?: string;
}

/** Makes a key pair for signing evidence; never replaces one. */
export function makeKeys({ kind, output }: KeygenOptions): ExitCode {
  const files = keyFiles(
    output === undefined ? keyFolder(resultsPath(process.cwd())) : path.resolve(output),
  );
  const key = writeKeyPair(files, kind);
  process.stdout.write(
    `Wrote ${relativePath(files.privateFile)}: keep it to yourself.\nWrote ${relativePath(files.publicFile)}: give it to those who verify.\nKey id ${key.keyid}\n`,
  );
  return exitCodes.good;
}
