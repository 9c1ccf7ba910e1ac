/** One column of a histogram: values from `fromUs` (included) to `toUs`. */
export interface Bin {
  readonly fromUs: number;
  readonly toUs: number;
  readonly count: number;
}

/** A sample of durations as columns. */
export interface Histogram {
  readonly bins: readonly Bin[];
  /** Runs without a value: they took longer than every other. */
  readonly censored: number;
  readonly total: number;
}

const mostBins = 40;

/** Times in microseconds with how many runs had each, ascending. */
export type Spread = readonly (readonly [us: number, runs: number])[];

/** Columns of equal width over `spread`; `censored` are runs that did not recover. */
export function histogram(spread: Spread, censored: number): Histogram {
  const known = runsIn(spread);
  const total = known + censored;
  const low = spread[0]?.[0];
  const high = spread.at(-1)?.[0];
  if (low === undefined || high === undefined) return { bins: [], censored, total };
  if (low === high)
    return { bins: [{ fromUs: low, toUs: low + 1, count: known }], censored, total };
  const count = Math.max(5, Math.min(mostBins, Math.ceil(Math.sqrt(known))));
  const width = (high - low) / count;
  const counts = Array.from({ length: count }, () => 0);
  for (const [value, runs] of spread) {
    const index = Math.min(count - 1, Math.floor((value - low) / width));
    counts[index] = (counts[index] ?? 0) + runs;
  }
  const bins = counts.map((each, index) => ({
    fromUs: low + index * width,
    toUs: low + (index + 1) * width,
    count: each,
  }));
  return { bins, censored, total };
}

/** How many runs a spread is of. */
export function runsIn(spread: Spread): number {
  return spread.reduce((sum, [, runs]) => sum + runs, 0);
}
