import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { TrustedKey } from './keys.ts';
import { type Finding, finding } from '../verify-findings.ts';

/** A finding for each trusted key that was taken from the very bundle it should vouch for. */
export function checkKeyOrigins(dir: string, keys: readonly TrustedKey[]): Finding[] {
  return keys.flatMap(({ file: keyFile }) => {
    if (keyFile === undefined) return [];
    const path = relative(realPath(dir), realPath(keyFile));
    const outside = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path);
    return outside
      ? []
      : [finding('key-from-bundle', 'a trusted key must come from outside', path)];
  });
}

/** Through links, as the system would open it; as written when it is gone by now. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
