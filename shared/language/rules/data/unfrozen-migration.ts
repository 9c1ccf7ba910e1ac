import type { Rule } from '../rule.ts';
import { isOpaque, stepFlow } from '../step-flow.ts';
import { addItemBefore } from '../edits.ts';

/** Finds migrations that others can race with. */
export const unfrozenMigration: Rule = {
  code: 'data/unfrozen-migration',
  severity: 'info',
  what: 'A step migrates a store whose schema nobody has frozen before.',
  why: 'A release pipeline can migrate forward at the same time, and the schema ends in a state no script leads to.',
  fix: 'Freeze the store in a step before, and unfreeze it after.',
  bad: 'steps:\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n  - id: schema-down\n    migrate: { store: orders-db, to: 41 }\n    timeout: 5m',
  good: 'steps:\n  - id: freeze\n    freeze: orders-db\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n  - id: schema-down\n    migrate: { store: orders-db, to: 41 }\n    timeout: 5m\n  - id: unfreeze\n    unfreeze: orders-db',
  looksAt: 'Playbook',
  restsOn: ['steps'],
  check({ document, playbook }, report) {
    const { steps, before } = stepFlow(playbook);
    for (const step of steps) {
      const { at, id, action } = step;
      if (action.kind !== 'migrate') continue;
      const isFenced = before(step).some(
        ({ action: other }) =>
          other.kind === 'lock' ||
          isOpaque(other) ||
          (other.kind === 'freeze' && other.store === action.store),
      );
      if (isFenced) continue;
      report({
        at: [...at, 'migrate', 'store'],
        message: `Step \`${id}\` migrates \`${action.store}\` while others may migrate it too.`,
        fixes: addItemBefore(
          document,
          at,
          [`id: freeze-${action.store}`, `freeze: ${action.store}`],
          `Freeze \`${action.store}\` before`,
        ),
      });
    }
  },
};
