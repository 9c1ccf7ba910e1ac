import type { Action, Playbook, Step } from '../../model/playbook.ts';
import type { Plan } from '../../model/plan.ts';
import type { FaultEffect, Override, ScenarioEntry } from '../../model/scenario.ts';

/**
 * `plan` with names that tell its playbooks apart: where there are several, steps, approvals and triggers are called
 * `playbook/name`. What the scenario names without a playbook is that of the first playbook that has it. A plan of one playbook
 * stays as it is.
 */
export function qualify(plan: Plan): Plan {
  if (plan.beside.length === 0) return plan;
  const playbooks = [plan.playbook, ...plan.beside];
  const { scenario } = plan;
  const rename = (entries: readonly ScenarioEntry[]): ScenarioEntry[] =>
    entries.map((entry) => qualifyEntry(entry, playbooks));
  return {
    ...plan,
    playbook: qualifyPlaybook(plan.playbook),
    beside: plan.beside.map(qualifyPlaybook),
    scenario: {
      ...scenario,
      timeline: rename(scenario.timeline),
      duringRollback: rename(scenario.duringRollback),
    },
  };
}

function qualifyPlaybook(playbook: Playbook): Playbook {
  const own = (name: string): string => `${playbook.name}/${name}`;
  return {
    ...playbook,
    steps: playbook.steps.map((step) => qualifyStep(step, own)),
    approvals: new Map(
      [...playbook.approvals].map(([name, approval]) => [
        own(name),
        { ...approval, name: own(name) },
      ]),
    ),
    triggers: new Map(
      [...playbook.triggers].map(([name, trigger]) => [own(name), { ...trigger, name: own(name) }]),
    ),
  };
}

function qualifyStep(step: Step, own: (name: string) => string): Step {
  const { onFailure, compensateBy, action } = step;
  return {
    ...step,
    id: own(step.id),
    needs: step.needs.map(own),
    action: qualifyAction(action, own),
    onFailure: onFailure.kind === 'goto' ? { kind: 'goto', step: own(onFailure.step) } : onFailure,
    ...(compensateBy === undefined ? {} : { compensateBy: own(compensateBy) }),
  };
}

function qualifyAction(action: Action, own: (name: string) => string): Action {
  return action.kind === 'approve' ? { ...action, approval: own(action.approval) } : action;
}

function qualifyEntry(entry: ScenarioEntry, playbooks: readonly Playbook[]): ScenarioEntry {
  const { fault, override } = entry;
  return {
    ...entry,
    ...(fault === undefined
      ? {}
      : { fault: { ...fault, effect: qualifyEffect(fault.effect, playbooks) } }),
    ...(override === undefined ? {} : { override: qualifyOverride(override, playbooks) }),
  };
}

function qualifyEffect(effect: FaultEffect, playbooks: readonly Playbook[]): FaultEffect {
  if ('step' in effect) return { ...effect, step: stepOf(effect.step, playbooks) };
  if (!('trigger' in effect)) return effect;
  const owner = playbooks.find(({ triggers }) => triggers.has(effect.trigger));
  return owner === undefined ? effect : { ...effect, trigger: `${owner.name}/${effect.trigger}` };
}

function qualifyOverride(override: Override, playbooks: readonly Playbook[]): Override {
  return override.kind === 'skip'
    ? { ...override, step: stepOf(override.step, playbooks) }
    : override;
}

function stepOf(name: string, playbooks: readonly Playbook[]): string {
  const owner = playbooks.find(({ steps }) => steps.some(({ id }) => id === name));
  return owner === undefined ? name : `${owner.name}/${name}`;
}
