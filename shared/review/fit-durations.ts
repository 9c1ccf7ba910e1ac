import type { Distribution } from '../model/distribution.ts';
import { distributionQuantile } from '../model/distribution-math.ts';
import { writeDuration } from '../model/quantities/duration.ts';

/** Up to so many measurements are listed as they are; of more, a distribution says enough. */
const mostListed = 20;

/** Microseconds at the median and the 95th percentile. */
export function calibrated(takes: Distribution): readonly [number, number] {
  return [distributionQuantile(takes, 0.5), distributionQuantile(takes, 0.95)];
}

/**
 * What measured durations, whole microseconds above 0, say about the next one, and how the language writes it: up to twenty
 * of them as they are, of more the lognormal through their median and their 95th percentile. Rounded to two digits or more,
 * never to less than a millisecond.
 */
export function fitDurations(valuesUs: readonly number[]): {
  readonly distribution: Distribution;
  readonly text: string;
} {
  const rounded = valuesUs.map(round).sort((one, other) => one - other);
  const listed: Distribution = { kind: 'empirical', valuesUs: rounded };
  if (rounded.length <= mostListed)
    return { distribution: listed, text: `{ values: [${rounded.map(writeDuration).join(', ')}] }` };
  const [p50Us, p95Us] = calibrated(listed);
  return {
    distribution: { kind: 'lognormal', p50Us, p95Us },
    text: `{ p50: ${writeDuration(p50Us)}, p95: ${writeDuration(p95Us)} }`,
  };
}

function round(us: number): number {
  const unit =
    us >= 10_000_000 ? 1_000_000 : us >= 1_000_000 ? 100_000 : us >= 100_000 ? 10_000 : 1_000;
  return Math.max(1_000, Math.round(us / unit) * unit);
}
