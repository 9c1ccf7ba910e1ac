/**
 * The logarithm of the gamma function for x above 0, absolute error about 1e−15 or one unit in the last places
 * where it is large: Stirling's series (DLMF 5.11.1) after raising the argument to at least 10.
 */
export function logGamma(x: number): number {
  let product = 1;
  let raised = x;
  while (raised < 10) {
    product *= raised;
    raised += 1;
  }
  const inverse = 1 / (raised * raised);
  const series =
    (1 / 12 -
      inverse *
        (1 / 360 -
          inverse *
            (1 / 1260 -
              inverse *
                (1 / 1680 - inverse * (1 / 1188 - inverse * (691 / 360360 - inverse / 156)))))) /
    raised;
  return (
    (raised - 0.5) * Math.log(raised) - raised + 0.9189385332046727 + series - Math.log(product)
  );
}
