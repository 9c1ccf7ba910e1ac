/** One value of a recorded metric. */
export interface RecordedSample {
  /** Microseconds since 1970-01-01T00:00Z. */
  readonly atUs: number;
  /** In the unit of the trigger's bound: a share, microseconds, or a count. */
  readonly value: number;
  /** Requests it was worked out from; absent where that was not recorded. */
  readonly requests?: number;
}

/** A time in which something was wrong, from its onset on; microseconds since 1970. */
export interface Incident {
  readonly fromUs: number;
  readonly toUs: number;
}

/** What a metric was, in order of time, without two values for one moment. */
export interface MetricSeries {
  readonly samples: readonly RecordedSample[];
  /** In order, apart from each other. */
  readonly incidents: readonly Incident[];
}
