import type { System } from '../../model/system.ts';
import { topologicalOrder } from '../../graph/order.ts';

/** Many playbooks are judged against one system: what is worked out for it is kept as long as it is. */
function oncePerSystem<T>(workOut: (system: System) => T): (system: System) => T {
  const known = new WeakMap<System, T>();
  return (system) => {
    let result = known.get(system);
    if (result === undefined) known.set(system, (result = workOut(system)));
    return result;
  };
}

/**
 * Requests per second that reach each service, store and external, each dependency called as often per request as
 * it says and without retries; calls that go in a circle are counted once around.
 */
export const requestRates = oncePerSystem((system) => {
  const rates = new Map<string, number>();
  for (const { name, trafficPerS } of system.services.values()) rates.set(name, trafficPerS);
  for (const name of calleesFirst(system).toReversed()) {
    for (const { on, callsPerRequest } of system.services.get(name)?.dependsOn ?? []) {
      rates.set(on, (rates.get(on) ?? 0) + (rates.get(name) ?? 0) * callsPerRequest);
    }
  }
  return rates;
});

/**
 * The share of requests to each service and external that fail while nothing is broken, 0 to 1: what the declared
 * availability of externals leaves, passed on by hard dependencies, less their retries.
 */
export const usualErrorRates = oncePerSystem((system) => {
  const failing = new Map<string, number>();
  for (const { name, availability } of system.externals.values())
    failing.set(name, 1 - availability);
  for (const name of calleesFirst(system)) {
    let works = 1;
    for (const { on, need, retries, callsPerRequest } of system.services.get(name)?.dependsOn ??
      []) {
      const fails = failing.get(on) ?? 0;
      let all = fails;
      for (let again = 0; again < retries; again++) all *= fails;
      if (need === 'hard') works *= 1 - anyFails(all, callsPerRequest);
    }
    failing.set(name, 1 - works);
  }
  return failing;
});

function calleesFirst({ services }: System): readonly string[] {
  const items = [...services.values()].map(({ name, dependsOn }) => ({
    id: name,
    needs: dependsOn.map(({ on }) => on),
  }));
  return topologicalOrder(items).order;
}

/** The chance that a call of a request fails: below one call a request, only some requests call at all. */
function anyFails(fails: number, calls: number): number {
  if (calls <= 1) return calls * fails;
  return fails >= 1 ? 1 : 1 - Math.exp(calls * Math.log(1 - fails));
}
