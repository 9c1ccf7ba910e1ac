import type { Rule } from '../rule.ts';
import { stepFlow } from '../step-flow.ts';

/** Finds steps that nothing leads to. */
export const neverRuns: Rule = {
  code: 'step/never-runs',
  severity: 'warning',
  what: 'A step only undoes another one, or needs one that does, and no step compensates when it fails.',
  why: 'It looks like part of the plan, and will never be done.',
  fix: 'Write `on_failure: compensate` at the steps whose failure should undo the others, or let a step of the plan need it.',
  bad: 'steps:\n  - id: grow\n    scale: { service: checkout, replicas: 9 }\n    compensate_by: shrink\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n  - id: shrink\n    scale: { service: checkout, replicas: 6 }',
  good: 'steps:\n  - id: grow\n    scale: { service: checkout, replicas: 9 }\n    compensate_by: shrink\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n    on_failure: compensate\n  - id: shrink\n    scale: { service: checkout, replicas: 6 }',
  looksAt: 'Playbook',
  check({ playbook }, report) {
    const { steps } = playbook;
    if (steps.some(({ onFailure }) => onFailure.kind === 'compensate')) return;
    const normal = new Set(stepFlow(playbook).steps.map(({ id }) => id));
    const jumped = new Set(
      steps.flatMap(({ onFailure }) => (onFailure.kind === 'goto' ? [onFailure.step] : [])),
    );
    const undoes = new Map(
      steps.flatMap(({ id, compensateBy }) =>
        compensateBy === undefined ? [] : [[compensateBy, id]],
      ),
    );
    for (const { at, id } of steps) {
      const undone = undoes.get(id);
      if (undone === undefined || normal.has(id) || jumped.has(id)) continue;
      report({
        at: [...at, 'id'],
        message: `Step \`${id}\` is there to undo \`${undone}\`, but no step has \`on_failure: compensate\`.`,
      });
    }
  },
};
