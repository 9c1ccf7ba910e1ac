import type { Rule } from '../rule.ts';

/** Finds changes that change nothing. */
export const sameVersion: Rule = {
  code: 'scope/same-version',
  severity: 'warning',
  what: 'A change names the same version before and after.',
  why: 'There is then nothing to go back to: the rollback would return to the failed version.',
  fix: 'Write the version before the change as `from`.',
  bad: 'change:\n  severity: low\n  deploys: { checkout: { from: 2.0.0, to: 2.0.0 } }',
  good: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }',
  looksAt: 'Playbook',
  check({ playbook: { change } }, report) {
    for (const moves of [change.deploys, change.migrates, change.configures]) {
      for (const { at, name, from, to } of moves.values()) {
        if (from !== to) continue;
        report({ at: [...at, 'from'], message: `\`${name}\` goes from ${from} to ${to}.` });
      }
    }
  },
};
