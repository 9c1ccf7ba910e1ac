import { EnvironmentError } from '../../model/environment-error.ts';

const patienceMs = 30_000;
const mostBytes = 1_000_000;

/**
 * Sends a request to a timestamp authority (RFC 3161, 3.4) and returns its answer. The only place
 * that talks to other machines, and only to the one that the user has named. Throws an
 * EnvironmentError.
 */
export async function askAuthority(address: string, request: Uint8Array): Promise<Uint8Array> {
  const url = URL.parse(address);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new EnvironmentError(
      `${address} is not the address of an authority.`,
      'Write it as https://tsa.example/tsr.',
    );
  }
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body: Uint8Array.from(request),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw new EnvironmentError(
      `The authority at ${url.host} cannot be reached: ${String(cause)}.`,
      'Check the address and the network, or carry the request over: --request and --response.',
      error,
    );
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (response.ok && bytes.length <= mostBytes) return bytes;
  throw new EnvironmentError(
    `The authority at ${url.host} answered ${response.status}.`,
    'Ask again later, or ask another authority.',
  );
}
