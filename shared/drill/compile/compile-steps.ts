import type { Action, Step } from '../../model/playbook.ts';
import type { Plan } from '../../model/plan.ts';
import { prepareQuantile } from '../quantile.ts';
import { hashKey } from '../../model/random.ts';
import type { StepSpec } from './specs.ts';

/** The steps of `plan` with their needs as indexes, in the order written. */
export function compileSteps(plan: Plan): StepSpec[] {
  const { steps } = plan.playbook;
  const indexOf = new Map(steps.map((step, index) => [step.id, index]));
  const needs = steps.map((step) => indexes(step.needs, indexOf));
  const neededBy: number[][] = steps.map(() => []);
  needs.forEach((list, index) => list.forEach((need) => neededBy[need]?.push(index)));
  const onlyByJump = jumpTargets(steps, neededBy);
  return steps.map((step, index) => {
    const gotoStep = step.onFailure.kind === 'goto' ? indexOf.get(step.onFailure.step) : undefined;
    const compensateBy =
      step.compensateBy === undefined ? undefined : indexOf.get(step.compensateBy);
    const worker = workerOf(step);
    const refusal = refusalOf(plan, step.action);
    return {
      step,
      index,
      key: hashKey(`step ${step.id}`),
      takes: prepareQuantile(step.takes),
      needs: needs[index] ?? [],
      neededBy: neededBy[index] ?? [],
      onlyByJump: onlyByJump.has(index),
      purpose: `step ${step.id}`,
      purposeKey: hashKey(`work on ${step.id}`),
      ...(gotoStep === undefined ? {} : { gotoStep }),
      ...(compensateBy === undefined ? {} : { compensateBy }),
      ...(worker === undefined ? {} : { worker }),
      ...(refusal === undefined ? {} : { refusal }),
    };
  });
}

function indexes(ids: readonly string[], indexOf: ReadonlyMap<string, number>): number[] {
  return [...new Set(ids)].flatMap((id) => indexOf.get(id) ?? []);
}

/** Steps that a `goto` or a compensation names and that no step of the normal flow needs. */
function jumpTargets(steps: readonly Step[], neededBy: readonly number[][]): Set<number> {
  const targets = new Set<number>();
  steps.forEach((step, index) => {
    if (steps.some((other) => namesAsTarget(other, step.id))) targets.add(index);
  });
  for (let removed = true; removed;) {
    removed = false;
    for (const index of targets) {
      if ((neededBy[index] ?? []).every((user) => targets.has(user))) continue;
      targets.delete(index);
      removed = true;
    }
  }
  return targets;
}

function namesAsTarget(step: Step, id: string): boolean {
  return step.compensateBy === id || (step.onFailure.kind === 'goto' && step.onFailure.step === id);
}

/** An approval is given by those it names, so nobody else need be at hand for it. */
function workerOf(step: Step): string | undefined {
  if (step.action.kind === 'approve') return undefined;
  return step.by ?? (step.action.kind === 'manual' ? step.action.role : undefined);
}

/** Why an action reaches outside the blast radius; absent when it does not. */
function refusalOf(plan: Plan, action: Action): string | undefined {
  const { services, zones } = plan.playbook.scope;
  const outside = 'outside the blast radius';
  if ('service' in action && services.length > 0 && !services.includes(action.service)) {
    return outside;
  }
  if (zones.length === 0) return undefined;
  const touched = zonesTouched(plan, action);
  return touched.some((zone) => !zones.includes(zone)) ? outside : undefined;
}

/** Zones that an action names; a deployment without any stays where the change was made. */
function zonesTouched(plan: Plan, action: Action): readonly string[] {
  if (action.kind === 'deploy') return action.zones;
  if (action.kind !== 'traffic' && action.kind !== 'dns') return [];
  const zones = plan.system.services.get(action.service)?.zones ?? [];
  return zones.includes(action.to) ? [action.to] : [];
}
