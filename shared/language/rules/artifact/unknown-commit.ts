import type { Rule } from '../rule.ts';
import { dirname } from '../../file-path.ts';

/** Finds changes that are traced to a commit nobody has. */
export const unknownCommit: Rule = {
  code: 'artifact/unknown-commit',
  severity: 'warning',
  what: 'The commit of the change is not in the repository that the playbook is in.',
  why: 'What cannot be looked at can neither be reverted nor be explained in the review.',
  fix: 'Correct the commit, or fetch the branch that it is on.',
  bad: 'change:\n  commit: 0123456789abcdef0123456789abcdef01234567   # not in this repository\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42 } }',
  good: 'change:\n  commit: 5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e5ca1ab1e\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42 } }',
  looksAt: 'Playbook',
  check({ playbook: { change, file }, around }, report) {
    const { commit, at } = change;
    if (commit === undefined || around.hasCommit?.(dirname(file), commit) !== false) return;
    report({
      at: [...at, 'commit'],
      message: `There is no commit \`${commit.slice(0, 12)}\` in this repository.`,
    });
  },
};
