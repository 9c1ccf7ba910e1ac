/** Whether a change made a measure better, or worse; `same` when neither is shown. */
export type Effect = 'better' | 'worse' | 'same';

/** One time, before and after a change, in microseconds; absent where the percentile falls among runs that did not recover. */
export interface MeasureComparison {
  readonly name: 'rta' | 'rpa';
  readonly before?: number;
  readonly after?: number;
  /** After less before, with its 95% interval; absent where either is. */
  readonly difference?: { readonly value: number; readonly low: number; readonly high: number };
  readonly effect: Effect;
}

/** Two versions of a playbook under the same seeds. */
export interface Comparison {
  /** How many seeds both were played with. */
  readonly runs: number;
  /** The percentile that is compared, above 0 to 1. */
  readonly percentile: number;
  readonly measures: readonly MeasureComparison[];
  /** Seeds with which it recovered with only one of the two. */
  readonly recovered: {
    readonly onlyBefore: number;
    readonly onlyAfter: number;
    /** The first seed with which it recovers no more. */
    readonly lostSeed?: number;
    readonly effect: Effect;
  };
  /** Seeds with which recovery is quicker, slower, and as long as before. */
  readonly quicker: number;
  readonly slower: number;
  readonly equal: number;
  /** `mixed` when one measure got better and another worse. */
  readonly effect: Effect | 'mixed';
}
