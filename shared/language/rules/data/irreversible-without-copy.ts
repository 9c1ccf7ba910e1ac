import type { Rule } from '../rule.ts';

/** Finds migrations that lose data of which there is no copy. */
export const irreversibleWithoutCopy: Rule = {
  code: 'data/irreversible-without-copy',
  severity: 'warning',
  what: 'A step migrates a store irreversibly, and the store has neither backups nor point-in-time recovery.',
  why: 'What the migration drops is gone for good, and so is the way back when the migration itself was the mistake.',
  fix: 'Declare backups of the store, or take a copy in a step before.',
  bad: 'steps:\n  - id: sessions-down\n    migrate: { store: sessions, to: 1 }\n    reversible: false',
  good: 'steps:\n  - id: schema-down\n    migrate: { store: orders-db, to: 41 }   # has backups\n    reversible: false',
  looksAt: 'Playbook',
  restsOn: ['steps'],
  check({ playbook: { steps }, system }, report) {
    for (const { at, id, action, reversible } of steps) {
      if (action.kind !== 'migrate' || reversible) continue;
      const store = system.stores.get(action.store);
      if (store === undefined || store.backups !== undefined || store.pointInTime !== undefined)
        continue;
      report({
        at: [...at, 'reversible'],
        message: `Step \`${id}\` cannot be undone, and there is no backup of \`${action.store}\`.`,
      });
    }
  },
};
