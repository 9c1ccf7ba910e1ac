import type { Distribution } from './distribution.ts';
import { betaQuantile } from './incomplete-beta.ts';
import { normalQuantile } from './normal.ts';

/** The two shapes of a beta distribution, here each from 1 to 5 with sum 6. */
export interface BetaShapes {
  readonly a: number;
  readonly b: number;
}

/** Location and spread of the logarithm of a lognormal variable in microseconds. */
export interface LogScale {
  readonly mean: number;
  readonly deviation: number;
}

/** The shapes of the beta-PERT with shape 4 (D. Vose, "Risk Analysis"), for `minUs` below `maxUs`. */
export function pertShapes(pert: Extract<Distribution, { kind: 'pert' }>): BetaShapes {
  const { minUs, likelyUs, maxUs } = pert;
  if (!(minUs < maxUs && minUs <= likelyUs && likelyUs <= maxUs)) {
    throw new RangeError(`not min <= likely <= max: ${minUs}, ${likelyUs}, ${maxUs}`);
  }
  const width = maxUs - minUs;
  return { a: 1 + (4 * (likelyUs - minUs)) / width, b: 1 + (4 * (maxUs - likelyUs)) / width };
}

/** The lognormal through both percentiles; they must be above 0 and in order. */
export function logScale({ p50Us, p95Us }: Extract<Distribution, { kind: 'lognormal' }>): LogScale {
  if (!(p50Us > 0 && p50Us <= p95Us))
    throw new RangeError(`not 0 < p50 <= p95: ${p50Us}, ${p95Us}`);
  return { mean: Math.log(p50Us), deviation: Math.log(p95Us / p50Us) / normalQuantile(0.95) };
}

/** The mean in microseconds, not rounded. Throws where no such distribution exists. */
export function distributionMean(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'constant':
      return distribution.valueUs;
    case 'pert':
      return (distribution.minUs + 4 * distribution.likelyUs + distribution.maxUs) / 6;
    case 'lognormal': {
      if (distribution.p95Us === 0) return 0;
      const { deviation } = logScale(distribution);
      return distribution.p50Us * Math.exp((deviation * deviation) / 2);
    }
    case 'exponential':
      return distribution.meanUs;
    case 'empirical': {
      const sorted = sortedValues(distribution);
      return sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
    }
  }
}

/**
 * The time in microseconds that is not exceeded with probability `p`, 0 to 1, not rounded; +∞ at `p` = 1 for
 * distributions without a largest value. Of an empirical one, the smallest listed value that at least
 * the share `p` of the values does not exceed. Throws where no such distribution exists.
 */
export function distributionQuantile(distribution: Distribution, p: number): number {
  switch (distribution.kind) {
    case 'constant':
      return distribution.valueUs;
    case 'pert': {
      const { minUs, maxUs } = distribution;
      if (minUs === maxUs) return minUs;
      const { a, b } = pertShapes(distribution);
      return minUs + (maxUs - minUs) * knownBetaQuantile(p, a, b);
    }
    case 'lognormal': {
      if (distribution.p95Us === 0) return 0;
      const { mean, deviation } = logScale(distribution);
      return deviation === 0 ? distribution.p50Us : Math.exp(mean + deviation * normalQuantile(p));
    }
    case 'exponential':
      return distribution.meanUs === 0 ? 0 : -distribution.meanUs * Math.log(1 - p);
    case 'empirical': {
      const sorted = sortedValues(distribution);
      // A share such as 0.07 × 100 may come out just above the whole number that it stands for.
      const rank = Math.ceil(p * sorted.length - 1e-9);
      return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1] ?? 0;
    }
  }
}

/** The values of an empirical distribution in ascending order; throws when there is none. */
export function sortedValues({
  valuesUs,
}: Extract<Distribution, { kind: 'empirical' }>): readonly number[] {
  if (valuesUs.length === 0) throw new RangeError('an empirical distribution without values');
  return [...valuesUs].sort((one, other) => one - other);
}

/** Inverting a beta distribution takes long, and the same few are asked for again and again while a file is edited. */
const knownQuantiles = new Map<string, number>();
const mostKnown = 1000;

function knownBetaQuantile(p: number, a: number, b: number): number {
  const key = `${p} ${a} ${b}`;
  const known = knownQuantiles.get(key);
  if (known !== undefined) return known;
  if (knownQuantiles.size >= mostKnown) knownQuantiles.clear();
  const value = betaQuantile(p, a, b);
  knownQuantiles.set(key, value);
  return value;
}
