import type { Action, ActionKind } from '../../model/playbook.ts';
import { isHealthy } from '../conditions.ts';
import { sendMessage } from '../communicate.ts';
import { useUp } from '../faults/find-faults.ts';
import { dropNewValues } from '../new-values.ts';
import type { StepState, World } from '../state.ts';
import { ENGINE, mention, tell } from '../tell.ts';
import { deploy } from './deploy.ts';
import { performHalf, stopsHalfWay } from './perform-half.ts';
import { apply, configure } from './set-config.ts';
import { restore } from './restore.ts';
import { shiftTraffic } from './shift-traffic.ts';

type Effects = {
  readonly [K in ActionKind]: (
    world: World,
    action: Extract<Action, { kind: K }>,
    step: StepState,
  ) => string | undefined;
};

/** Actions that only take their time, or whose effect is that of what they wait for. */
const nothing = (): undefined => undefined;

const effects: Effects = {
  deploy: (world, action) => deploy(world, action),
  restore,
  migrate,
  http: (world, { url }) => reach(world, url),
  traffic: (world, { service, to, share, via }) => shiftTraffic(world, service, to, share, via),
  dns: (world, { service, to, via }) => shiftTraffic(world, service, to, 1, via),
  configure: (world, { config, to }) => configure(world, config, to),
  apply: (world, { infrastructure, to }) => apply(world, infrastructure, to),
  freeze: (world, { store }) => setFrozen(world, store, true),
  unfreeze: (world, { store }) => setFrozen(world, store, false),
  flag: (world, { service, on }) => setFlag(world, service, on),
  scale: (world, { service, replicas }) => scale(world, service, replicas),
  lock: (world, { name }, step) => acquire(world, name, step),
  notify: (world, { message }, { rollback }) => sendMessage(world, rollback, message),
  wait: nothing,
  check: nothing,
  run: nothing,
  approve: nothing,
  manual: nothing,
};

/** Actions that leave services, stores and their traffic as they are. */
const leavesAsIs: ReadonlySet<ActionKind> = new Set<ActionKind>([
  'lock',
  'notify',
  'wait',
  'check',
  'run',
  'http',
  'approve',
  'manual',
]);

/** Whether an action may change what services and stores do. */
export function mayChangeState({ kind }: Action): boolean {
  return !leavesAsIs.has(kind);
}

/** Lets the action of `step` take effect; returns why it failed instead. The caller then calls `stateChanged`. */
export function perform(world: World, step: StepState): string | undefined {
  const { id, action } = step.spec.step;
  if (useUp(world, 'step_fails', (effect) => effect.step === id)) return 'the step failed';
  if (step.halfDone && !step.spec.step.idempotent) return 'half done, and cannot be done twice';
  if (stopsHalfWay(world, step)) {
    step.halfDone = true;
    performHalf(world, action);
    return 'stopped half way';
  }
  step.halfDone = false;
  const effect = effects[action.kind] as (
    world: World,
    action: Action,
    step: StepState,
  ) => string | undefined;
  return effect(world, action, step);
}

/** Switches the new behaviour of a service on or off: what is wrong with its new version alone goes with it. */
function setFlag(world: World, name: string, on: boolean): undefined {
  const node = world.nodeByName.get(name);
  if (node?.kind === 'service') node.newOff = !on;
  world.faultsChanged = true;
}

function scale(world: World, name: string, replicas: number): undefined {
  const node = world.nodeByName.get(name);
  if (node?.kind === 'service') node.replicas = replicas;
}

/** A frozen store refuses schema changes by others; it still takes writes. */
function setFrozen(world: World, name: string, frozen: boolean): undefined {
  const store = world.nodeByName.get(name);
  if (store?.kind === 'store') store.frozen = frozen;
  mention(world, frozen ? 'store.frozen' : 'store.unfrozen', ENGINE, name, {});
}

/**
 * Moves a store to another schema. A migration that is `reversible` keeps every value somewhere; any other drops
 * those that only the schema of the change has room for, see `followNewValues`.
 */
function migrate(
  world: World,
  { store: name, to }: Extract<Action, { kind: 'migrate' }>,
  step: StepState,
): undefined {
  const store = world.nodeByName.get(name);
  if (store?.kind !== 'store') return;
  const from = store.schema;
  const drops = !step.spec.step.reversible && from !== to;
  const modelled = drops ? dropNewValues(world, store) : 0;
  const lostValues = world.plant?.migrate(name, to, drops) ?? modelled;
  store.lostValues += lostValues;
  store.schema = to;
  tell(world, 'schema.changed', ENGINE, name, { from, to, lostValues });
}

/** A request succeeds unless its host is a service of the system that is not within its steady error rate. */
function reach(world: World, url: string): string | undefined {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(url)?.[1] ?? '';
  const node = world.nodeByName.get(host) ?? world.nodeByName.get(host.split('.')[0] ?? '');
  return node === undefined || isHealthy(node) ? undefined : `${node.name} unhealthy`;
}

/** Locks are kept until the playbook ends; taking one again is no harm. */
function acquire(world: World, name: string, { rollback, spec }: StepState): undefined {
  const { locks } = rollback.execution;
  const by = spec.step.id;
  rollback.execution.taking.delete(name);
  if (locks.some((lock) => lock.name === name)) return;
  locks.push({ name, by });
  mention(world, 'lock.acquired', ENGINE, name, { by });
}
