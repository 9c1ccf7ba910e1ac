/** Upper bounds of the latency histogram in seconds: 1 ms to 60 s, in steps of a quarter. */
export const latencyBounds: readonly number[] = Array.from({ length: 51 }, (_, index) =>
  Number((0.001 * Math.exp(index * Math.log(1.25))).toPrecision(4)),
);

/** Counts requests of one service as a metrics system would see them. */
export class RequestMetrics {
  readonly #service: string;
  readonly #codes = new Map<string, number>();
  readonly #buckets = new Array<number>(latencyBounds.length + 1).fill(0);
  #sumS = 0;

  constructor(service: string) {
    this.#service = service;
  }

  /** Notes a request that was answered, or that will get no answer (status 0, which has no latency). */
  note(status: number, tookS: number): void {
    const code = String(status);
    this.#codes.set(code, (this.#codes.get(code) ?? 0) + 1);
    if (status === 0) return;
    const found = latencyBounds.findIndex((bound) => tookS <= bound);
    const bucket = found < 0 ? latencyBounds.length : found;
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1;
    this.#sumS += tookS;
  }

  /** Everything in the Prometheus text exposition format, version 0.0.4. */
  expose(): string {
    const labels = `service="${escapeLabel(this.#service)}"`;
    const requests = [...this.#codes].map(
      ([code, count]) => `http_requests_total{${labels},code="${code}"} ${count}`,
    );
    let total = 0;
    const buckets = this.#buckets.map((count, index) => {
      total += count;
      const bound = latencyBounds[index];
      const le = bound === undefined ? '+Inf' : String(bound);
      return `http_request_duration_seconds_bucket{${labels},le="${le}"} ${total}`;
    });
    return [
      '# HELP http_requests_total Requests by status; 0 for those without an answer.',
      '# TYPE http_requests_total counter',
      ...requests,
      '# HELP http_request_duration_seconds Time from a request to its answer.',
      '# TYPE http_request_duration_seconds histogram',
      ...buckets,
      `http_request_duration_seconds_sum{${labels}} ${this.#sumS}`,
      `http_request_duration_seconds_count{${labels}} ${total}`,
      '',
    ].join('\n');
  }
}

const escapeLabel = (text: string): string =>
  text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
