import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ExitCode } from '../failure.ts';
import type { VerifyReport } from '../../evidence/verify-source.ts';
import type { Checkpoint } from '../../evidence/period/verify-period.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { describeVerification } from './describe-verification.ts';
import { loadTrust } from './load-trust.ts';
import type { Trust } from '../../evidence/signing/policy-trust.ts';
import { renderViews } from '../../views/render-views.ts';
import { toolVersion } from '../tool-version.ts';
import { verifyBundle } from '../../evidence/verify-bundle.ts';

export interface VerifyOptions {
  readonly key: readonly string[];
  readonly policy?: string;
  /** An earlier period pack. */
  readonly since?: string;
  readonly format: 'text' | 'json';
}

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
  const report = statSync(bundle).isDirectory()
    ? await verifyFolder(path.resolve(bundle), { ...trust, ...seen })
    : await verifyArchive(path.resolve(bundle), { ...trust, ...seen });
  process.stdout.write(
    format === 'json'
      ? `${JSON.stringify(report, undefined, 2)}\n`
      : describeVerification(bundle, report),
  );
  return report.ok ? exitCodes.good : exitCodes.findings;
}

/** Whom to believe, and what was seen before. */
type Wanted = Trust & { readonly since?: Checkpoint };

/** How far the ledger of an earlier pack had come. Throws a CommandFailure when that pack does not hold. */
async function checkpointOf(pack: string, trust: Trust): Promise<Checkpoint> {
  const { ok, period } = await verifyFolder(path.resolve(pack), trust);
  if (ok && period !== undefined) return period.ledger;
  throw new CommandFailure(
    `The earlier pack ${pack} does not hold by itself.`,
    `See why: backstep evidence verify ${pack}`,
  );
}

function verifyFolder(dir: string, trust: Wanted): Promise<VerifyReport> {
  return verifyBundle(dir, {
    ...trust,
    // Another version may draw the same figures differently; the signature covers its views all the same.
    renderViews: async (recording, derived) =>
      derived.opened.tool === `backstep ${toolVersion}`
        ? renderViews(recording, derived)
        : undefined,
  });
}

async function verifyArchive(file: string, trust: Wanted): Promise<VerifyReport> {
  const { unzipBundle } = await import('../../evidence/archive/unzip-bundle.ts');
  const { dir, findings, dispose } = await unzipBundle(file);
  try {
    const report = await verifyFolder(dir, trust);
    if (findings.length === 0) return report;
    return { ...report, ok: false, status: 'unsound', findings: [...findings, ...report.findings] };
  } finally {
    dispose();
  }
}
