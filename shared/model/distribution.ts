/**
 * An uncertain duration, all values in whole microseconds, never negative.
 * `pert` is the beta-PERT with shape 4; `lognormal` is the one through both percentiles;
 * `empirical` draws each listed value with equal probability.
 */
export type Distribution =
  | { readonly kind: 'constant'; readonly valueUs: number }
  | {
      readonly kind: 'pert';
      readonly minUs: number;
      readonly likelyUs: number;
      readonly maxUs: number;
    }
  | { readonly kind: 'lognormal'; readonly p50Us: number; readonly p95Us: number }
  | { readonly kind: 'exponential'; readonly meanUs: number }
  | { readonly kind: 'empirical'; readonly valuesUs: readonly number[] };

/** The distribution that always gives `valueUs`. */
export function constant(valueUs: number): Distribution {
  return { kind: 'constant', valueUs };
}
