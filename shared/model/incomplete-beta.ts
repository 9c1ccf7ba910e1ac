import { logGamma } from './log-gamma.ts';

/**
 * The regularised incomplete beta function: the probability that a beta variable with shapes `a` and
 * `b`, both above 0, is at most `x`; 0 to 1. Relative error about 1e−13 for shapes up to 1,000. Continued
 * fraction DLMF 8.17.22, evaluated from the side on which it converges fast.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * logComplement(x) - logBeta(a, b));
  if (x * (a + b + 2) <= a + 1) return (front * fraction(x, a, b)) / a;
  return 1 - (front * fraction(1 - x, b, a)) / b;
}

/** The logarithm of the beta function of `a` and `b`, both above 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/**
 * The value, 0 to 1, below which a beta variable with shapes `a` and `b`, both at least 1, falls with probability `p`.
 * Accurate relative to the nearer end wherever `p` is the smaller tail: solves for the distance from it.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  return p <= incompleteBeta(0.5, a, b) ? lowerQuantile(p, a, b) : 1 - lowerQuantile(1 - p, b, a);
}

/** The quantile where it is at most one half: Newton's method, kept within a shrinking bracket. */
export function lowerQuantile(p: number, a: number, b: number): number {
  const scale = logBeta(a, b);
  let low = 0;
  let high = 1;
  let x = Math.min(0.5, Math.exp((Math.log(p) + Math.log(a) + scale) / a));
  for (let round = 0; round < 200; round += 1) {
    const excess = incompleteBeta(x, a, b) - p;
    if (excess > 0) high = x;
    else low = x;
    const slope = Math.exp((a - 1) * Math.log(x) + (b - 1) * logComplement(x) - scale);
    const newton = x - excess / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-16 * x || next === low || next === high) return next;
    x = next;
  }
  return x;
}

/** log(1 − x) without losing the digits of a small `x` (W. Kahan). */
export function logComplement(x: number): number {
  const rest = 1 - x;
  return rest === 1 ? -x : (Math.log(rest) * x) / (1 - rest);
}

/** The continued fraction by the modified Lentz method. */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let product = d;
  for (let m = 1; m <= 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    product *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    product *= d * c;
    if (Math.abs(d * c - 1) < 3e-16) break;
  }
  return product;
}

function nonZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
