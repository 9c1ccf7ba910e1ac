import { createHash } from 'node:crypto';
import type { Plan } from '../model/plan.ts';

/** Maps keep the order in which the author wrote their entries, so their text is as stable as the files. */
const withoutMaps = (_key: string, value: unknown): unknown =>
  value instanceof Map ? [...(value as ReadonlyMap<string, unknown>)] : value;

/** Places and file names say where something was written, not what it means. */
const withoutPlaces = (key: string, value: unknown): unknown =>
  key === 'at' || key === 'file' ? undefined : withoutMaps(key, value);

/** `sha256:<64 hex>` of what a plan means: unchanged by comments, layout and the place of its files. */
export function resolvedDigest(plan: Plan): string {
  return `sha256:${createHash('sha256').update(JSON.stringify(plan, withoutPlaces)).digest('hex')}`;
}
