import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../store/make-folder.ts';
import { ResultsError } from '../store/results-error.ts';
import { codeOf, EvidenceError } from './evidence-error.ts';

/**
 * Makes a folder that appears whole or not at all: `fill` writes into a folder beside it that is
 * then renamed. Throws an EvidenceError when it is there already or cannot be written.
 */
export async function writeWhole(
  target: string,
  fill: (draft: string) => Promise<void>,
): Promise<void> {
  if (existsSync(target)) {
    throw new EvidenceError(
      'bundle-exists',
      `There is already a bundle at ${target}.`,
      'Name another folder, or move the bundle away; evidence is never overwritten.',
    );
  }
  const tag = randomBytes(4).toString('hex');
  const draft = join(dirname(target), `.${basename(target)}.${tag}.tmp`);
  try {
    makeFolder(draft);
    await fill(draft);
    renameSync(draft, target);
  } catch (error) {
    removeDraft(draft);
    throw explainExport(error, target);
  }
}

/** Writes one new file, to the disk. */
export function writeNewFile(path: string, bytes: Uint8Array): void {
  writeFileSync(path, bytes, { flag: 'wx', flush: true });
}

/** What cannot be written can often not be removed either; why it could not be written matters more. */
function removeDraft(draft: string): void {
  try {
    rmSync(draft, { recursive: true, force: true });
  } catch {
    // Nothing was written that could be left behind.
  }
}

function explainExport(error: unknown, target: string): unknown {
  if (error instanceof EvidenceError) return error;
  const code = error instanceof ResultsError ? error.code : codeOf(error);
  if (['ENOSPC', 'EDQUOT', 'full'].includes(code)) {
    return new EvidenceError(
      'full',
      `There is no space for ${target}; nothing was left behind.`,
      'Free some space, or name a folder on another disk.',
      error,
    );
  }
  if (!/^E[A-Z]+$/u.test(code)) return error;
  return new EvidenceError(
    'unwritable',
    `The bundle ${target} cannot be written (${code}).`,
    'Check the path and its permissions.',
    error,
  );
}
