import type { Rule } from '../rule.ts';
import { replaceValue } from '../replace-value.ts';
import { stepFlow } from '../step-flow.ts';

/** Finds steps of a rollback that migrate to the changed schema. */
export const migratesTheChange: Rule = {
  code: 'data/migrates-the-change',
  severity: 'warning',
  what: 'A step migrates a store to the schema that the change brought.',
  why: 'A rollback leads back to the schema before the change; this step does nothing, or the wrong thing.',
  fix: 'Name the schema before the change.',
  bad: 'change:\n  severity: low\n  migrates: { orders-db: { from: 41, to: 42 } }\nsteps:\n  - id: schema-down\n    migrate: { store: orders-db, to: 42 }',
  good: 'change:\n  severity: low\n  migrates: { orders-db: { from: 41, to: 42 } }\nsteps:\n  - id: schema-down\n    migrate: { store: orders-db, to: 41 }',
  looksAt: 'Playbook',
  check({ document, playbook }, report) {
    for (const { at, id, action } of stepFlow(playbook).steps) {
      if (action.kind !== 'migrate') continue;
      const move = playbook.change.migrates.get(action.store);
      if (move === undefined || move.from === move.to || action.to !== move.to) continue;
      const path = [...at, 'migrate', 'to'];
      report({
        at: path,
        message: `Step \`${id}\` migrates \`${action.store}\` to ${move.to}, the schema that is to be rolled back.`,
        fixes: replaceValue(document, path, move.from),
      });
    }
  },
};
