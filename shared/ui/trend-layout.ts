import type { TrendRun } from './report-data.ts';
import { scaleLinear } from 'd3-scale';

/** Measures of the drawing in its own units. */
export const trendFrame = {
  width: 1000,
  height: 250,
  left: 70,
  right: 86,
  top: 30,
  bottom: 34,
} as const;

/** A stretch of runs that were held against the same RTO. */
export interface ObjectiveLine {
  readonly fromX: number;
  readonly toX: number;
  readonly us: number;
}

export interface TrendLayout {
  /** The place of a run, by its position in the list. */
  readonly x: (index: number) => number;
  /** A time in microseconds to a vertical position. */
  readonly y: (us: number) => number;
  readonly highestUs: number;
  readonly objectives: readonly ObjectiveLine[];
  /** Positions of the runs that are labelled with their date, so that labels do not touch. */
  readonly dated: readonly number[];
}

const dateWidth = 82;

/** Works out the positions of a trend: one place per run, whenever it was recorded. */
export function layOutTrend(points: readonly TrendRun[]): TrendLayout {
  const { width, height, left, right, top, bottom } = trendFrame;
  const inner = [left + 36, width - right - 36] as const;
  const last = Math.max(1, points.length - 1);
  const place = scaleLinear([0, last], inner);
  const x = (index: number): number =>
    points.length === 1 ? (inner[0] + inner[1]) / 2 : place(index);
  const known = points.flatMap(({ rtaP95Us, rtaP95HighUs, rtoUs }) => [
    rtaP95Us,
    rtaP95HighUs,
    rtoUs,
  ]);
  const highestUs = known.reduce<number>((most, us) => Math.max(most, us ?? 0), 1) * 1.08;
  const gap = points.length === 1 ? Infinity : x(1) - x(0);
  const every = Math.max(1, Math.ceil(dateWidth / gap));
  return {
    x,
    y: scaleLinear([0, highestUs], [height - bottom, top]),
    highestUs,
    objectives: objectivesOf(points, x, points.length === 1 ? 60 : gap / 2),
    dated: points
      .map((_, index) => index)
      .filter((index) => (points.length - 1 - index) % every === 0),
  };
}

function objectivesOf(
  points: readonly TrendRun[],
  x: (index: number) => number,
  half: number,
): ObjectiveLine[] {
  const lines: ObjectiveLine[] = [];
  points.forEach(({ rtoUs }, index) => {
    if (rtoUs === undefined || rtoUs === null) return;
    const before = lines.at(-1);
    const from = x(index) - half;
    const joins = before?.us === rtoUs && before.toX >= from - 0.5;
    if (joins) lines[lines.length - 1] = { ...before, toX: x(index) + half };
    else lines.push({ fromX: from, toX: x(index) + half, us: rtoUs });
  });
  return lines;
}
