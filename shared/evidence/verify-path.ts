import { statSync } from 'node:fs';
import type { Checkpoint } from './period/verify-period.ts';
import type { Trust } from './signing/policy-trust.ts';
import type { VerifyReport } from './verify-source.ts';
import { renderViews } from '../views/render-views.ts';
import { verifyBundle } from './verify-bundle.ts';

/** Whom to believe, and what was seen before. */
type Wanted = Trust & { readonly since?: Checkpoint };

/**
 * Verifies a bundle or a period pack, a folder or an archive, see `verifySource`. `tool` is the program that verifies, with its
 * version: another one may draw the same figures differently, so that views of others are held against the signature alone.
 */
export async function verifyPath(file: string, trust: Wanted, tool: string): Promise<VerifyReport> {
  if (statSync(file).isDirectory()) return verifyFolder(file, trust, tool);
  const { unzipBundle } = await import('./archive/unzip-bundle.ts');
  const { dir, findings, dispose } = await unzipBundle(file);
  try {
    const report = await verifyFolder(dir, trust, tool);
    if (findings.length === 0) return report;
    return { ...report, ok: false, status: 'unsound', findings: [...findings, ...report.findings] };
  } finally {
    dispose();
  }
}

function verifyFolder(dir: string, trust: Wanted, tool: string): Promise<VerifyReport> {
  return verifyBundle(dir, {
    ...trust,
    renderViews: async (recording, derived) =>
      derived.opened.tool === tool ? renderViews(recording, derived) : undefined,
  });
}
