import { evadeFaults, findFault } from '../faults/find-faults.ts';
import type { World } from '../state.ts';
import { ENGINE, mention } from '../tell.ts';

/** The version of a configuration that is no longer what is written; no range accepts it. */
const DRIFTED = 'drifted';

/** Sets a configuration or secret, which ends any drift and hands out the present secret to everybody. */
export function configure(world: World, name: string, to: string): undefined {
  evadeFaults(
    world,
    (effect) => effect.kind === 'secret_rotated' && effect.infrastructure === name,
  );
  setConfig(world, name, to);
}

/** Applies infrastructure as code; without `to` as it was before the change. Returns why it failed. */
export function apply(world: World, name: string, to: string | undefined): string | undefined {
  const strikes = (kind: 'state_locked' | 'state_corrupt'): boolean =>
    findFault(world, kind, ({ infrastructure }) => infrastructure === name) !== undefined;
  if (strikes('state_locked')) return `the state of ${name} is locked`;
  if (strikes('state_corrupt')) return `the state of ${name} cannot be read`;
  setConfig(world, name, to);
  return undefined;
}

function setConfig(world: World, name: string, to: string | undefined): void {
  const config = world.configs.get(name);
  if (config === undefined) return;
  const from = config.version;
  config.version = to ?? config.spec.fromVersion;
  delete config.driftedFrom;
  mention(world, 'config.changed', ENGINE, name, { from, to: config.version });
}

/** What runs is no longer what is written, until a step sets it. */
export function drift(world: World, name: string): void {
  const config = world.configs.get(name);
  if (config === undefined || config.driftedFrom !== undefined) return;
  config.driftedFrom = config.version;
  config.version = DRIFTED;
  mention(world, 'config.changed', ENGINE, name, { from: config.driftedFrom, to: DRIFTED });
}

/** Somebody else has undone the drift; nothing where a step has done so already. */
export function endDrift(world: World, name: string): void {
  const config = world.configs.get(name);
  if (config?.driftedFrom !== undefined) setConfig(world, name, config.driftedFrom);
}
