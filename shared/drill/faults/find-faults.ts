import type { FaultEffect, FaultKind } from '../../model/scenario.ts';
import type { ActiveFault, World } from '../state.ts';

type EffectOf<K extends FaultKind> = Extract<FaultEffect, { kind: K }>;

/** The first active fault of `kind` that `matches` and has not been evaded. */
export function findFault<K extends FaultKind>(
  world: World,
  kind: K,
  matches: (effect: EffectOf<K>) => boolean,
): ActiveFault | undefined {
  return world.faults.find(
    ({ effect, evaded }) => effect.kind === kind && !evaded && matches(effect as EffectOf<K>),
  );
}

/** Evades every active fault that `matches`: what it struck has been replaced. */
export function evadeFaults(world: World, matches: (effect: FaultEffect) => boolean): void {
  for (const fault of world.faults) if (matches(fault.effect)) fault.evaded = true;
  world.faultsChanged = true;
}

/** The effects of all active faults of `kind`, in the order they began. */
export function effectsOf<K extends FaultKind>(world: World, kind: K): EffectOf<K>[] {
  const found: EffectOf<K>[] = [];
  for (const { effect } of world.faults) {
    if (effect.kind === kind) found.push(effect as EffectOf<K>);
  }
  return found;
}

/** Faults that strike a number of times. */
type Counting = Extract<FaultEffect, { readonly times: number }>['kind'];

/** Uses up one of the times that a counting fault strikes, and returns it; absent when none is left. */
export function useUp<K extends Counting>(
  world: World,
  kind: K,
  matches: (effect: EffectOf<K>) => boolean,
): EffectOf<K> | undefined {
  const fault = world.faults.find(
    ({ effect, timesLeft }) =>
      timesLeft > 0 && effect.kind === kind && matches(effect as EffectOf<K>),
  );
  if (fault === undefined) return undefined;
  fault.timesLeft--;
  return fault.effect as EffectOf<K>;
}
