import type { Rule } from '../rule.ts';
import type { Step } from '../../../model/playbook.ts';
import { isVerification, stepFlow } from '../step-flow.ts';

/** Finds points of no return that nothing guards. */
export const irreversibleUnverified: Rule = {
  code: 'step/irreversible-unverified',
  severity: 'warning',
  what: 'A step cannot be undone, and no check, verification, approval or manual step comes before it.',
  why: 'Past this point there is no way back; whether what came before worked should be known by then.',
  fix: 'Add a `verify` to a step before it, or a `check` or `approve` step.',
  bad: 'steps:\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n  - id: schema-down\n    migrate: { store: orders-db, to: 41 }\n    reversible: false',
  good: 'steps:\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n    verify: { service: checkout, metric: error_rate, below: 1% }\n  - id: schema-down\n    migrate: { store: orders-db, to: 41 }\n    reversible: false',
  looksAt: 'Playbook',
  restsOn: ['steps'],
  check({ playbook }, report) {
    const { steps, before } = stepFlow(playbook);
    for (const step of steps) {
      if (step.reversible || step.by !== undefined || step.action.kind === 'manual') continue;
      if (before(step).some(isGuard)) continue;
      report({
        at: [...step.at, 'reversible'],
        message: `Step \`${step.id}\` cannot be undone, and nothing is checked before it.`,
      });
    }
  },
};

function isGuard(step: Step): boolean {
  return isVerification(step) || step.action.kind === 'approve' || step.action.kind === 'manual';
}
