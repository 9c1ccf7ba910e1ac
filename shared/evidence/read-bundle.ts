import { closeSync, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import {
  type BundleLimits,
  type BundleSource,
  caseCollisions,
  usualLimits,
} from './bundle-source.ts';
import { codeOf } from './evidence-error.ts';
import { type Finding, finding } from './verify-findings.ts';

const chunkBytes = 1 << 20;

/**
 * Lists the files of a bundle in a folder. Never follows a link, never opens a special file, and
 * stops at the limits. Never throws for what it finds.
 */
export function readBundle(dir: string, limits: BundleLimits = usualLimits): BundleSource {
  const files = new Map<string, number>();
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
          files.set(path, stat.size);
        }
      });
    }
  };
  attempt('', findings, () => visit('', 0));
  return {
    files,
    findings: [...findings, ...caseCollisions(files)],
    chunks: (path) => chunksOf(join(dir, path)),
  };
}

/** The bytes of a file, a piece at a time; each piece is valid until the next is asked for. */
export function* chunksOf(file: string): Generator<Uint8Array, void, undefined> {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (;;) {
      const length = readSync(descriptor, buffer, 0, chunkBytes, null);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(descriptor);
  }
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
