import type { Rule } from '../rule.ts';

/** Finds infrastructure that is applied on a state file without lock or backup. */
export const stateUnprotected: Rule = {
  code: 'infra/state-unprotected',
  severity: 'warning',
  what: 'A step applies infrastructure whose state file is not locked while used, or not backed up before.',
  why: 'Two runs at once, or one that ends half way, corrupt the state, and then neither version can be applied.',
  fix: 'Lock the state and back it up before each change, and declare `locking: true, backup: true`.',
  bad: 'steps:\n  - id: network-back\n    apply: { infrastructure: unprotected }   # state: { file: ./x.tfstate }\n    timeout: 5m',
  good: 'steps:\n  - id: network-back\n    apply: { infrastructure: network }   # state: { file: ./n.tfstate, backup: true }\n    timeout: 5m',
  looksAt: 'Playbook',
  check({ playbook: { steps }, system }, report) {
    for (const { at, id, action } of steps) {
      if (action.kind !== 'apply') continue;
      const state = system.infrastructure.get(action.infrastructure)?.state;
      if (state === undefined || (state.locking && state.backup)) continue;
      const lacks = state.locking
        ? 'not backed up'
        : state.backup
          ? 'not locked'
          : 'neither locked nor backed up';
      report({
        at: [...at, 'apply', 'infrastructure'],
        message: `Step \`${id}\` applies \`${action.infrastructure}\`, whose state \`${state.file}\` is ${lacks}.`,
      });
    }
  },
};
