import { Agent, request } from 'node:http';

/** What a call came to: an HTTP status, or nothing within the time. */
export interface CallResult {
  /** 0 when there was no answer: refused, cut off, or too late. */
  readonly status: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: 256 });

/** Asks a server on this machine; never rejects. */
export function call(port: number, path: string, timeoutMs: number): Promise<CallResult> {
  return new Promise((resolve) => {
    const asked = request({ agent, host: '127.0.0.1', port, path }, (response) => {
      response.resume();
      response.once('end', () => {
        clearTimeout(timer);
        resolve({ status: response.statusCode ?? 0 });
      });
      response.once('error', giveUp);
    });
    const giveUp = (): void => {
      clearTimeout(timer);
      asked.destroy();
      resolve({ status: 0 });
    };
    const timer = setTimeout(giveUp, timeoutMs);
    asked.once('error', giveUp);
    asked.end();
  });
}

/** Ends the connections that are kept for further calls. */
export function endCalls(): void {
  agent.destroy();
}
