import type { Rule } from '../rule.ts';

/** Finds DNS steps through something that is no DNS entry. */
export const notDns: Rule = {
  code: 'infra/not-dns',
  severity: 'warning',
  what: 'A `dns` step goes through something whose type is not `dns`.',
  why: 'Without a time to live the drill moves all clients at once, which no DNS change does.',
  fix: 'Name a `dns` entry, or write a `traffic` step.',
  bad: 'steps:\n  - id: switch\n    dns: { via: edge-lb, service: checkout, to: 1.0.0 }',
  good: 'steps:\n  - id: switch\n    traffic: { via: edge-lb, service: checkout, to: 1.0.0 }',
  looksAt: 'Playbook',
  check({ playbook: { steps }, system }, report) {
    for (const { at, id, action } of steps) {
      if (action.kind !== 'dns') continue;
      const type = system.infrastructure.get(action.via)?.type;
      if (type === undefined || type === 'dns') continue;
      report({
        at: [...at, 'dns', 'via'],
        message: `Step \`${id}\` changes the DNS answer of \`${action.via}\`, which is of type ${type}.`,
      });
    }
  },
};
