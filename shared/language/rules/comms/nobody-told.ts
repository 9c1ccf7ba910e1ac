import type { Rule } from '../rule.ts';
import { changePath, mostCritical } from '../affected-services.ts';
import { messages } from '../audience.ts';

/** Finds rollbacks of important services that begin in silence. */
export const nobodyTold: Rule = {
  code: 'comms/nobody-told',
  severity: 'warning',
  what: 'The change touches a tier-1 or tier-2 service and nobody is told when its rollback begins.',
  why: 'Support, neighbouring teams and management then learn of it from users, and ask those who are busy.',
  fix: 'Add a message under `communicate` on `declared` or `started`.',
  bad: 'communicate:\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  good: 'communicate:\n  - { on: declared, to: support, channel: "#support", say: "Checkout is being rolled back." }\n  - { on: recovered, to: support, channel: "#support", say: "Checkout is back." }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  looksAt: 'Playbook',
  restsOn: ['communicate', 'steps'],
  check({ playbook, system }, report) {
    const { criticality, name } = mostCritical(playbook, system) ?? {};
    if (criticality !== 'tier-1' && criticality !== 'tier-2') return;
    const early = new Set(['detected', 'declared', 'approved', 'started', 'step']);
    if (messages(playbook).some(({ event }) => early.has(event))) return;
    const has = playbook.communicate.length > 0;
    report({
      at: has ? ['communicate'] : changePath(playbook),
      onKey: true,
      message: `Nobody is told when the rollback of \`${name ?? ''}\`, which is ${criticality}, begins.`,
    });
  },
};
