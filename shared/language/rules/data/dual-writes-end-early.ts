import type { Rule } from '../rule.ts';
import { formatDuration, writeDuration } from '../../../model/quantities/duration.ts';
import { writeKey } from '../edits.ts';

/** Finds dual writes that end while a rollback must still be possible. */
export const dualWritesEndEarly: Rule = {
  code: 'data/dual-writes-end-early',
  severity: 'warning',
  what: 'Dual writes end before the horizon does.',
  why: 'What is written after they have ended exists in the new form only, and a rollback loses it.',
  fix: 'Let dual writes last as long as the horizon, or shorten `horizon`.',
  bad: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42, dual_writes: { for: 3d } } }   # horizon: 14d',
  good: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42, dual_writes: { for: 14d } } }',
  looksAt: 'Playbook',
  check({ document, playbook: { change, horizonUs } }, report) {
    for (const { name, dualWrites } of change.migrates.values()) {
      if (dualWrites?.forUs === undefined || dualWrites.forUs >= horizonUs) continue;
      report({
        at: [...dualWrites.at, 'for'],
        message: `Dual writes to \`${name}\` end after ${formatDuration(dualWrites.forUs)}, but the rollback must be possible for ${formatDuration(horizonUs)}.`,
        fixes: writeKey(document, dualWrites.at, 'for', writeDuration(horizonUs)),
      });
    }
  },
};
