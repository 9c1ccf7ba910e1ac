import { existsSync } from 'node:fs';
import path from 'node:path';
import type { ExitCode } from '../failure.ts';
import type { Checkpoint } from '../../evidence/period/verify-period.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { describeVerification } from './describe-verification.ts';
import { loadTrust } from '../../files/load-trust.ts';
import type { Trust } from '../../evidence/signing/policy-trust.ts';
import { shellWord } from '../../store/shell-word.ts';
import { toolVersion } from '../tool-version.ts';
import { verifyPath } from '../../evidence/verify-path.ts';

export interface VerifyOptions {
  readonly key: readonly string[];
  readonly policy?: string;
  /** An earlier period pack. */
  readonly since?: string;
  readonly format: 'text' | 'json';
}

const tool = `backstep ${toolVersion}`;

/** Checks a bundle of evidence, a folder or an archive, against public keys that came another way. Anything wrong makes it fail. */
export async function verifyEvidence(
  bundle: string,
  { key, policy, since, format }: VerifyOptions,
): Promise<ExitCode> {
  if (!existsSync(bundle))
    throw new CommandFailure(
      `There is no folder or archive ${bundle}.`,
      'Name the folder of an evidence bundle, or its .zip.',
    );
  const trust = loadTrust(key, policy);
  const seen = since === undefined ? {} : { since: await checkpointOf(since, trust) };
  const report = await verifyPath(path.resolve(bundle), { ...trust, ...seen }, tool);
  if (since !== undefined && report.facts !== undefined)
    throw new CommandFailure(
      `${bundle} is the evidence of one drill, which goes on from no earlier pack.`,
      'Leave out `--since`, or name a pack of a period.',
    );
  process.stdout.write(
    format === 'json'
      ? `${JSON.stringify(report, undefined, 2)}\n`
      : describeVerification(bundle, report),
  );
  return report.ok ? exitCodes.good : exitCodes.findings;
}

/** How far the ledger of an earlier pack had come. Throws a CommandFailure when that pack does not hold. */
async function checkpointOf(pack: string, trust: Trust): Promise<Checkpoint> {
  if (!existsSync(pack))
    throw new CommandFailure(
      `There is no folder or archive ${pack}.`,
      'Name a pack of a period, a folder or its .zip.',
    );
  const { ok, period, facts } = await verifyPath(path.resolve(pack), trust, tool);
  if (facts !== undefined)
    throw new CommandFailure(
      `${pack} is the evidence of one drill, from which no ledger goes on.`,
      'Name an earlier pack of a period.',
    );
  if (ok && period !== undefined) return period.ledger;
  throw new CommandFailure(
    `The earlier pack ${pack} does not hold by itself.`,
    `See why: backstep evidence verify ${shellWord(pack)}`,
  );
}
