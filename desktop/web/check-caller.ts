import type { IncomingMessage } from 'node:http';
import { timingSafeEqual } from 'node:crypto';

/** Why a request is not answered. */
interface Refusal {
  readonly status: 400 | 403 | 405;
  readonly reason: string;
}

/** The header that carries the token of a call. */
const tokenHeader = 'x-backstep-token';

const again = 'Open the address that `backstep studio` has printed.';

/**
 * Whether a request may come from the window. Every web page that the user visits can send requests to
 * the loopback interface: what knows no token, names another host (DNS rebinding) or comes from another
 * origin is refused.
 */
export function checkCaller(
  request: IncomingMessage,
  url: URL,
  token: string,
): Refusal | undefined {
  const { host = '', origin } = request.headers;
  const port = request.socket.localPort ?? 0;
  const own = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (!own.includes(host)) return { status: 403, reason: `This is not ${host}. ${again}` };
  if (origin !== undefined && !own.some((each) => origin === `http://${each}`))
    return { status: 403, reason: `The page of ${origin} may not ask anything here.` };
  const isCall = /^\/(?:call|cancel)\//.test(url.pathname);
  if (request.method !== (isCall ? 'POST' : 'GET'))
    return { status: 405, reason: 'This cannot be asked for in this way.' };
  // The page and its parts are no secret; what they may ask is.
  if (!isCall) return undefined;
  return isEqual(String(request.headers[tokenHeader] ?? ''), token)
    ? undefined
    : { status: 403, reason: `The token is missing or wrong. ${again}` };
}

/** Takes the same time wherever two texts of one length differ. */
function isEqual(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
