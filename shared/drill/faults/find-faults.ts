import type { FaultEffect, FaultKind } from '../../model/scenario.ts';
import type { ActiveFault, World } from '../state.ts';

type EffectOf<K extends FaultKind> = Extract<FaultEffect, { kind: K }>;

/** The first active fault of `kind` that `matches`. */
export function findFault<K extends FaultKind>(
  world: World,
  kind: K,
  matches: (effect: EffectOf<K>) => boolean,
): ActiveFault | undefined {
  return world.faults.find(({ effect }) => effect.kind === kind && matches(effect as EffectOf<K>));
}

/** The effects of all active faults of `kind`, in the order they began. */
export function effectsOf<K extends FaultKind>(world: World, kind: K): EffectOf<K>[] {
  const found: EffectOf<K>[] = [];
  for (const { effect } of world.faults) {
    if (effect.kind === kind) found.push(effect as EffectOf<K>);
  }
  return found;
}

/** Uses up one of the attempts that a counting fault spoils; false when none is left or there is no such fault. */
export function useUp<K extends 'step_fails' | 'step_hangs' | 'restore_fails'>(
  world: World,
  kind: K,
  matches: (effect: EffectOf<K>) => boolean,
): boolean {
  const fault = world.faults.find(
    ({ effect, timesLeft }) =>
      timesLeft > 0 && effect.kind === kind && matches(effect as EffectOf<K>),
  );
  if (fault === undefined) return false;
  fault.timesLeft--;
  return true;
}
