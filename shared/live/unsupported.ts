import type { FaultKind } from '../model/scenario.ts';
import type { Plan } from '../model/plan.ts';

/** Faults that stand-ins cannot show yet. Those on people, steps, supply and metrics strike where they do in virtual time. */
const missing: ReadonlySet<FaultKind> = new Set<FaultKind>([
  'slow_start',
  'jitter',
  'memory_leak',
  'capacity',
  'bad_response',
  'partition',
  'loss',
  'bandwidth',
  'reset',
  'zone_down',
  'region_down',
  'corrupt_writes',
  'lost_writes',
  'replication_lag',
  'replication_stops',
  'disk_full',
  'rate_limited',
  'contract_changed',
  'degraded',
]);

/** What of a plan cannot be drilled live, each as a sentence; none when all of it can. */
export function unsupportedLive({ scenario, playbook }: Plan): string[] {
  const faults = [...scenario.timeline, ...scenario.duringRollback].flatMap(({ fault }) =>
    fault !== undefined && missing.has(fault.effect.kind) ? [fault.effect.kind] : [],
  );
  const commands = playbook.steps.filter(({ action }) => action.kind === 'run');
  return [
    ...[...new Set(faults)].map((kind) => `The fault \`${kind}\` has no stand-in.`),
    ...commands.map(({ id }) => `The step \`${id}\` runs a command, which a live drill does not.`),
  ];
}
