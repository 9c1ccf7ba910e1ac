import type { Distribution } from '../model/distribution.ts';
import { logScale, pertShapes, sortedValues } from '../model/distribution-math.ts';
import { normalQuantile } from '../model/normal.ts';
import { prepareBetaQuantile } from './pert-table.ts';

/**
 * Prepares drawing from `distribution`: the function returned maps `u`, strictly between 0 and 1, to whole
 * microseconds, 0 to 2^53 − 1, never falling as `u` rises, so that one uniform number makes one
 * draw (inverse transform). A beta-PERT draw is off by less than 2e−7 of its distance from the nearer of its
 * ends, or half a microsecond; the others are exact to the microsecond as far as doubles reach. Throws where
 * no such distribution exists.
 */
export function prepareQuantile(distribution: Distribution): (u: number) => number {
  if (Object.values(distribution).some(Number.isNaN)) {
    throw new RangeError(`A ${distribution.kind} distribution needs numbers`);
  }
  switch (distribution.kind) {
    case 'constant':
      return always(distribution.valueUs);
    case 'pert':
      return preparePert(distribution);
    case 'lognormal':
      return prepareLognormal(distribution);
    case 'exponential': {
      const { meanUs } = distribution;
      return (u) => wholeMicroseconds(-meanUs * Math.log(1 - u));
    }
    case 'empirical': {
      const sorted = sortedValues(distribution).map(wholeMicroseconds);
      return (u) => sorted[Math.floor(u * sorted.length)] ?? 0;
    }
  }
}

function preparePert(pert: Extract<Distribution, { kind: 'pert' }>): (u: number) => number {
  const { minUs, maxUs } = pert;
  if (minUs === maxUs) return always(minUs);
  const quantile = prepareBetaQuantile(pertShapes(pert));
  return (u) => wholeMicroseconds(minUs + (maxUs - minUs) * quantile(u));
}

function prepareLognormal(
  lognormal: Extract<Distribution, { kind: 'lognormal' }>,
): (u: number) => number {
  const { p50Us, p95Us } = lognormal;
  if (p50Us === p95Us) return always(p50Us);
  const { mean, deviation } = logScale(lognormal);
  return (u) => wholeMicroseconds(Math.exp(mean + deviation * normalQuantile(u)));
}

function always(valueUs: number): () => number {
  const whole = wholeMicroseconds(valueUs);
  return () => whole;
}

function wholeMicroseconds(valueUs: number): number {
  return Math.min(Math.max(Math.round(valueUs), 0), Number.MAX_SAFE_INTEGER);
}
