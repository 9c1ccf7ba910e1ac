import type { Rule } from '../rule.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';

/** Finds backups that are deleted before a rollback stops being possible. */
export const backupGoneBeforeHorizon: Rule = {
  code: 'data/backup-gone-before-horizon',
  severity: 'warning',
  what: 'A step restores from a backup, and backups are kept for a shorter time than a rollback must stay possible.',
  why: 'Corruption that began with the change can only be undone from a backup taken before it, which is gone by then.',
  fix: 'Keep backups longer, or shorten `horizon`.',
  bad: 'horizon: 30d   # backups are kept for 20 days\nobjectives: { rto: 15m, rpo: 1d }\nsteps:\n  - id: data-back\n    restore: { store: orders-db, from: backup }\n    timeout: 1h',
  good: 'horizon: 14d\nobjectives: { rto: 15m, rpo: 1d }\nsteps:\n  - id: data-back\n    restore: { store: orders-db, from: backup }\n    timeout: 1h',
  looksAt: 'Playbook',
  check({ playbook: { steps, horizonUs }, system }, report) {
    for (const { at, action } of steps) {
      if (action.kind !== 'restore' || action.from !== 'backup') continue;
      const keepUs = system.stores.get(action.store ?? '')?.backups?.keepUs;
      if (keepUs === undefined || keepUs >= horizonUs) continue;
      report({
        at: [...at, 'restore', 'store'],
        message: `Backups of \`${action.store ?? ''}\` are kept for ${formatDuration(keepUs)}, but the rollback must be possible for ${formatDuration(horizonUs)}.`,
      });
    }
  },
};
