import type { Rule } from '../rule.ts';

/** Finds restores of infrastructure that has no snapshot. */
export const noSnapshot: Rule = {
  code: 'infra/no-snapshot',
  severity: 'warning',
  what: 'A step restores infrastructure that declares no snapshot.',
  why: 'Nothing says that a copy was taken before the change, nor how long putting it back takes.',
  fix: 'Declare `snapshot: { restore: … }` at the infrastructure, or use another action.',
  bad: 'steps:\n  - id: network-back\n    restore: { infrastructure: network }\n    timeout: 5m',
  good: 'steps:\n  - id: balancer-back\n    restore: { infrastructure: edge-lb }\n    timeout: 5m',
  looksAt: 'Playbook',
  check({ playbook: { steps }, system }, report) {
    for (const { at, id, action } of steps) {
      if (action.kind !== 'restore' || action.infrastructure === undefined) continue;
      const infrastructure = system.infrastructure.get(action.infrastructure);
      if (infrastructure === undefined || infrastructure.snapshotRestore !== undefined) continue;
      report({
        at: [...at, 'restore', 'infrastructure'],
        message: `Step \`${id}\` restores \`${action.infrastructure}\`, of which no snapshot is declared.`,
      });
    }
  },
};
