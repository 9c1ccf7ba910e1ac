import type { Rule } from '../rule.ts';

/** Finds changes whose two versions are one and the same image. */
export const sameDigest: Rule = {
  code: 'artifact/same-digest',
  severity: 'warning',
  what: 'The versions before and after a change have the same digest.',
  why: 'A rollback would deploy the very image that failed.',
  fix: 'Correct the digest of one of the versions in the system.',
  bad: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 1.0.1 } }   # 1.0.1 was copied from 1.0.0',
  good: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }',
  looksAt: 'Playbook',
  check({ playbook: { change }, system }, report) {
    for (const { at, name, from, to } of change.deploys.values()) {
      const versions = system.services.get(name)?.versions;
      const digest = versions?.get(from)?.artifact?.digest;
      if (from === to || digest === undefined) continue;
      if (versions?.get(to)?.artifact?.digest !== digest) continue;
      report({
        at: [...at, 'to'],
        message: `${from} and ${to} of \`${name}\` are the same image, ${digest.slice(0, 19)}….`,
      });
    }
  },
};
