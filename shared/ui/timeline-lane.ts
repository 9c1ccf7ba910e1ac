/** How a stretch of time is drawn; `queued` is waiting for another step, `waiting` for anything else. */
export type Tone = 'fault' | 'approval' | 'person' | 'step' | 'failed' | 'queued' | 'waiting';

/** A stretch of time in a lane, in microseconds since the start of the drill. */
export interface Bar {
  readonly fromUs: number;
  readonly toUs: number;
  readonly tone: Tone;
  /** What it is, for its tooltip and the table. */
  readonly label: string;
}

/** Something that took no time; `atUs` in microseconds since the start of the drill. */
export interface Moment {
  readonly atUs: number;
  readonly label: string;
}

/** How a service did from one moment to another. */
export interface Level {
  readonly fromUs: number;
  readonly toUs: number;
  /** Share of requests that fail, 0 to 1. */
  readonly errorRate: number;
  /** 95th percentile in microseconds. */
  readonly latencyUs: number;
  /** Whether it was outside its steady state. */
  readonly degraded: boolean;
}

export type LaneGroup = 'faults' | 'services' | 'decisions' | 'people' | 'steps';

/** One row of the timeline. */
export interface Lane {
  readonly group: LaneGroup;
  readonly name: string;
  readonly bars: readonly Bar[];
  readonly moments: readonly Moment[];
  readonly levels: readonly Level[];
  /** A figure that sums the row up, short enough for a margin. */
  readonly note: string;
}

/** What the groups are called. */
export const groupNames: Readonly<Record<LaneGroup, string>> = {
  faults: 'Faults',
  services: 'Services',
  decisions: 'Decisions',
  people: 'People',
  steps: 'Steps',
};
