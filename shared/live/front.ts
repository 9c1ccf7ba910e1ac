import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Listening } from './listen.ts';
import { call } from './call.ts';
import { listen } from './listen.ts';
import { RequestMetrics } from './request-metrics.ts';

/** What is done to requests on their way; shares are 0 to 1. */
export interface Disturbance {
  /** Share that fails; all of them are refused without an answer. */
  readonly fail: number;
  /** Share that never gets an answer. */
  readonly hang: number;
  readonly addsMs: number;
}

/** Where requests go, and what is done to them on their way there. */
export interface Route {
  readonly port: number;
  /** Share of the traffic; the routes of a front add up to 1. */
  readonly share: number;
  readonly disturbance: Disturbance;
}

/** No caller on this machine waits longer. */
const patienceMs = 30_000;

/**
 * What stands before the stand-ins of one service: it spreads requests over versions as a load balancer does,
 * disturbs them as the faults of the scenario say, and counts what callers get.
 */
export class Front {
  readonly #metrics: RequestMetrics;
  readonly #luck: () => number;
  readonly #hanging = new Set<ServerResponse>();
  #routes: readonly Route[] = [];
  #listening: Listening | undefined;

  private constructor(name: string, luck: () => number) {
    this.#metrics = new RequestMetrics(name);
    this.#luck = luck;
  }

  /** Opens one for the service `name`. Throws an EnvironmentError when it does not come up. */
  static async open(name: string, luck: () => number): Promise<Front> {
    const front = new Front(name, luck);
    front.#listening = await listen(name, (request, response) => {
      front.#answer(request, response);
    });
    return front;
  }

  get port(): number {
    return this.#listening?.port ?? 0;
  }

  /** Sends requests this way from now on. */
  route(routes: readonly Route[]): void {
    this.#routes = routes;
  }

  async close(): Promise<void> {
    for (const response of this.#hanging) response.destroy();
    await this.#listening?.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '/';
    if (path === '/metrics') {
      response.setHeader('content-type', 'text/plain; version=0.0.4');
      response.end(this.#metrics.expose());
      return;
    }
    const startedMs = performance.now();
    const done = (status: number): void => {
      this.#metrics.note(status, (performance.now() - startedMs) / 1000);
      if (status === 0) response.destroy();
      else response.writeHead(status).end();
    };
    const route = this.#choose();
    if (route === undefined) done(503);
    else this.#pass(route, path, response, done);
  }

  #choose(): Route | undefined {
    let left = this.#luck();
    for (const route of this.#routes) {
      left -= route.share;
      if (left < 0) return route;
    }
    return this.#routes.at(-1);
  }

  #pass(
    { port, disturbance }: Route,
    path: string,
    response: ServerResponse,
    done: (status: number) => void,
  ): void {
    const { fail, hang, addsMs } = disturbance;
    if (hang > 0 && this.#luck() < hang) {
      this.#metrics.note(0, 0);
      this.#hanging.add(response);
      response.once('close', () => this.#hanging.delete(response));
    } else if (fail >= 1) done(0);
    else if (fail > 0 && this.#luck() < fail) done(500);
    else {
      const forward = (): void =>
        void call(port, path, patienceMs).then(({ status }) => {
          done(status === 0 ? 502 : status);
        });
      if (addsMs > 0) setTimeout(forward, addsMs);
      else forward();
    }
  }
}
