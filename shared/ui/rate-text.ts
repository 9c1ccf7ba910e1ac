/** A rate as people read it: two digits that count, and nothing finer than a thousandth. */
export function rateText(rate: number): string {
  if (rate > 0 && rate < 0.001) return 'less than 0.001';
  return Number(rate.toPrecision(2)).toLocaleString('en', { maximumFractionDigits: 6 });
}
