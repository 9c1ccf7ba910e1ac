import type { StepState } from './state.ts';

/** Every step that needs `step`, directly or not. */
export function descendants(steps: readonly StepState[], step: StepState): Set<StepState> {
  const found = new Set<StepState>();
  const open = [step];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const index of at.spec.neededBy) {
      const next = steps[index];
      if (next === undefined || found.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  return found;
}

/** The steps that need `first` and that `last` needs, in the order written, without either. */
export function stepsBetween(
  steps: readonly StepState[],
  first: StepState,
  last: StepState,
): StepState[] {
  const after = descendants(steps, first);
  return steps.filter(
    (step) =>
      step !== first && step !== last && after.has(step) && descendants(steps, step).has(last),
  );
}
