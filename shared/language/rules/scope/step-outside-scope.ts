import type { Rule } from '../rule.ts';
import { addItem } from '../edits.ts';

/** Finds steps that change a service or zone outside of the scope. */
export const stepOutsideScope: Rule = {
  code: 'scope/step-outside-scope',
  severity: 'error',
  what: 'A step changes a service or a zone that lies outside of `scope`.',
  why: 'The scope is the promised blast radius; a step that reaches outside of it is refused when it is to run.',
  fix: 'Add it to `scope`, or take it out of the step.',
  bad: 'scope: { services: [checkout] }\nsteps:\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n  - id: grow\n    scale: { service: storefront, replicas: 4 }',
  good: 'scope: { services: [checkout, storefront] }\nsteps:\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n  - id: grow\n    scale: { service: storefront, replicas: 4 }',
  looksAt: 'Playbook',
  check({ document, playbook: { scope, steps } }, report) {
    for (const { at, id, action } of steps) {
      if (!('service' in action)) continue;
      if (scope.services.length > 0 && !scope.services.includes(action.service)) {
        report({
          at: [...at, action.kind, 'service'],
          message: `Step \`${id}\` changes \`${action.service}\`, but the scope is ${scope.services.join(', ')}.`,
          fixes: addItem(document, ['scope', 'services'], action.service),
        });
      }
      if (action.kind !== 'deploy' || scope.zones.length === 0) continue;
      action.zones.forEach((zone, index) => {
        if (scope.zones.includes(zone)) return;
        report({
          at: [...at, 'deploy', 'zones', index],
          message: `Step \`${id}\` deploys to zone \`${zone}\`, but the scope is ${scope.zones.join(', ')}.`,
          fixes: addItem(document, ['scope', 'zones'], zone),
        });
      });
    }
  },
};
