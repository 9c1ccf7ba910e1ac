import type { Rule } from '../rule.ts';
import { stepFlow } from '../step-flow.ts';
import { addItemLast } from '../edits.ts';

/** Finds stores that stay frozen. */
export const neverUnfrozen: Rule = {
  code: 'data/never-unfrozen',
  severity: 'warning',
  what: 'A step freezes a store and no step after it unfreezes it.',
  why: 'Nobody can change its schema after the rollback, and the next release fails for a reason that is hard to find.',
  fix: 'Add an `unfreeze` step at the end.',
  bad: 'steps:\n  - id: freeze\n    freeze: orders-db\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    timeout: 5m',
  good: 'steps:\n  - id: freeze\n    freeze: orders-db\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    timeout: 5m\n  - id: unfreeze\n    unfreeze: orders-db',
  looksAt: 'Playbook',
  restsOn: ['steps'],
  check({ document, playbook }, report) {
    const { steps, isBefore } = stepFlow(playbook);
    for (const step of steps) {
      const { action } = step;
      if (action.kind !== 'freeze') continue;
      const ends = playbook.steps.filter(
        (other) => other.action.kind === 'unfreeze' && other.action.store === action.store,
      );
      if (ends.some((other) => !isBefore(other, step))) continue;
      report({
        at: [...step.at, 'freeze'],
        message: `Step \`${step.id}\` freezes \`${action.store}\`, and no step after it unfreezes it.`,
        fixes: addItemLast(
          document,
          ['steps'],
          [`id: unfreeze-${action.store}`, `unfreeze: ${action.store}`],
          `Unfreeze \`${action.store}\` at the end`,
        ),
      });
    }
  },
};
