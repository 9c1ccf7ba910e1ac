import type { Rule } from '../rule.ts';
import type { Step } from '../../../model/playbook.ts';
import type { System } from '../../../model/system.ts';
import { isOpaque } from '../step-flow.ts';
import { prose } from '../prose.ts';

/** Finds messages that announce a failover where the playbook does none. */
export const failoverSaid: Rule = {
  code: 'term/failover-said',
  severity: 'warning',
  what: 'A message speaks of a failover, but no step moves traffic to another zone, changes DNS or restores from a replica.',
  why: 'A failover keeps the version and changes the place; a rollback changes the version. Readers prepare for the wrong one.',
  fix: 'Write what the playbook does: a rollback, a restore or a mitigation.',
  bad: 'communicate:\n  - { on: declared, to: customers, channel: status-page, say: "A failover is under way." }\n  - { on: recovered, to: customers, channel: status-page }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  good: 'communicate:\n  - { on: declared, to: customers, channel: status-page, say: "A rollback is under way." }\n  - { on: recovered, to: customers, channel: status-page }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  source: 'NIST SP 800-34 rev. 1, glossary',
  looksAt: 'Playbook',
  check({ document, playbook, system }, report) {
    if (playbook.steps.some((step) => mayFailOver(step, system))) return;
    for (const { at, key, text } of prose(document)) {
      const said = /\b(?:fail-?over|fail(?:s|ed|ing)? over)\b/i.exec(text)?.[0];
      if (key !== 'say' || said === undefined) continue;
      report({
        at,
        message: `This says "${said}", but no step of the playbook fails anything over.`,
      });
    }
  },
};

function mayFailOver({ action }: Step, system: System): boolean {
  if (isOpaque(action) || action.kind === 'dns') return true;
  if (action.kind === 'restore') return action.from === 'replica';
  if (action.kind !== 'traffic') return false;
  const type = system.infrastructure.get(action.via ?? '')?.type;
  return type === 'dns' || system.zones.includes(action.to);
}
