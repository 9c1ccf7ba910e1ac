import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { createElement } from 'react';
import type { ExportJob, Exported, Jobs, VerifyJob } from '../jobs.ts';
import { EnvironmentError } from '../../shared/model/environment-error.ts';
import { VerificationPage } from '../../shared/verifier/verification-page.tsx';
import { exportSigned } from '../../shared/evidence/export-signed.ts';
import { loadTrust } from '../../shared/files/load-trust.ts';
import { openResults } from '../../shared/store/open-results.ts';
import { renderPage } from '../../shared/ui/render-page.tsx';
import { resultsPath } from '../../shared/store/results-path.ts';
import { verifyPath } from '../../shared/evidence/verify-path.ts';

/** What every evidence holds. */
const attestation = 'attestation.json';

/** Writes the signed evidence of a run. Throws an EnvironmentError. */
export async function exportEvidence({
  root,
  results: file,
  run,
  output,
  zip,
}: ExportJob): Promise<Exported> {
  const results = openResults(file ?? resultsPath(root));
  try {
    const { path: written, own, created } = await exportSigned(results, run, output, { zip });
    return { path: written, publicKey: own.publicFile, isNewKey: created };
  } finally {
    results.close();
  }
}

/** Whether there is evidence in a folder or an archive, sound or not: something that was attested. */
export async function holdsEvidence({ file }: { readonly file: string }): Promise<boolean> {
  if (!existsSync(file)) return false;
  if (statSync(file).isDirectory()) return existsSync(path.join(file, attestation));
  const { openPromise } = await import('yauzl');
  try {
    const zip = await openPromise(file, { lazyEntries: true });
    try {
      for await (const { fileName } of zip.eachEntry())
        if (path.posix.basename(fileName) === attestation) return true;
      return false;
    } finally {
      zip.close();
    }
  } catch {
    // Of an archive that cannot be read, verification says why.
    return file.endsWith('.zip');
  }
}

/** Verifies evidence against keys that came another way. Throws an EnvironmentError when there is none, or no key. */
export async function verifyEvidence(
  { file, keys, policy }: VerifyJob,
  tool: string,
): Promise<Jobs['verifyEvidence']['answer']> {
  if (!existsSync(file))
    throw new EnvironmentError(
      `There is no folder or archive ${file}.`,
      'Choose the folder of an evidence bundle, or its .zip.',
    );
  const report = await verifyPath(file, loadTrust(keys, policy), tool);
  const title = `Evidence: ${report.status}`;
  const page = createElement(VerificationPage, { name: path.basename(file), report });
  return { title, html: renderPage(title, page), status: report.status };
}
