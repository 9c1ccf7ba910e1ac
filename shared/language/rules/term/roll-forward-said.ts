import type { Rule } from '../rule.ts';
import { prose } from '../prose.ts';

/** Finds messages that announce a roll-forward where the playbook rolls back. */
export const rollForwardSaid: Rule = {
  code: 'term/roll-forward-said',
  severity: 'warning',
  what: 'A message announces a roll-forward, but every trigger of the playbook rolls back.',
  why: 'A roll-forward repairs with a newer version, a rollback returns to an older one; readers expect other risks of each.',
  fix: 'Write `rollback`, or let the trigger lead to `roll-forward`.',
  bad: 'communicate:\n  - { on: declared, to: customers, channel: status-page, say: "We are rolling forward." }\n  - { on: recovered, to: customers, channel: status-page }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  good: 'communicate:\n  - { on: declared, to: customers, channel: status-page, say: "We are rolling back." }\n  - { on: recovered, to: customers, channel: status-page }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  looksAt: 'Playbook',
  check({ document, playbook: { triggers } }, report) {
    const actions = [...triggers.values()].map(({ then }) => then);
    if (actions.length === 0 || actions.some((then) => then !== 'rollback')) return;
    for (const { at, key, text } of prose(document)) {
      const said = /\b(?:roll-?forward|roll(?:s|ed|ing)? forward)\b/i.exec(text)?.[0];
      if (key !== 'say' || said === undefined) continue;
      report({ at, message: `This says "${said}", but every trigger rolls back.` });
    }
  },
};
