import type { Rule } from '../rule.ts';
import { misfits } from '../misfits.ts';

/** Finds changes that break by themselves. */
export const incompatibleChange: Rule = {
  code: 'data/incompatible-change',
  severity: 'warning',
  what: 'The version after the change does not work with the schema or the shared configuration it meets then.',
  why: 'The change fails as soon as it is made; or what the version works with is written wrongly, and then no check of the rollback can be trusted.',
  fix: 'Add the missing migration or configuration to the change, or correct `works_with`.',
  bad: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }   # 2.0.0 works with schema 42 and 43',
  good: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42 } }',
  looksAt: 'Playbook',
  restsOn: ['change'],
  check({ playbook, system }, report) {
    for (const { move, other, met, range } of misfits(playbook, system)) {
      report({
        at: [...move.at, 'to'],
        message: `${move.to} of \`${move.name}\` works with ${range} of \`${other}\`, but meets ${met}.`,
      });
    }
  },
};
