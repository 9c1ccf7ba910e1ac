import type { Rule } from '../rule.ts';

/** Finds triggers on metrics that their subject does not have. */
export const metricNeverMoves: Rule = {
  code: 'trigger/metric-never-moves',
  severity: 'warning',
  what: 'A trigger watches the replication lag of something that does not replicate.',
  why: 'The metric has no values there, so the trigger never fires.',
  fix: 'Watch a store with `replication`, or another metric.',
  bad: 'triggers:\n  lag:\n    when: { service: checkout, metric: replication_lag, above: 30s }\n    for: 1m',
  good: 'triggers:\n  lag:\n    when: { store: orders-db, metric: replication_lag, above: 30s }\n    for: 1m',
  looksAt: 'Playbook',
  check({ playbook: { triggers }, system }, report) {
    for (const { at, name, when } of triggers.values()) {
      if (when.metric !== 'replication_lag') continue;
      if (system.stores.get(when.subject)?.replication !== undefined) continue;
      const reason = system.stores.has(when.subject) ? 'declares no replication' : 'is no store';
      report({
        at: [...at, 'when', 'metric'],
        message: `Trigger \`${name}\` watches the replication lag of \`${when.subject}\`, which ${reason}.`,
      });
    }
  },
};
