import type { Rule } from '../rule.ts';

/** Finds migrations that start from a schema the system never had. */
export const schemaMismatch: Rule = {
  code: 'data/schema-mismatch',
  severity: 'warning',
  what: 'The system declares a schema of a store that is neither the one before the change nor the one after it.',
  why: 'Either the system or the playbook is out of date, and the rollback would migrate to a schema that was not there before.',
  fix: 'Correct `from` of the change, or `schema` in the system.',
  bad: 'change:\n  severity: low\n  migrates: { orders-db: { from: 39, to: 40 } }   # the system says 41\nsteps:\n  - id: schema-down\n    migrate: { store: orders-db, to: 39 }',
  good: 'change:\n  severity: low\n  migrates: { orders-db: { from: 41, to: 42 } }\nsteps:\n  - id: schema-down\n    migrate: { store: orders-db, to: 41 }',
  looksAt: 'Playbook',
  check({ playbook: { change }, system }, report) {
    for (const { at, name, from, to } of change.migrates.values()) {
      const schema = system.stores.get(name)?.schema;
      if (schema === undefined || schema === from || schema === to) continue;
      report({
        at: [...at, 'from'],
        message: `The change takes \`${name}\` from schema ${from} to ${to}, but the system declares ${schema}.`,
      });
    }
  },
};
