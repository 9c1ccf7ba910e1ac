import type { Latency } from '../model/system.ts';
import type { Listening } from './listen.ts';
import { call } from './call.ts';
import { drawLatencyMs } from './luck.ts';
import { listen } from './listen.ts';

/** A call that a stand-in makes while it works on a request. */
export interface StandInCall {
  /** Where the front of what is called listens; asked at each call, because fronts open in any order. */
  readonly port: () => number;
  readonly hard: boolean;
  readonly timeoutMs: number;
  readonly retries: number;
  /** Calls for each request on average. */
  readonly perRequest: number;
}

/** What stands for one version of a service, or for a third party. */
export interface StandInOptions {
  readonly name: string;
  readonly latency: Latency;
  readonly calls: readonly StandInCall[];
  readonly luck: () => number;
  /** Share of requests that fail for what is wrong with it itself; asked at each request. */
  readonly failing: () => number;
}

/** Starts a real HTTP server that works on each request for as long as is declared, and calls what is declared. */
export function openStandIn(options: StandInOptions): Promise<Listening> {
  return listen(options.name, (_, response) => {
    void work(options).then((status) => {
      response.writeHead(status).end();
    });
  });
}

/** The status of one request: 500 for its own failure, 502 for that of something it cannot do without. */
async function work({ latency, calls, luck, failing }: StandInOptions): Promise<number> {
  const ownMs = drawLatencyMs(latency, luck());
  if (ownMs >= 1) await new Promise((resolve) => setTimeout(resolve, ownMs));
  if (luck() < failing()) return 500;
  for (const each of calls) {
    // A fraction of a call is made by that share of the requests.
    const whole = Math.floor(each.perRequest);
    const count = whole + (luck() < each.perRequest - whole ? 1 : 0);
    for (let made = 0; made < count; made++) if (!(await succeeds(each)) && each.hard) return 502;
  }
  return 200;
}

async function succeeds({ port, timeoutMs, retries }: StandInCall): Promise<boolean> {
  for (let attempt = 0; attempt <= retries; attempt++) {
    const { status } = await call(port(), '/', timeoutMs);
    if (status > 0 && status < 500) return true;
  }
  return false;
}
