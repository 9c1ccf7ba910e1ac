import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './evidence-error.ts';
import { type Finding, finding } from './verify-findings.ts';

/** Bounds no real bundle comes near. */
export interface BundleLimits {
  readonly maxFiles: number;
  readonly maxDepth: number;
  readonly maxBytes: number;
}

const usualLimits: BundleLimits = { maxFiles: 1000, maxDepth: 6, maxBytes: 1_000_000_000 };

/** The regular files of a bundle by path, `/` between folders, and what was wrong on the way. */
export interface BundleContent {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly findings: readonly Finding[];
}

/**
 * Reads a bundle once, so that all checks see the same bytes. Never follows a link, never opens a
 * special file, and stops at the limits. Never throws for what it finds.
 */
export function readBundle(dir: string, limits: BundleLimits = usualLimits): BundleContent {
  const files = new Map<string, Buffer>();
  const findings: Finding[] = [];
  let bytesLeft = limits.maxBytes;
  const visit = (folder: string, depth: number): void => {
    for (const name of readdirSync(join(dir, folder)).sort()) {
      const path = folder === '' ? name : `${folder}/${name}`;
      attempt(path, findings, () => {
        const stat = lstatSync(join(dir, path));
        if (stat.isDirectory()) {
          if (depth >= limits.maxDepth) findings.push(finding('too-big', 'too deep', path));
          else visit(path, depth + 1);
        } else if (!stat.isFile()) {
          findings.push(finding('link', 'not a regular file', path));
        } else if (stat.size > bytesLeft || files.size >= limits.maxFiles) {
          findings.push(finding('too-big', 'too many files, or too large', path));
        } else {
          bytesLeft -= stat.size;
          files.set(path, readFileSync(join(dir, path)));
        }
      });
    }
  };
  attempt('', findings, () => visit('', 0));
  return { files, findings: [...findings, ...caseCollisions(files)] };
}

function attempt(path: string, findings: Finding[], action: () => void): void {
  try {
    action();
  } catch (error) {
    const code = codeOf(error);
    if (code === '') throw error;
    findings.push(finding('unreadable', `cannot be read (${code})`, path === '' ? '.' : path));
  }
}

function caseCollisions(files: ReadonlyMap<string, Buffer>): Finding[] {
  const seen = new Map<string, string>();
  const findings: Finding[] = [];
  for (const path of files.keys()) {
    const folded = path.normalize('NFC').toLowerCase();
    const other = seen.get(folded);
    if (other === undefined) seen.set(folded, path);
    else findings.push(finding('case-collision', `differs from ${other} by case alone`, path));
  }
  return findings;
}
