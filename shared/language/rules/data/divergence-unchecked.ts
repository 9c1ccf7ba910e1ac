import type { Rule } from '../rule.ts';
import { isOpaque, isVerification, stepFlow } from '../step-flow.ts';

/** Finds dual writes whose differences nobody looks for. */
export const divergenceUnchecked: Rule = {
  code: 'data/divergence-unchecked',
  severity: 'warning',
  what: 'Dual writes diverge, and no step before the schema goes back looks for what is missing.',
  why: 'The writes that arrived in the new form only are dropped with it, and nobody knows which they were.',
  fix: 'Compare or repair in a step before the `migrate` step: `run`, `check`, `http` or `manual`.',
  bad: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42, dual_writes: { diverges: 0.1% } } }\nsteps:\n  - id: stop\n    freeze: orders-db\n  - id: schema-down\n    migrate: { store: orders-db, to: 41 }\n    reversible: false\n    timeout: 5m',
  good: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\n  migrates: { orders-db: { from: 41, to: 42, dual_writes: { diverges: 0.1% } } }\nsteps:\n  - id: stop\n    freeze: orders-db\n  - id: repair\n    run: [./copy-missing-orders]\n    timeout: 5m\n  - id: schema-down\n    migrate: { store: orders-db, to: 41 }\n    reversible: false\n    timeout: 5m',
  looksAt: 'Playbook',
  restsOn: ['steps'],
  check({ playbook }, report) {
    const { steps, before } = stepFlow(playbook);
    for (const { name, dualWrites } of playbook.change.migrates.values()) {
      if (dualWrites === undefined || dualWrites.diverges === 0) continue;
      const down = steps.find(
        ({ action, reversible }) =>
          action.kind === 'migrate' && action.store === name && !reversible,
      );
      if (down === undefined) continue;
      if (before(down).some((step) => isVerification(step) || isOpaque(step.action))) continue;
      report({
        at: [...dualWrites.at, 'diverges'],
        message: `Some writes to \`${name}\` arrive in the new form only, and step \`${down.id}\` drops them unseen.`,
      });
    }
  },
};
