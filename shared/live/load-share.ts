import type { Baseline, Specs } from '../drill/compile/specs.ts';

/** Requests and writes per second on the wall that one machine sends without being what is measured. */
const mostPerS = 600;
/** With fewer requests in a sample, an error rate of a few percent is as often missed as seen. */
export const fewestPerSample = 60;

/** Users of services and writers of stores, per second. */
export const loadOf = (node: Specs['nodes'][number]): number =>
  node.kind === 'service' ? node.entryPerS : node.kind === 'store' ? node.store.writesPerS : 0;

/** The share of the declared load that is really sent, above 0 to 1. */
export function loadShare({ nodes }: Specs): number {
  const declared = nodes.reduce((sum, node) => sum + loadOf(node), 0);
  return declared > mostPerS ? mostPerS / declared : 1;
}

/** The trigger that sees the fewest requests, and the highest speed at which it still sees enough of them; undefined where none counts requests. */
export function speedLimit(
  specs: Specs,
  { ratePerS }: Baseline,
): { readonly trigger: string; readonly speed: number } | undefined {
  const limits = specs.rollbacks
    .flatMap(({ triggers }) => triggers)
    .filter(
      ({ trigger: { when } }) => when.metric === 'error_rate' || when.metric.startsWith('latency'),
    )
    .map(({ trigger, node }) => {
      const perSampleS = (ratePerS[node] ?? 0) * loadShare(specs) * (trigger.everyUs / 1e6);
      return { trigger: trigger.name, speed: perSampleS / fewestPerSample };
    });
  return limits.sort((a, b) => a.speed - b.speed)[0];
}
