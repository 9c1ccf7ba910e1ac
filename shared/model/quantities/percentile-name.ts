/** A percentile as people name it: `p95`, `p99.9`; `maximum` for 1. */
export function percentileName(percentile: number): string {
  return percentile >= 1 ? 'maximum' : `p${Number((percentile * 100).toFixed(3))}`;
}
