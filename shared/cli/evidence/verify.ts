import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ExitCode } from '../failure.ts';
import type { VerifyReport } from '../../evidence/verify-bundle.ts';
import { CommandFailure, exitCodes } from '../failure.ts';
import { describeVerification } from './describe-verification.ts';
import { loadTrust, type Trust } from './load-trust.ts';
import { renderViews } from '../../views/render-views.ts';
import { toolVersion } from '../tool-version.ts';
import { verifyBundle } from '../../evidence/verify-bundle.ts';

export interface VerifyOptions {
  readonly key: readonly string[];
  readonly policy?: string;
  readonly format: 'text' | 'json';
}

/** Checks a bundle of evidence, a folder or an archive, against public keys that came another way. Anything wrong makes it fail. */
export async function verifyEvidence(
  bundle: string,
  { key, policy, format }: VerifyOptions,
): Promise<ExitCode> {
  if (!existsSync(bundle))
    throw new CommandFailure(
      `There is no folder or archive ${bundle}.`,
      'Name the folder of an evidence bundle, or its .zip.',
    );
  const trust = loadTrust(key, policy);
  const report = statSync(bundle).isDirectory()
    ? await verifyFolder(path.resolve(bundle), trust)
    : await verifyArchive(path.resolve(bundle), trust);
  process.stdout.write(
    format === 'json'
      ? `${JSON.stringify(report, undefined, 2)}\n`
      : describeVerification(bundle, report),
  );
  return report.ok ? exitCodes.good : exitCodes.findings;
}

function verifyFolder(dir: string, trust: Trust): Promise<VerifyReport> {
  return verifyBundle(dir, {
    ...trust,
    // Another version may draw the same figures differently; the signature covers its views all the same.
    renderViews: async (recording, derived) =>
      derived.opened.tool === `backstep ${toolVersion}`
        ? renderViews(recording, derived)
        : undefined,
  });
}

async function verifyArchive(file: string, trust: Trust): Promise<VerifyReport> {
  const { unzipBundle } = await import('../../evidence/unzip-bundle.ts');
  const { dir, findings, dispose } = await unzipBundle(file);
  try {
    const report = await verifyFolder(dir, trust);
    if (findings.length === 0) return report;
    return { ...report, ok: false, status: 'unsound', findings: [...findings, ...report.findings] };
  } finally {
    dispose();
  }
}
