import type { Rule } from '../rule.ts';
import { stepFlow } from '../step-flow.ts';

/** Finds compensations that run even when there is nothing to undo. */
export const undoAlwaysRuns: Rule = {
  code: 'step/undo-always-runs',
  severity: 'warning',
  what: 'A step that undoes another one also runs when nothing has failed, because a step after it needs it.',
  why: 'The rollback would do something and undo it again; a step without `needs` follows the step above it.',
  fix: 'Write `needs` at the step after it, or move the undoing step to the end.',
  bad: 'steps:\n  - id: grow\n    scale: { service: checkout, replicas: 9 }\n    compensate_by: shrink\n  - id: shrink\n    scale: { service: checkout, replicas: 6 }\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n    on_failure: compensate',
  good: 'steps:\n  - id: grow\n    scale: { service: checkout, replicas: 9 }\n    compensate_by: shrink\n  - id: shrink\n    scale: { service: checkout, replicas: 6 }\n  - id: drain\n    needs: [grow]\n    traffic: { service: checkout, to: 1.0.0 }\n    on_failure: compensate',
  looksAt: 'Playbook',
  check({ playbook }, report) {
    const flow = stepFlow(playbook);
    const normal = new Set(flow.steps.map(({ id }) => id));
    const undoes = new Map(playbook.steps.map(({ id, compensateBy }) => [compensateBy, id]));
    for (const { at, id, needs, needsWritten } of flow.steps) {
      const [above] = needs;
      const undone = undoes.get(above);
      if (needsWritten || above === undefined || undone === undefined || !normal.has(above))
        continue;
      if (undone === id) continue;
      report({
        at: [...at, 'id'],
        message: `Step \`${id}\` follows \`${above}\`, so \`${above}\` always runs, although it is there to undo \`${undone}\`.`,
      });
    }
  },
};
