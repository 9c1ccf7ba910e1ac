import type { Action } from '../../model/playbook.ts';
import { useUp } from '../faults/find-faults.ts';
import type { StepState, World } from '../state.ts';
import { ENGINE, tell } from '../tell.ts';
import { deploy } from './deploy.ts';
import { shareOf, shiftTraffic } from './shift-traffic.ts';

/** Whether a fault stops the current attempt of `step` half way. */
export function stopsHalfWay(world: World, { spec }: StepState): boolean {
  const { action, id } = spec.step;
  if (useUp(world, 'step_partial', ({ step }) => step === id) !== undefined) return true;
  if (action.kind !== 'migrate') return false;
  const half = useUp(world, 'migration_half_applied', ({ store }) => store === action.store);
  return half !== undefined;
}

/**
 * Does half of what `action` should: half of the instances, of the traffic, of the replicas, of a migration.
 * Actions that cannot be halved do nothing.
 */
export function performHalf(world: World, action: Action): void {
  if (action.kind === 'deploy') deploy(world, action, 0.5);
  else if (action.kind === 'traffic') shiftHalf(world, action);
  else if (action.kind === 'scale') scaleHalf(world, action);
  else if (action.kind === 'migrate') migrateHalf(world, action.store, action.to);
}

type Traffic = Extract<Action, { kind: 'traffic' }>;

function shiftHalf(world: World, { service, to, share, via }: Traffic): void {
  shiftTraffic(world, service, to, (shareOf(world, service, to) + share) / 2, via);
}

function scaleHalf(
  world: World,
  { service: name, replicas }: { service: string; replicas: number },
): void {
  const service = world.nodeByName.get(name);
  if (service?.kind !== 'service') return;
  service.replicas = Math.ceil((service.replicas + replicas) / 2);
}

/** The schema is one that no version can name. */
function migrateHalf(world: World, name: string, to: string): void {
  const store = world.nodeByName.get(name);
  if (store?.kind !== 'store' || store.schema === to) return;
  const from = store.schema;
  store.schema = `between ${from} and ${to}`;
  tell(world, 'schema.changed', ENGINE, name, { from, to: store.schema, lostValues: 0 });
}
