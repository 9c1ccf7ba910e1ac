import { rmSync } from 'node:fs';
import type { KeyFiles } from './signing/write-key-pair.ts';
import type { Results } from '../store/results.ts';
import type { SigningKey } from './signing/keys.ts';
import { ensureKeyPair, keyFiles, keyFolder } from './signing/write-key-pair.ts';
import { exportBundle } from './export-bundle.ts';
import { loadSigningKey } from './signing/keys.ts';
import { renderViews } from '../views/render-views.ts';

/** A bundle that was written. */
export interface SignedExport {
  /** The folder, or the archive. */
  readonly path: string;
  readonly key: SigningKey;
  /** The key pair of the workspace. */
  readonly own: KeyFiles;
  /** That pair was made now. */
  readonly created: boolean;
}

/**
 * Writes the evidence of a run into `outDir`, signed with the key in `keyFile`, otherwise with that of the workspace, which is made
 * when there is none. Throws like `exportBundle`; then a key that was made is removed again: one that has signed nothing is nobody's.
 */
export async function exportSigned(
  results: Results,
  runId: string,
  outDir: string,
  { keyFile, zip = false }: { readonly keyFile?: string; readonly zip?: boolean },
): Promise<SignedExport> {
  const own = keyFiles(keyFolder(results.file));
  const { key, created } =
    keyFile === undefined ? ensureKeyPair(own) : { key: loadSigningKey(keyFile), created: false };
  try {
    const folder = await exportBundle(results, runId, outDir, { key, renderViews });
    return { path: zip ? await packed(folder) : folder, key, own, created };
  } catch (error) {
    if (created)
      for (const unused of [own.privateFile, own.publicFile]) rmSync(unused, { force: true });
    throw error;
  }
}

/** Packs a folder that was just written, and leaves only the archive. */
async function packed(folder: string): Promise<string> {
  const { zipBundle } = await import('./archive/zip-bundle.ts');
  const file = `${folder}.zip`;
  await zipBundle(folder, file);
  rmSync(folder, { recursive: true, force: true });
  return file;
}
