import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EnvironmentError } from '../model/environment-error.ts';

/** A server on the loopback interface. */
export interface Listening {
  readonly port: number;
  /** Ends it with all its connections. */
  readonly close: () => Promise<void>;
}

/** Serves HTTP on 127.0.0.1 at a port that is free. Throws an EnvironmentError that names `what` when there is none. */
export async function listen(what: string, answer: RequestListener): Promise<Listening> {
  const server = createServer({ keepAliveTimeout: 60_000 }, answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(
        new EnvironmentError(
          `The stand-in for ${what} does not come up: ${error.message}.`,
          'Let this machine open ports on 127.0.0.1, then drill again.',
          error,
        ),
      );
    });
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
