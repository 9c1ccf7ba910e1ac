/** What TCP waits before it sends a packet again for the first time: 200 ms, as Linux does. */
const FIRST_US = 200_000;

/**
 * What lost packets add to the given percentile, above 0 and below 1, of the time of a request: a share `loss` of all
 * packets is lost, a request and its answer are one packet each, and either is sent again after 200 ms, after 400 ms, and so
 * on (RFC 6298). The number of waits is geometric, so that n of them add 200·(2ⁿ − 1) ms.
 */
export function retransmissionUs(loss: number, percentile: number): number {
  const again = 1 - (1 - loss) * (1 - loss);
  let addsUs = 0;
  let waitUs = FIRST_US;
  for (let rest = again; rest > 1 - percentile && addsUs < MOST_US; rest *= again) {
    addsUs += waitUs;
    waitUs *= 2;
  }
  return Math.min(addsUs, MOST_US);
}

/** Nobody waits longer than 2 min for a connection. */
const MOST_US = 120_000_000;
