import type { Rule } from '../rule.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';
import { formatShare } from '../../../model/quantities/share.ts';
import { recoveryPointUs, shortestRpoUs } from '../recovery-point.ts';

/** Finds restores whose copy is too old for the recovery point objective. */
export const rpoUnreachable: Rule = {
  code: 'data/rpo-unreachable',
  severity: 'warning',
  what: 'A step restores a store from a copy that, at some moments of its cycle, is older than the recovery point objective allows.',
  why: 'A backup is usable only once it has completed and holds the state of its start; the objective is missed by when the failure happens, not by how well the rollback goes.',
  fix: 'Restore from a newer sort of copy, make copies more often, or agree on a longer objective.',
  bad: 'steps:\n  - id: data-back\n    restore: { store: orders-db, from: backup }   # every 6 hours\n    timeout: 1h',
  good: 'steps:\n  - id: data-back\n    restore: { store: orders-db, from: point-in-time }   # every 30 seconds\n    timeout: 1h',
  source: 'ISO 22300:2021, recovery point objective',
  looksAt: 'Playbook',
  check({ playbook, system }, report) {
    const rpoUs = shortestRpoUs(playbook);
    if (rpoUs === undefined) return;
    const { percentile } = playbook.objectives;
    for (const { at, id, action } of playbook.steps) {
      if (action.kind !== 'restore') continue;
      const store = system.stores.get(action.store ?? '');
      if (store === undefined) continue;
      const losesUs = recoveryPointUs(store, action.from, percentile);
      if (losesUs === undefined || losesUs <= rpoUs) continue;
      report({
        at: [...at, 'restore', 'from'],
        message: `Restoring \`${store.name}\` from a ${action.from} in step \`${id}\` loses up to ${formatDuration(losesUs)} of writes in ${formatShare(percentile)} of cases; the RPO is ${formatDuration(rpoUs)}.`,
      });
    }
  },
};
