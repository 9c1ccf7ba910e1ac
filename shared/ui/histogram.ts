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

/** Columns of equal width over `values`; null stands for a run that did not recover. */
export function histogram(values: readonly (number | null)[]): Histogram {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const censored = values.length - known.length;
  const low = known[0];
  const high = known.at(-1);
  if (low === undefined || high === undefined) return { bins: [], censored, total: values.length };
  if (low === high)
    return {
      bins: [{ fromUs: low, toUs: low + 1, count: known.length }],
      censored,
      total: values.length,
    };
  const count = Math.max(5, Math.min(mostBins, Math.ceil(Math.sqrt(known.length))));
  const width = (high - low) / count;
  const counts = Array.from({ length: count }, () => 0);
  for (const value of known) {
    const index = Math.min(count - 1, Math.floor((value - low) / width));
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const bins = counts.map((each, index) => ({
    fromUs: low + index * width,
    toUs: low + (index + 1) * width,
    count: each,
  }));
  return { bins, censored, total: values.length };
}
