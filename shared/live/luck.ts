import { hashKey, uniform } from '../model/random.ts';
import { normalQuantile } from '../model/normal.ts';

const purpose = hashKey('stand-in');
const z95 = 1.6448536269514722;

/** A source of chance for one stand-in: numbers between 0 and 1, the same for the same seed and name. */
export function luck(seed: number, name: string): () => number {
  const key = hashKey(name);
  let drawn = 0;
  return () => uniform(seed, key, purpose, drawn++, 0);
}

/** A latency in milliseconds, of the lognormal through these percentiles. */
export function drawLatencyMs(
  { p50Us, p95Us }: { readonly p50Us: number; readonly p95Us: number },
  u: number,
): number {
  if (p50Us <= 0) return 0;
  const spread = p95Us > p50Us ? Math.log(p95Us / p50Us) / z95 : 0;
  return (p50Us * Math.exp(spread * normalQuantile(u))) / 1000;
}
