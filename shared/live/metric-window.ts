import type { Measured } from '../drill/plant.ts';
import type { MetricSample } from './parse-metrics.ts';

/** What one scrape says of one service. */
interface Scrape {
  readonly atMs: number;
  readonly requests: number;
  readonly failed: number;
  /** Cumulative counts by upper bound in seconds, ascending. */
  readonly buckets: readonly (readonly [bound: number, count: number])[];
}

/** Certainty with which a failing share is told: the lower end of a two-sided 95% interval. */
const z = 1.96;

/**
 * Turns scrapes into what is seen of a service: rates and percentiles over the latest of them. With few
 * requests a single failure proves little, so that the failing share is the lower end of its interval.
 */
export class MetricWindow {
  readonly #lengthMs: number;
  readonly #weight: number;
  readonly #speed: number;
  #scrapes: Scrape[] = [];

  /** `lengthMs` on the wall; each request stands for `weight` of them in drill time, which runs `speed` times as fast. */
  constructor(lengthMs: number, weight: number, speed: number) {
    this.#lengthMs = lengthMs;
    this.#weight = weight;
    this.#speed = speed;
  }

  /** Takes a scrape made at `atMs` on the wall. */
  add(atMs: number, samples: readonly MetricSample[]): void {
    const scrape = readScrape(atMs, samples);
    const last = this.#scrapes.at(-1);
    // Counters that have become less have been reset: what was before says nothing any more.
    if (last !== undefined && scrape.requests < last.requests) this.#scrapes = [];
    this.#scrapes.push(scrape);
    while ((this.#scrapes[1]?.atMs ?? Infinity) <= atMs - this.#lengthMs) this.#scrapes.shift();
  }

  /** What the scrapes of the window show; undefined before there are two. */
  measured(): Measured | undefined {
    const [first] = this.#scrapes;
    const last = this.#scrapes.at(-1);
    if (first === undefined || last === undefined || first === last) return undefined;
    const requests = last.requests - first.requests;
    const failed = last.failed - first.failed;
    const wallS = (last.atMs - first.atMs) / 1000;
    const { p50Us, p95Us } = percentiles(first, last);
    return {
      fail: lowerBound(failed, requests),
      p50Us,
      p95Us,
      ratePerS: ((requests / wallS) * this.#weight) / this.#speed,
      requests: last.requests * this.#weight,
      failed: last.failed * this.#weight,
    };
  }
}

function readScrape(atMs: number, samples: readonly MetricSample[]): Scrape {
  let requests = 0;
  let failed = 0;
  const buckets: [number, number][] = [];
  for (const { name, labels, value } of samples) {
    if (name === 'http_requests_total') {
      requests += value;
      const code = Number(labels['code']);
      if (code === 0 || code >= 500) failed += value;
    } else if (name === 'http_request_duration_seconds_bucket') {
      buckets.push([labels['le'] === '+Inf' ? Infinity : Number(labels['le']), value]);
    }
  }
  return { atMs, requests, failed, buckets };
}

/** Of the Wilson score interval. Source: E. B. Wilson, Probable inference, 1927. */
function lowerBound(failed: number, requests: number): number {
  if (failed <= 0 || requests <= 0) return 0;
  const share = failed / requests;
  if (share >= 1) return 1;
  const zz = (z * z) / requests;
  const middle = share + zz / 2;
  const half = z * Math.sqrt((share * (1 - share)) / requests + zz / (4 * requests));
  return Math.max(0, (middle - half) / (1 + zz));
}

function percentiles(first: Scrape, last: Scrape): { p50Us: number; p95Us: number } {
  const counts = last.buckets.map(([bound, count], index): [number, number] => [
    bound,
    count - (first.buckets[index]?.[1] ?? 0),
  ]);
  return { p50Us: percentile(counts, 0.5), p95Us: percentile(counts, 0.95) };
}

/** The value below which `share` of the observations lie, evenly spread within each bucket; 0 without any. */
function percentile(counts: readonly (readonly [number, number])[], share: number): number {
  const total = counts.at(-1)?.[1] ?? 0;
  if (total <= 0) return 0;
  const wanted = total * share;
  let lower = 0;
  let below = 0;
  for (const [bound, count] of counts) {
    if (count >= wanted) {
      const upper = Number.isFinite(bound) ? bound : lower;
      const part = count > below ? (wanted - below) / (count - below) : 1;
      return Math.round((lower + (upper - lower) * part) * 1e6);
    }
    lower = bound;
    below = count;
  }
  return Math.round(lower * 1e6);
}
