import { betaQuantile, logBeta, logComplement } from '../model/incomplete-beta.ts';
import type { BetaShapes } from '../model/distribution-math.ts';

/**
 * Quantiles on one side of the median, as a distance from that side's end of [0, 1]. Near the end the
 * quantile behaves like p^(1/a); as a function of w = p^(1/a) it is smooth, so that evenly spaced knots in w
 * with exact slopes do.
 */
interface Side {
  /** 1/a. */
  readonly power: number;
  /** Cells per unit of w. */
  readonly scale: number;
  /** Distance and slope per cell at each knot, in turn. */
  readonly knots: Float64Array;
}

const cells = 64;

/**
 * A fast version of `betaQuantile` for shapes from 1 to 5: maps `p` in (0, 1) to (0, 1), never
 * falling as `p` rises, with a relative error below 2e−7 of the distance from the nearer end.
 * Preparing takes 130 exact inversions, a draw one logarithm and one exponential.
 */
export function prepareBetaQuantile({ a, b }: BetaShapes): (p: number) => number {
  const lower = prepareSide(0.5, a, b);
  const upper = prepareSide(0.5, b, a);
  const median = betaQuantile(0.5, a, b);
  return (p) =>
    p <= 0.5 ? Math.min(median, distance(lower, p)) : Math.max(median, 1 - distance(upper, 1 - p));
}

function prepareSide(share: number, a: number, b: number): Side {
  const width = Math.exp(Math.log(share) / a) / cells;
  const knots = new Float64Array(2 * cells + 4);
  const normaliser = logBeta(a, b);
  for (let knot = 0; knot <= cells; knot += 1) {
    const w = knot * width;
    const p = knot === cells ? share : power(w, a);
    const x = betaQuantile(p, a, b);
    // dx/dw = a·w^(a−1) / density(x), and at the end itself the limit of w/x.
    const ratio = knot === 0 ? Math.exp(-(Math.log(a) + normaliser) / a) : w / x;
    const bend = (b - 1) * logComplement(x);
    knots[2 * knot] = x;
    knots[2 * knot + 1] = width * a * Math.exp((a - 1) * Math.log(ratio) + normaliser - bend);
  }
  return { power: 1 / a, scale: 1 / width, knots };
}

/** Cubic Hermite interpolation of the side's distance at `p`, 0 to the share it was prepared for. */
function distance({ power: exponent, scale, knots }: Side, p: number): number {
  const position = Math.exp(Math.log(p) * exponent) * scale;
  const cell = Math.min(Math.floor(position), cells - 1);
  const t = position - cell;
  const from = knots[2 * cell] ?? 0;
  const fromSlope = knots[2 * cell + 1] ?? 0;
  const rise = (knots[2 * cell + 2] ?? 0) - from;
  const toSlope = knots[2 * cell + 3] ?? 0;
  const quadratic = 3 * rise - 2 * fromSlope - toSlope;
  const cubic = fromSlope + toSlope - 2 * rise;
  return from + t * (fromSlope + t * (quadratic + t * cubic));
}

/** base^exponent for a base of at least 0; the built-in one differs between engines in its last bit. */
function power(base: number, exponent: number): number {
  return base === 0 ? 0 : Math.exp(exponent * Math.log(base));
}
