import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EndorsementKind } from '../../evidence/signing/endorsement.ts';
import type { ExitCode } from '../failure.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { describeWriteError } from '../../files/describe-file-error.ts';
import type { FindingCode } from '../../evidence/verify-findings.ts';
import type { SigningKey } from '../../evidence/signing/keys.ts';
import { loadSigningKey } from '../../evidence/signing/keys.ts';
import { makeFolder } from '../../store/make-folder.ts';
import { noDemands } from '../../evidence/signing/demands.ts';
import { oneLine } from '../one-line.ts';
import { openBundleFolder } from './bundle-folder.ts';
import { relativePath } from '../../files/relative-path.ts';
import { sha256 } from '../../evidence/sums.ts';
import { shellWord } from '../../store/shell-word.ts';
import { signEndorsement } from '../../evidence/signing/sign-endorsement.ts';
import { toolVersion } from '../tool-version.ts';
import { verifyPath } from '../../evidence/verify-path.ts';

export interface EndorseOptions {
  readonly as: EndorsementKind;
  readonly key: string;
  readonly by: string;
  readonly role?: string;
  readonly note?: string;
  readonly refuse?: boolean;
}

/** Adds a signed approval or review to a bundle that holds; what was signed before stays as it is. */
export async function endorseEvidence(
  folder: string,
  { as: kind, key: keyFile, by, role, note, refuse }: EndorseOptions,
): Promise<ExitCode> {
  if (by.trim() === '')
    throw new CommandFailure('Nobody is named.', 'Write who decides: --by "Ada Lovelace".');
  const { dir, attestation } = openBundleFolder(folder);
  const key = loadSigningKey(keyFile);
  await assertHolds(folder, dir, key);
  const decision = refuse === true ? 'refused' : 'approved';
  const text = signEndorsement(
    {
      kind,
      decision,
      by,
      ...(role === undefined ? {} : { role }),
      ...(note === undefined ? {} : { note }),
      at: new Date().toISOString(),
    },
    sha256(attestation),
    key,
  );
  const file = path.join(dir, 'approvals', `${kind}-${key.keyid.slice(0, 16)}.json`);
  write(file, text);
  process.stdout.write(
    `Wrote ${relativePath(file)}: ${decision} by ${oneLine(by)}, key ${key.keyid}\n`,
  );
  return exitCodes.good;
}

/** What says whom this key trusts, or what it decided before, and nothing about the bundle. */
const ofTrust: readonly FindingCode[] = ['key-untrusted', 'approval-refused', 'review-refused'];

/** Whoever decides about a bundle vouches for what is in it: that must hold, and be by somebody else. */
async function assertHolds(folder: string, dir: string, key: SigningKey): Promise<void> {
  const trust = { keys: [key], demands: noDemands };
  const { findings, signedBy } = await verifyPath(dir, trust, `backstep ${toolVersion}`);
  if (signedBy === key.keyid)
    throw new CommandFailure(
      'This key signed the evidence itself.',
      'Somebody else decides about it, with a key of their own; nothing was written.',
    );
  const wrong = findings.find(({ code }) => code !== 'incomplete' && !ofTrust.includes(code));
  if (wrong === undefined) return;
  const { code, file, message } = wrong;
  throw new CommandFailure(
    oneLine(`${folder} does not hold: ${file ?? 'it'} ${message} (${code}).`),
    `See all that is wrong: backstep evidence verify ${shellWord(folder)}`,
  );
}

function write(file: string, text: string): void {
  try {
    makeFolder(path.dirname(file));
    writeFileSync(file, text, { flag: 'wx', flush: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new CommandFailure(
        `This key has decided about this bundle before: ${relativePath(file)}.`,
        'A decision is not replaced; move the file away if it was a mistake.',
      );
    throw new CommandFailure(
      `${relativePath(file)} cannot be written: ${describeWriteError(error)}.`,
      'Check the folder and its permissions.',
    );
  }
}
