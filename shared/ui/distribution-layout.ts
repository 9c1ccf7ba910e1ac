import type { MeasureSummary, PercentileEstimate } from '../model/measures.ts';
import type { Histogram, Spread } from './histogram.ts';
import { formatDuration } from '../model/quantities/duration.ts';
import { histogram } from './histogram.ts';
import { scaleLinear } from 'd3-scale';
import { textWidth } from '../graph/text-width.ts';

/** Measures of the drawing in its own units. */
export const chart = {
  width: 1000,
  left: 58,
  /** Height of the columns. */
  plotHeight: 190,
  rowHeight: 16,
  fontSize: 12,
  barGap: 1,
} as const;

/** What is drawn, of one measure over all runs of a drill. */
export interface DistributionProps {
  /** What is distributed, such as `Recovery time`. */
  readonly name: string;
  readonly spread: Spread;
  readonly summary: MeasureSummary;
  readonly objectiveUs: number | null;
  /** Such as `RTO`. */
  readonly objectiveName: string;
}

/** A vertical line with a label in one of the rows above the plot. */
export interface Marker {
  readonly us: number;
  readonly label: string;
  readonly colour: string;
  readonly dashed: boolean;
  readonly row: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface DistributionLayout extends Histogram {
  /** A duration in microseconds to a horizontal position. */
  readonly x: (us: number) => number;
  /** A number of runs to a vertical position. */
  readonly y: (count: number) => number;
  /** A share, 0 to 1, to a vertical position. */
  readonly shareY: (share: number) => number;
  readonly endUs: number;
  readonly right: number;
  readonly topY: number;
  readonly baseY: number;
  /** Runs of the highest column. */
  readonly most: number;
  readonly markers: readonly Marker[];
  readonly p95?: PercentileEstimate;
  /** Whether the objective lies beyond what is drawn. */
  readonly beyond: boolean;
}

/** An objective farther than this many times the slowest run would squeeze the columns to nothing. */
const farthest = 3;

/** Works out the positions of a distribution. */
export function layOutDistribution(props: DistributionProps): DistributionLayout {
  const { spread, summary, objectiveUs } = props;
  const sample = histogram(spread, summary.censored);
  const highest = Math.max(1, ...sample.bins.map(({ toUs }) => toUs));
  const beyond = objectiveUs !== null && objectiveUs > highest * farthest;
  const endUs = Math.max(highest, beyond ? 0 : (objectiveUs ?? 0)) * 1.04;
  const right = chart.width - (sample.censored > 0 ? 170 : 52);
  const x = scaleLinear([0, endUs], [chart.left, right]);
  const markers = placeMarkers(markersOf(props, beyond), x, right);
  const topY = 10 + chart.rowHeight * Math.max(1, ...markers.map(({ row }) => row + 1));
  const baseY = topY + chart.plotHeight;
  const most = Math.max(1, sample.censored, ...sample.bins.map(({ count }) => count));
  const p95 = summary.percentiles.find(({ percentile }) => percentile === 0.95);
  return {
    ...sample,
    x,
    y: scaleLinear([0, most], [baseY, topY]),
    shareY: scaleLinear([0, 1], [baseY, topY]),
    endUs,
    right,
    topY,
    baseY,
    most,
    markers,
    beyond,
    ...(p95 === undefined ? {} : { p95 }),
  };
}

type Unplaced = Omit<Marker, 'row' | 'anchor'>;

function markersOf(
  { summary, objectiveUs, objectiveName }: DistributionProps,
  beyond: boolean,
): Unplaced[] {
  const percentiles = [0.5, 0.95].flatMap((wanted): Unplaced[] => {
    const us = summary.percentiles.find(({ percentile }) => percentile === wanted)?.value;
    if (us === undefined) return [];
    const label = `p${Math.round(wanted * 100)} ${formatDuration(us)}`;
    return [{ us, label, colour: 'var(--bs-fg)', dashed: false }];
  });
  if (objectiveUs === null || beyond) return percentiles;
  const label = `${objectiveName} ${formatDuration(objectiveUs)}`;
  return [...percentiles, { us: objectiveUs, label, colour: 'var(--bs-accent)', dashed: true }];
}

/** Labels that would touch go into different rows; those near an edge turn inwards. */
function placeMarkers(
  unplaced: readonly Unplaced[],
  x: (us: number) => number,
  right: number,
): Marker[] {
  const ends: number[] = [];
  return [...unplaced]
    .sort((one, other) => one.us - other.us)
    .map((marker) => {
      const wide = textWidth(marker.label, chart.fontSize, 'bold');
      const at = x(marker.us);
      const anchor =
        at + wide / 2 > right ? 'end' : at - wide / 2 < chart.left ? 'start' : 'middle';
      const startX = anchor === 'end' ? at - wide : anchor === 'start' ? at : at - wide / 2;
      const free = ends.findIndex((endX) => endX + 10 < startX);
      const row = free === -1 ? ends.length : free;
      ends[row] = startX + wide;
      return { ...marker, anchor, row };
    });
}
