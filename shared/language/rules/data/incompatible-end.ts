import type { Rule } from '../rule.ts';
import { endState } from '../end-state.ts';
import { satisfies } from '../../../model/version-range.ts';

/** Finds rollbacks that end with a schema the old version cannot use. */
export const incompatibleEnd: Rule = {
  code: 'data/incompatible-end',
  severity: 'error',
  what: 'When every step has run, a store has a schema that the version rolled back to does not work with.',
  why: 'The rollback would finish, and the service would go on failing.',
  fix: 'Add a `migrate` step back to a schema that the old version works with.',
  bad: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }   # 1.0.0 works with 41 and 42\n  migrates: { orders-db: { from: 41, to: 43 } }',
  good: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42 } }',
  source: 'D. Sato, Parallel Change, 2014: expand and contract',
  looksAt: 'Playbook',
  restsOn: ['steps', 'change'],
  check({ playbook, system }, report) {
    const { versions, uncertain } = endState(playbook);
    if (uncertain) return;
    for (const store of playbook.change.migrates.values()) {
      const end = versions.get(store.name) ?? store.to;
      for (const move of playbook.change.deploys.values()) {
        const old = system.services.get(move.name)?.versions.get(move.from);
        const range = old?.worksWith.get(store.name);
        if (range === undefined || satisfies(end, range)) continue;
        report({
          at: store.at,
          onKey: true,
          message: `The rollback ends with \`${store.name}\` at schema ${end}, but ${move.from} of \`${move.name}\` works with ${range}.`,
        });
      }
    }
  },
};
