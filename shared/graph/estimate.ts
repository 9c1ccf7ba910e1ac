import type { Distribution } from '../model/distribution.ts';

/** What half, and what 95% of the draws from a distribution stay within, in whole microseconds. */
export interface Estimate {
  readonly p50Us: number;
  readonly p95Us: number;
}

/** The median and the 95th percentile of `distribution`, beta-PERT to about a thousandth of its range. */
export function estimate(distribution: Distribution): Estimate {
  return { p50Us: quantileUs(distribution, 0.5), p95Us: quantileUs(distribution, 0.95) };
}

function quantileUs(distribution: Distribution, share: 0.5 | 0.95): number {
  switch (distribution.kind) {
    case 'constant':
      return distribution.valueUs;
    case 'lognormal':
      return share === 0.5 ? distribution.p50Us : distribution.p95Us;
    case 'exponential':
      return Math.round(-distribution.meanUs * Math.log(1 - share));
    case 'empirical':
      return nearestRank(distribution.valuesUs, share);
    case 'pert':
      return pertQuantile(distribution, share);
  }
}

/** The smallest value that at least `share` of `values` do not exceed; 0 without values. */
function nearestRank(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}

/**
 * By summing the density over even cells: its exponents lie within 0 to 4, so it is smooth enough.
 * Source: D. Malcolm et al., Application of a technique for research and development program
 * evaluation, 1959; shape 4.
 */
function pertQuantile(
  { minUs, likelyUs, maxUs }: Extract<Distribution, { kind: 'pert' }>,
  share: number,
): number {
  const range = maxUs - minUs;
  if (range <= 0) return minUs;
  const up = (4 * (likelyUs - minUs)) / range;
  const cells = 1000;
  const density = Array.from({ length: cells }, (_, cell) => {
    const x = (cell + 0.5) / cells;
    return Math.exp(up * Math.log(x) + (4 - up) * Math.log(1 - x));
  });
  let left = share * density.reduce((sum, one) => sum + one, 0);
  const last = density.findIndex((one) => (left -= one) <= 0);
  const part = 1 + left / (density[last] ?? 1);
  return Math.round(minUs + ((last + part) / cells) * range);
}
