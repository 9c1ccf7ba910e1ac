import { createHash } from 'node:crypto';
import type { InputDigest } from '../model/journal.ts';

/** `sha256:<64 hex>` of some bytes, as journals name digests. */
export function digestBytes(bytes: Uint8Array): InputDigest['digest'] {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
