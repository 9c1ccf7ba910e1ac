import type { Shard } from '../model/journal.ts';
import type { Outcome } from '../model/scenario.ts';

/** Recovery objectives in microseconds; absent or null where there is none. */
interface Goal {
  readonly rtoUs?: number | null;
  readonly rpoUs?: number | null;
}

/** A bound on one percentile, above 0 to 1, of a measure in microseconds; percentile 1 is the maximum. */
export interface PercentileBound {
  readonly percentile: number;
  readonly valueUs: number;
}

/**
 * What a drill is to answer: as a plan has it, or as the first event of a journal repeats it, there with
 * the objectives of the class of disruption already chosen.
 */
export interface DrillQuestion {
  readonly objectives: Goal & {
    readonly percentile: number;
    /** Objectives that hold instead for a class of disruption, each for itself. */
    readonly classes?: ReadonlyMap<string, Goal>;
  };
  readonly expect: {
    readonly outcome?: Outcome | null;
    readonly rto: readonly PercentileBound[];
    readonly rpo: readonly PercentileBound[];
    readonly detectedWithinUs?: number | null;
    readonly lostRecords?: number | null;
  };
  readonly disruption: string;
  /** Only some of the drill's seeds are played; absent where all are. */
  readonly shard?: Shard;
}
