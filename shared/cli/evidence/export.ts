import path from 'node:path';
import type { ExitCode } from '../failure.ts';
import { ensureKeyPair, keyFiles, keyFolder } from '../../evidence/write-key-pair.ts';
import { exitCodes } from '../failure.ts';
import { exportBundle } from '../../evidence/export-bundle.ts';
import { failing, openResultsFile } from '../open-results-file.ts';
import { loadSigningKey } from '../../evidence/keys.ts';
import { readDrill } from '../report/read-drill.ts';
import { relativePath } from '../formats/located.ts';
import { renderViews } from './render-views.ts';
import { resultsPath } from '../../store/results-path.ts';

export interface ExportOptions {
  readonly results?: string;
  readonly output: string;
  readonly key?: string;
}

/** Writes the evidence of a run as a signed folder that can be checked without this program. */
export async function exportEvidence(
  id: string,
  { results: file, output, key: keyFile }: ExportOptions,
): Promise<ExitCode> {
  const results = await openResultsFile(file ?? resultsPath(process.cwd()));
  try {
    return await failing(() => {
      const { row, chain, derived } = readDrill(results, id);
      const own = keyFiles(keyFolder(results.file));
      const { key, created } =
        keyFile === undefined
          ? ensureKeyPair(own)
          : { key: loadSigningKey(keyFile), created: false };
      const views = renderViews({ run: row.id, recordedAt: row.recordedAt }, chain, derived);
      const folder = exportBundle(results, row.id, path.resolve(output), { key, views });
      const publicKey = keyFile === undefined ? relativePath(own.publicFile) : '<public key>';
      if (created) {
        process.stdout.write(
          `Made a signing key, ${relativePath(own.privateFile)}: keep it to yourself.\nGive verifiers ${relativePath(own.publicFile)} by another way than the evidence.\n`,
        );
      }
      process.stdout.write(
        `Wrote ${relativePath(folder)}, signed by key ${key.keyid.slice(0, 16)}.\nCheck it: backstep evidence verify ${relativePath(folder)} --key ${publicKey}\nOr without Backstep: ${relativePath(folder)}/VERIFY.md\n`,
      );
      return exitCodes.good;
    });
  } finally {
    results.close();
  }
}
