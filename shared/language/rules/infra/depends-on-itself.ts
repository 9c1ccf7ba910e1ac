import type { Rule } from '../rule.ts';
import { removePair } from '../../remove-pair.ts';

/** Finds services that call themselves. */
export const dependsOnItself: Rule = {
  code: 'infra/depends-on-itself',
  severity: 'error',
  what: 'A service is among its own dependencies.',
  why: 'Each of its requests would wait for another one to itself, so that none is ever answered.',
  fix: 'Remove it from `depends_on`; write what calls it as a service of its own where there are two.',
  bad: 'services:\n  checkout:\n    depends_on: { checkout: hard }',
  good: 'services:\n  storefront:\n    depends_on: { checkout: hard }\n  checkout: {}',
  looksAt: 'System',
  check({ document, system }, report) {
    for (const { name, dependsOn } of system.services.values()) {
      if (!dependsOn.some(({ on }) => on === name)) continue;
      report({
        at: ['services', name, 'depends_on', name],
        onKey: true,
        message: `\`${name}\` depends on itself.`,
        fixes: [removePair(document.tree, ['services', name, 'depends_on', name])].filter(
          (fix) => fix !== undefined,
        ),
      });
    }
  },
};
