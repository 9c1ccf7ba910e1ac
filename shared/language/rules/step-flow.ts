import type { Action, Playbook, Step } from '../../model/playbook.ts';
import { topologicalOrder } from '../../graph/order.ts';

/** The steps that run when nothing fails, and which of them is sure to come before which. */
export interface StepFlow {
  /** In the order written; without those that only a jump or a compensation reaches. */
  readonly steps: readonly Step[];
  /** Whether `later` needs `earlier`, directly or not. */
  readonly isBefore: (earlier: Step, later: Step) => boolean;
  /** Every step that `step` needs, directly or not. */
  readonly before: (step: Step) => Step[];
}

const known = new WeakMap<Playbook, StepFlow>();

/** The flow of a playbook, worked out once. */
export function stepFlow(playbook: Playbook): StepFlow {
  const flow = known.get(playbook) ?? workOut(playbook);
  known.set(playbook, flow);
  return flow;
}

function workOut(playbook: Playbook): StepFlow {
  const named = soundSteps(playbook.steps);
  const byJump = jumpTargets(named);
  const steps = named.filter(({ id }) => !byJump.has(id));
  const indexOf = new Map(steps.map((step, index) => [step.id, index]));
  const { bits, width } = closure(steps, indexOf);
  const has = (later: Step, index: number | undefined): boolean => {
    const row = indexOf.get(later.id);
    if (row === undefined || index === undefined) return false;
    return (((bits[row * width + (index >> 5)] ?? 0) >>> (index & 31)) & 1) === 1;
  };
  return {
    steps,
    isBefore: (earlier, later) => has(later, indexOf.get(earlier.id)),
    before: (step) => steps.filter((_, index) => has(step, index)),
  };
}

/**
 * `steps` as they were probably meant, so that a name that is wrong is one finding: where an earlier one has the same
 * name it is replaced by one of its own, and the first is meant by what names it; a need that names nothing is taken
 * for the step above.
 */
export function soundSteps(steps: readonly Step[]): readonly Step[] {
  const names = new Set(steps.map(({ id }) => id));
  const isSound = steps.every(({ needs }) => needs.every((need) => names.has(need)));
  if (isSound && names.size === steps.length) return steps;
  const taken = new Set<string>();
  let above: Step | undefined;
  return steps.map((step, index) => {
    // A blank is in no name.
    const id = taken.has(step.id) ? `${step.id} ${index + 1}` : step.id;
    taken.add(step.id);
    const before = above === undefined ? [] : [above.id];
    const needs = step.needsWritten
      ? step.needs.flatMap((need) => (names.has(need) ? [need] : before))
      : before;
    return (above = { ...step, id, needs });
  });
}

/** One row of bits for each step, `width` words long: what it needs. Takes steps × needs × steps / 32 operations. */
function closure(
  steps: readonly Step[],
  indexOf: ReadonlyMap<string, number>,
): { readonly bits: Uint32Array; readonly width: number } {
  const width = (steps.length >> 5) + 1;
  const bits = new Uint32Array(steps.length * width);
  for (const id of topologicalOrder(steps).order) {
    const index = indexOf.get(id) ?? -1;
    const row = index * width;
    for (const need of steps[index]?.needs ?? []) {
      const needed = indexOf.get(need);
      if (needed === undefined) continue;
      for (let word = 0; word < width; word++)
        bits[row + word] = (bits[row + word] ?? 0) | (bits[needed * width + word] ?? 0);
      const word = row + (needed >> 5);
      bits[word] = (bits[word] ?? 0) | (1 << (needed & 31));
    }
  }
  return { bits, width };
}

/** Ids of steps that a `goto` or a compensation names and that no step of the normal flow needs. */
function jumpTargets(steps: readonly Step[]): Set<string> {
  const targets = new Set(
    steps.flatMap(({ compensateBy, onFailure }) => [
      ...(compensateBy === undefined ? [] : [compensateBy]),
      ...(onFailure.kind === 'goto' ? [onFailure.step] : []),
    ]),
  );
  for (let removed = targets.size > 0; removed;) {
    removed = false;
    for (const { id, needs } of steps) {
      if (targets.has(id)) continue;
      for (const need of needs) removed = targets.delete(need) || removed;
    }
  }
  return targets;
}

/** Whether an action may do anything: what it changes is not written in the playbook. */
export function isOpaque({ kind }: Action): boolean {
  return kind === 'run' || kind === 'manual' || kind === 'http';
}

/** Whether an action may move traffic or replace a version without naming a service. */
export function mayReplaceVersions(action: Action): boolean {
  if (action.kind === 'restore') return action.infrastructure !== undefined;
  return isOpaque(action) || action.kind === 'apply';
}

/** Whether an action asks for the state of something rather than changing it. */
export function isVerification({ action, verify }: Step): boolean {
  return verify !== undefined || action.kind === 'check' || action.kind === 'http';
}
