import { createHash } from 'node:crypto';

/** SHA-256 of some bytes, 64 hexadecimal digits. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The text that `sha256sum` would print for these files, sorted by path in byte order. */
export function formatSums(digests: ReadonlyMap<string, string>): string {
  const paths = [...digests.keys()].sort();
  return paths.map((path) => `${digests.get(path) ?? ''}  ${path}\n`).join('');
}
