import type { Lane, LaneGroup } from './timeline-lane.ts';
import type { PhaseSpan } from './phase-spans.ts';
import type { RunReport } from './report-data.ts';
import { endOf, lanes } from './timeline-lanes.ts';
import { phaseSpans } from './phase-spans.ts';
import { scaleLinear } from 'd3-scale';

/** Measures of the drawing in its own units; 1000 of them are its width. */
export const frame = {
  width: 1000,
  /** Where the plot begins and ends; names stand before it, figures behind. */
  left: 190,
  right: 884,
  /** Top of the rows that show the outage as a whole. */
  bandTop: 44,
  rowHeight: 24,
  barHeight: 12,
  /** Room before each group, with its name in it. */
  groupHeight: 30,
} as const;

/** A lane with the vertical middle of its row. */
export interface PlacedLane {
  readonly lane: Lane;
  readonly midY: number;
}

/** Where everything of a timeline stands. */
export interface TimelineLayout {
  /** Drill time in microseconds to a horizontal position. */
  readonly x: (us: number) => number;
  /** Last moment shown, in microseconds since the start of the drill, at least 1. */
  readonly endUs: number;
  readonly onsetUs?: number;
  readonly recoveredUs?: number;
  /** When the RTO is over, in drill time. */
  readonly rtoEndUs?: number;
  readonly spans: readonly PhaseSpan[];
  readonly heads: readonly { readonly group: LaneGroup; readonly baseY: number }[];
  readonly rows: readonly PlacedLane[];
  /** Where the lower axis is. */
  readonly axisY: number;
}

/** Longest part of the drawing, as a multiple of the run, that an RTO still ahead may add. */
const mostStretch = 1.6;

/** Works out the positions of a report's timeline. The RTO is within it unless that would squeeze the run. */
export function layOutTimeline(report: RunReport): TimelineLayout {
  const { onsetUs, recoveredUs } = report.measures?.milestones ?? {};
  const { rtoUs } = report.opened.objectives;
  const rtoEndUs = onsetUs === undefined || rtoUs === null ? undefined : onsetUs + rtoUs;
  const lastUs = Math.max(1, endOf(report));
  const stretched = rtoEndUs !== undefined && rtoEndUs <= lastUs * mostStretch;
  const endUs = stretched ? Math.max(lastUs, rtoEndUs) : lastUs;
  const spans = phaseSpans(report.measures);
  const bands = (spans.length > 0 ? 1 : 0) + (rtoEndUs === undefined ? 0 : 1);
  return {
    x: scaleLinear([0, endUs], [frame.left, frame.right]),
    endUs,
    ...(onsetUs === undefined ? {} : { onsetUs }),
    ...(recoveredUs === undefined ? {} : { recoveredUs }),
    ...(rtoEndUs === undefined ? {} : { rtoEndUs }),
    spans,
    ...placeRows(lanes(report), frame.bandTop + bands * frame.rowHeight),
  };
}

function placeRows(
  all: readonly Lane[],
  topY: number,
): Pick<TimelineLayout, 'heads' | 'rows' | 'axisY'> {
  const heads: { group: LaneGroup; baseY: number }[] = [];
  const rows: PlacedLane[] = [];
  let y = topY;
  for (const lane of all) {
    if (heads.at(-1)?.group !== lane.group) {
      heads.push({ group: lane.group, baseY: y + frame.groupHeight - 10 });
      y += frame.groupHeight;
    }
    rows.push({ lane, midY: y + frame.rowHeight / 2 });
    y += frame.rowHeight;
  }
  return { heads, rows, axisY: y + 8 };
}
