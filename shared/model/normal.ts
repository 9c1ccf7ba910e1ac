/** Coefficients of a rational function, constant term first. */
interface Rational {
  readonly above: readonly number[];
  readonly below: readonly number[];
}

const central: Rational = {
  above: [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
    45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  below: [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
    39307.89580009271061, 28729.085735721942674, 5226.495278852854561,
  ],
};

const near: Rational = {
  above: [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833,
    7.7454501427834140764e-4,
  ],
  below: [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455,
    0.14810397642748007459, 0.0151986665636164571966, 5.475938084995344946e-4,
    1.05075007164441684324e-9,
  ],
};

const far: Rational = {
  above: [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5,
    2.01033439929228813265e-7,
  ],
  below: [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525,
    7.868691311456132591e-4, 1.8463183175100546818e-5, 1.4215117583164458887e-7,
    2.04426310338993978564e-15,
  ],
};

/**
 * The value below which a standard normal variable falls with probability `u`; −∞ at 0, +∞ at 1,
 * NaN outside. Relative error about 1e−15. Algorithm AS 241, PPND16 (M. J. Wichura, "The Percentage Points
 * of the Normal Distribution", Applied Statistics 37, 1988).
 */
export function normalQuantile(u: number): number {
  const centred = u - 0.5;
  if (Math.abs(centred) <= 0.425) {
    return centred * evaluate(central, 0.180625 - centred * centred);
  }
  const tail = centred < 0 ? u : 1 - u;
  if (!(tail > 0)) return tail === 0 ? (centred < 0 ? -Infinity : Infinity) : NaN;
  const root = Math.sqrt(-Math.log(tail));
  const size = root <= 5 ? evaluate(near, root - 1.6) : evaluate(far, root - 5);
  return centred < 0 ? -size : size;
}

/**
 * The probability that a standard normal variable is at most `x`, 0 to 1. Relative error below 1e−13
 * down to x = −37, where it leaves the range of doubles: the Taylor series of the integral in the
 * middle, Laplace's continued fraction of the Mills ratio in the tails.
 */
export function normalCdf(x: number): number {
  if (Math.abs(x) < 2) return 0.5 + density(x) * centralRatio(x);
  const tail = density(x) * millsRatio(Math.abs(x));
  return x < 0 ? tail : 1 - tail;
}

function density(x: number): number {
  return Math.exp(-0.5 * x * x) / 2.5066282746310005;
}

/** (Φ(x) − ½) / φ(x) = x + x³/3 + x⁵/(3·5) + … */
function centralRatio(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; sum + term !== sum; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return sum;
}

/** (1 − Φ(x)) / φ(x) = 1/(x + 1/(x + 2/(x + 3/(x + …)))) for x of at least 2. */
function millsRatio(x: number): number {
  let rest = x;
  for (let depth = Math.ceil(20 + 800 / (x * x)); depth >= 1; depth -= 1) rest = x + depth / rest;
  return 1 / rest;
}

function evaluate({ above, below }: Rational, x: number): number {
  return polynomial(above, x) / polynomial(below, x);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}
