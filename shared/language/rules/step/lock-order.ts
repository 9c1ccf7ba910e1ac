import type { Rule } from '../rule.ts';
import { playbooksBelow } from '../playbooks-below.ts';

/** Finds locks that two rollbacks take in opposite order. */
export const lockOrder: Rule = {
  code: 'step/lock-order',
  severity: 'warning',
  what: 'Another playbook of the system takes the same two locks in the opposite order.',
  why: 'When both rollbacks run at once, each may hold what the other waits for, and neither ever goes on.',
  fix: 'Take the locks in the same order in all playbooks.',
  bad: 'steps:\n  - id: lock-database\n    lock: database\n  - id: lock-cluster   # locked-other.playbook.yaml takes it first\n    lock: cluster\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    timeout: 5m',
  good: 'steps:\n  - id: lock-cluster\n    lock: cluster\n  - id: lock-database\n    lock: database\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    timeout: 5m',
  source: 'E. G. Coffman et al., System Deadlocks, 1971',
  looksAt: 'Playbook',
  restsOn: ['steps'],
  check({ playbook, system, around }, report) {
    const taken = playbook.steps.flatMap(({ at, action }) =>
      action.kind === 'lock' ? [{ at, lock: action.name }] : [],
    );
    if (taken.length < 2) return;
    for (const other of playbooksBelow(system.file, around) ?? []) {
      if (other.file === playbook.file) continue;
      const later = taken.find(({ lock }, index) =>
        taken.slice(0, index).some((first) => isReversed(other.locks, first.lock, lock)),
      );
      if (later === undefined) continue;
      const first = taken.find(({ lock }) => isReversed(other.locks, lock, later.lock));
      report({
        at: [...later.at, 'lock'],
        message: `Playbook \`${other.name}\` takes \`${later.lock}\` before \`${first?.lock ?? ''}\`; this one takes it after.`,
      });
    }
  },
};

const isReversed = (locks: readonly string[], first: string, later: string): boolean =>
  locks.includes(first) && locks.includes(later) && locks.indexOf(later) < locks.indexOf(first);
