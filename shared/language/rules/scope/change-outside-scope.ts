import type { Rule } from '../rule.ts';
import { addItem } from '../edits.ts';

/** Finds changes of services that the scope leaves out. */
export const changeOutsideScope: Rule = {
  code: 'scope/change-outside-scope',
  severity: 'warning',
  what: 'The change deploys a service that `scope.services` leaves out.',
  why: 'Whether the rollback succeeded is judged by the services in scope, so the changed one could stay broken unnoticed.',
  fix: 'Add the service to `scope.services`.',
  bad: 'scope: { services: [storefront] }\nsteps:\n  - id: by-hand\n    run: [undo]',
  good: 'scope: { services: [checkout, storefront] }\nsteps:\n  - id: by-hand\n    run: [undo]',
  looksAt: 'Playbook',
  check({ document, playbook: { change, scope } }, report) {
    if (scope.services.length === 0) return;
    for (const { at, name } of change.deploys.values()) {
      if (scope.services.includes(name)) continue;
      report({
        at,
        onKey: true,
        message: `The change deploys \`${name}\`, but the scope is ${scope.services.join(', ')}.`,
        fixes: addItem(document, ['scope', 'services'], name),
      });
    }
  },
};
