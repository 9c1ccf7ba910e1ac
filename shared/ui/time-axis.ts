import { formatDuration } from '../model/quantities/duration.ts';

const second = 1_000_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Distances between ticks that people read without counting, in microseconds. */
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12, 24, 48, 96, 168].map((n) => n * hour),
];

export interface Tick {
  readonly us: number;
  readonly label: string;
}

/** Round moments from `fromUs` to `toUs`, at most about `most` of them; labels are relative to `zeroUs`. */
export function timeTicks(fromUs: number, toUs: number, most: number, zeroUs = 0): Tick[] {
  const span = Math.max(1, toUs - fromUs);
  const step = steps.find((size) => span / size <= most) ?? Math.ceil(span / most / hour) * hour;
  const first = Math.ceil((fromUs - zeroUs) / step) * step + zeroUs;
  const ticks: Tick[] = [];
  for (let us = first; us <= toUs; us += step) {
    const offset = us - zeroUs;
    ticks.push({ us, label: offset === 0 ? '0' : formatDuration(offset).replace(' ', '\u00a0') });
  }
  return ticks;
}
