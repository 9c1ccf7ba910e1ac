import type { Rule } from '../rule.ts';
import { hasCopy } from '../recovery-point.ts';

const declaredBy = {
  backup: 'backups',
  'point-in-time': 'point_in_time',
  replica: 'replication',
  snapshot: 'snapshot',
} as const;

/** Finds restores from copies that do not exist. */
export const noSuchCopy: Rule = {
  code: 'data/no-such-copy',
  severity: 'error',
  what: 'A step restores a store from a sort of copy that the store does not have.',
  why: 'There is nothing to restore from, so the step fails every time.',
  fix: 'Restore from a copy the store has, or declare the copy in the system.',
  bad: 'steps:\n  - id: data-back\n    restore: { store: sessions, from: backup }\n    timeout: 1h',
  good: 'steps:\n  - id: data-back\n    restore: { store: orders-db, from: point-in-time }\n    timeout: 1h',
  looksAt: 'Playbook',
  check({ playbook: { steps }, system }, report) {
    for (const { at, id, action } of steps) {
      if (action.kind !== 'restore') continue;
      const store = system.stores.get(action.store ?? '');
      if (store === undefined || hasCopy(store, action.from)) continue;
      report({
        at: [...at, 'restore', 'from'],
        message: `Step \`${id}\` restores \`${store.name}\` from a ${action.from}, but the store declares no \`${declaredBy[action.from]}\`.`,
      });
    }
  },
};
