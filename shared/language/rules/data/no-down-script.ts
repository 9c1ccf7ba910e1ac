import type { Rule } from '../rule.ts';
import { downScripts } from '../down-scripts.ts';

/** Finds schema changes that no script takes back. */
export const noDownScript: Rule = {
  code: 'data/no-down-script',
  severity: 'error',
  what: 'The change moves the schema of a store up, and its folder of migrations has no script that takes that back.',
  why: 'During the outage somebody would have to write it, on data that cannot be had back.',
  fix: 'Write the down script, and drill it; or restore the store instead.',
  bad: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 43 } }   # the folder has 0042.down.sql, but none for 43',
  good: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42 } }',
  looksAt: 'Playbook',
  check({ playbook, system, around }, report) {
    for (const { move, at, version, folder, name } of downScripts(playbook, system, around)) {
      if (name !== undefined) continue;
      report({
        at,
        message: `No script in \`${folder}\` takes \`${move.name}\` back from ${version}.`,
      });
    }
  },
};
