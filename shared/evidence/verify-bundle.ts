import { statSync } from 'node:fs';
import type { BundleLimits } from './bundle-source.ts';
import { checkKeyOrigins } from './signing/check-key-origins.ts';
import { readBundle } from './read-bundle.ts';
import { finding } from './verify-findings.ts';
import { report, type VerifyOptions, type VerifyReport, verifySource } from './verify-source.ts';

/** Verifies a bundle in a folder, see `verifySource`; a trusted key must not lie in it. */
export async function verifyBundle(
  dir: string,
  options: VerifyOptions & { readonly limits?: BundleLimits },
): Promise<VerifyReport> {
  if (!isFolder(dir)) return report([finding('not-a-bundle', `${dir} is not a folder`)]);
  const { findings, ...rest } = await verifySource(readBundle(dir, options.limits), options);
  const origins = checkKeyOrigins(dir, options.keys);
  return origins.length === 0
    ? { findings, ...rest }
    : { ...rest, ...report([...origins, ...findings]) };
}

function isFolder(dir: string): boolean {
  try {
    return statSync(dir).isDirectory();
  } catch {
    return false;
  }
}
