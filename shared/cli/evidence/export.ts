import { rmSync } from 'node:fs';
import path from 'node:path';
import type { ExitCode } from '../failure.ts';
import type { KeyFiles } from '../../evidence/signing/write-key-pair.ts';
import { ensureKeyPair, keyFiles, keyFolder } from '../../evidence/signing/write-key-pair.ts';
import { exitCodes } from '../failure.ts';
import { exportBundle } from '../../evidence/export-bundle.ts';
import { loadSigningKey } from '../../evidence/signing/keys.ts';
import { findRun } from '../report/read-drill.ts';
import { relativePath } from '../../files/relative-path.ts';
import { renderViews } from '../../views/render-views.ts';
import { openResults } from '../../store/open-results.ts';
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
    const own = keyFiles(keyFolder(results.file));
    const { key, created } =
      keyFile === undefined ? ensureKeyPair(own) : { key: loadSigningKey(keyFile), created: false };
    let folder: string;
    try {
      folder = relativePath(
        await exportBundle(results, row.id, path.resolve(output), { key, renderViews }),
      );
    } catch (error) {
      // A key that has signed nothing is nobody's: the next export makes another.
      if (created)
        for (const unused of [own.privateFile, own.publicFile]) rmSync(unused, { force: true });
      throw error;
    }
    if (zip === true) folder = await packed(folder);
    if (created) process.stdout.write(aboutNewKey(own));
    const publicKey = keyFile === undefined ? relativePath(own.publicFile) : '<public key>';
    process.stdout.write(
      [
        `Wrote ${folder}, signed by key ${key.keyid.slice(0, 16)}.`,
        `Check it: backstep evidence verify ${folder} --key ${publicKey}`,
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

/** Packs a folder that was just written, and leaves only the archive. */
async function packed(folder: string): Promise<string> {
  const { zipBundle } = await import('../../evidence/archive/zip-bundle.ts');
  const file = `${folder}.zip`;
  await zipBundle(path.resolve(folder), path.resolve(file));
  rmSync(folder, { recursive: true, force: true });
  return file;
}
