import type { Rule } from '../rule.ts';
import { isOpaque } from '../step-flow.ts';

/** Finds severe changes that are rolled back irreversibly without anybody having been asked. */
export const nobodyApproves: Rule = {
  code: 'governance/nobody-approves',
  severity: 'warning',
  what: 'A step that cannot be taken back runs without anybody having been asked: there is no approval, and no trigger asks.',
  why: 'A trigger that fires by mistake then does what nobody can undo.',
  fix: 'Add an approval, or let the triggers ask: `then: ask`.',
  bad: 'change:\n  severity: high\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42 } }\nreview: { within: 5d }\nsteps:\n  - id: stop\n    freeze: orders-db\n  - id: schema-down\n    migrate: { store: orders-db, to: 41 }\n    reversible: false\n    timeout: 5m',
  good: 'change:\n  severity: high\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42 } }\nreview: { within: 5d }\napprovals:\n  production: { from: [owner], deadline: 5m }\nsteps:\n  - id: stop\n    freeze: orders-db\n  - id: schema-down\n    migrate: { store: orders-db, to: 41 }\n    reversible: false\n    timeout: 5m',
  looksAt: 'Playbook',
  restsOn: ['approvals', 'triggers'],
  check({ playbook: { change, approvals, triggers, steps } }, report) {
    if (change.severity !== 'high' && change.severity !== 'critical') return;
    const isAsked = [...triggers.values()].every(({ then }) => then !== 'rollback');
    if (approvals.size > 0 || isAsked || triggers.size === 0) return;
    const step = steps.find(({ reversible, action }) => !reversible && !isOpaque(action));
    if (step === undefined) return;
    report({
      at: [...step.at, 'id'],
      message: `Step \`${step.id}\` cannot be taken back, the severity is ${change.severity}, and nobody is asked before.`,
    });
  },
};
