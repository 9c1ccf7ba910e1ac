import path from 'node:path';
import type { ExitCode } from '../failure.ts';
import type { KeyFiles } from '../../evidence/signing/write-key-pair.ts';
import { exitCodes } from '../failure.ts';
import { exportSigned } from '../../evidence/export-signed.ts';
import { findRun } from '../report/read-drill.ts';
import { relativePath } from '../../files/relative-path.ts';
import { openResults } from '../../store/open-results.ts';
import { shellWord } from '../../store/shell-word.ts';
import { resultsPath } from '../../store/results-path.ts';

export interface ExportOptions {
  readonly results?: string;
  readonly output: string;
  readonly key?: string;
  /** Pack it into one file. */
  readonly zip?: boolean;
}

/** Writes the evidence of a run as a signed folder that can be checked without this program. */
export async function exportEvidence(
  id: string,
  { results: file, output, key: keyFile, zip }: ExportOptions,
): Promise<ExitCode> {
  const results = openResults(file ?? resultsPath(process.cwd()));
  try {
    const row = findRun(results, id);
    const {
      path: written,
      key,
      own,
      created,
    } = await exportSigned(results, row.id, path.resolve(output), {
      ...(keyFile === undefined ? {} : { keyFile }),
      ...(zip === undefined ? {} : { zip }),
    });
    const folder = relativePath(written);
    if (created) process.stdout.write(aboutNewKey(own));
    const publicKey =
      keyFile === undefined ? shellWord(relativePath(own.publicFile)) : '<public key>';
    process.stdout.write(
      [
        `Wrote ${folder}, signed by key ${key.keyid.slice(0, 16)}.`,
        `Check it: backstep evidence verify ${shellWord(folder)} --key ${publicKey}`,
        `Or without Backstep: VERIFY.md in it says how.`,
        '',
      ].join('\n'),
    );
    return exitCodes.good;
  } finally {
    results.close();
  }
}

const aboutNewKey = ({ privateFile, publicFile }: KeyFiles): string =>
  `Made a signing key, ${relativePath(privateFile)}: keep it to yourself.\nGive verifiers ${relativePath(publicFile)} by another way than the evidence.\n`;
