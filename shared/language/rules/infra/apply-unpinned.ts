import type { Rule } from '../rule.ts';

/** Finds infrastructure that is applied as it happens to be written on the day. */
export const applyUnpinned: Rule = {
  code: 'infra/apply-unpinned',
  severity: 'warning',
  what: 'A step applies infrastructure as code without saying which version of it.',
  why: 'What is on the main branch on the day of the rollback may be the very change that is to be taken back.',
  fix: 'Write the version that was applied before the change: `apply: { infrastructure: …, to: … }`.',
  bad: 'steps:\n  - id: network-back\n    apply: { infrastructure: network }\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    timeout: 5m',
  good: 'steps:\n  - id: network-back\n    apply: { infrastructure: network, to: "118" }\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    timeout: 5m',
  source: 'K. Morris, Infrastructure as Code, 2nd edition, 2020, chapter 8: pin what is applied',
  looksAt: 'Playbook',
  check({ playbook: { steps }, system }, report) {
    for (const { at, id, action } of steps) {
      if (action.kind !== 'apply' || action.to !== undefined) continue;
      const type = system.infrastructure.get(action.infrastructure)?.type;
      if (type !== 'terraform' && type !== 'network-policy') continue;
      report({
        at: [...at, 'apply', 'infrastructure'],
        message: `Step \`${id}\` applies \`${action.infrastructure}\` as it is written on that day.`,
      });
    }
  },
};
