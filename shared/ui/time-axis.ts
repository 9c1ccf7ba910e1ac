import { formatDuration } from '../model/quantities/duration.ts';
import { formatOffset } from './offset.ts';

const second = 1_000_000;
const minute = 60 * second;
const hour = 60 * minute;

/** Distances between ticks that people read without counting, in microseconds. */
const steps = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map((n) => n * 1_000),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * second),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12, 24, 48, 96, 168].map((n) => n * hour),
];

export interface Tick {
  /** Microseconds on the same scale as the span. */
  readonly us: number;
  readonly label: string;
}

/**
 * Round moments from `fromUs` to `toUs`, at most about `most` of them, all in microseconds. With `zeroUs` they are round,
 * and labelled with a sign, as seen from there.
 */
export function timeTicks(fromUs: number, toUs: number, most: number, zeroUs?: number): Tick[] {
  const span = Math.max(1, toUs - fromUs);
  const step = steps.find((size) => span / size <= most) ?? Math.ceil(span / most / hour) * hour;
  const zero = zeroUs ?? 0;
  const label = zeroUs === undefined ? formatDuration : formatOffset;
  const first = Math.ceil((fromUs - zero) / step);
  const ticks: Tick[] = [];
  for (let index = first; zero + index * step <= toUs; index++) {
    const us = zero + index * step;
    ticks.push({ us, label: index === 0 ? '0' : label(us - zero).replace(' ', '\u00a0') });
  }
  return ticks;
}
