import { formatDuration } from '../model/quantities/duration.ts';

/** A moment relative to another: `+4m 12s`, `−2m`, `0`; `us` in microseconds. */
export function formatOffset(us: number): string {
  if (us === 0) return '0';
  return `${us < 0 ? '−' : '+'}${formatDuration(Math.abs(us))}`;
}
