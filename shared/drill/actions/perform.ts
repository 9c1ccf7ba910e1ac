import type { Action } from '../../model/playbook.ts';
import { isHealthy } from '../conditions.ts';
import { sendMessage } from '../communicate.ts';
import { useUp } from '../faults/find-faults.ts';
import type { StepState, World } from '../state.ts';
import { writesBetween } from '../stores.ts';
import { ENGINE, mention, tell } from '../tell.ts';
import { deploy } from './deploy.ts';
import { restore } from './restore.ts';
import { shiftTraffic } from './shift-traffic.ts';

/** Lets the action of `step` take effect; returns why it failed instead. The caller then calls `stateChanged`. */
export function perform(world: World, step: StepState): string | undefined {
  const { id, action } = step.spec.step;
  if (useUp(world, 'step_fails', (effect) => effect.step === id)) return 'the step failed';
  switch (action.kind) {
    case 'deploy':
      return deploy(world, action);
    case 'traffic':
      shiftTraffic(world, action.service, action.to, action.share, action.via);
      return undefined;
    case 'dns':
      shiftTraffic(world, action.service, action.to, 1, action.via);
      return undefined;
    case 'restore':
      return restore(world, action);
    case 'migrate':
      migrate(world, step, action.store, action.to);
      return undefined;
    case 'http':
      return reach(world, action.url);
    case 'lock':
      acquire(world, action.name, id);
      return undefined;
    case 'notify':
      sendMessage(world, action.message);
      return undefined;
    default:
      change(world, action);
      return undefined;
  }
}

/** Actions that set one thing and cannot fail, and those that only take their time. */
function change(world: World, action: Action): void {
  switch (action.kind) {
    case 'configure':
      setConfig(world, action.config, action.to);
      return;
    case 'apply':
      setConfig(world, action.infrastructure, action.to);
      return;
    case 'freeze':
    case 'unfreeze':
      setFrozen(world, action.store, action.kind === 'freeze');
      return;
    case 'flag': {
      const node = world.nodeByName.get(action.service);
      if (node?.kind === 'service') node.newOff = !action.on;
      world.faultsChanged = true;
      return;
    }
    case 'scale': {
      const node = world.nodeByName.get(action.service);
      if (node?.kind === 'service') node.replicas = action.replicas;
      return;
    }
    default:
    // `wait`, `check`, `run`, `manual` and `approve` change nothing by themselves.
  }
}

function setConfig(world: World, name: string, to: string | undefined): void {
  const config = world.configs.get(name);
  if (config === undefined) return;
  const from = config.version;
  config.version = to ?? config.spec.fromVersion;
  mention(world, 'config.changed', ENGINE, name, { from, to: config.version });
}

/** A frozen store refuses schema changes by others; it still takes writes. */
function setFrozen(world: World, name: string, frozen: boolean): void {
  const store = world.nodeByName.get(name);
  if (store?.kind === 'store') store.frozen = frozen;
  mention(world, frozen ? 'store.frozen' : 'store.unfrozen', ENGINE, name, {});
}

/**
 * Going back to the schema of before the change, or by a migration that cannot be undone, drops the values that
 * only the newer schema has room for: those of every write since the change was made.
 */
function migrate(world: World, step: StepState, name: string, to: string): void {
  const store = world.nodeByName.get(name);
  if (store?.kind !== 'store') return;
  const from = store.schema;
  const isDown = to === store.spec.fromSchema && from === store.spec.toSchema && from !== to;
  const drops = isDown || (!step.spec.step.reversible && from !== to);
  const lostValues = drops ? Math.round(writesBetween(store, 0, world.nowUs)) : 0;
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
function acquire(world: World, name: string, by: string): void {
  const { locks } = world.execution;
  if (locks.some((lock) => lock.name === name)) return;
  locks.push({ name, by });
  mention(world, 'lock.acquired', ENGINE, name, { by });
}
