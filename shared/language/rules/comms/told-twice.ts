import type { Rule } from '../rule.ts';
import { removeItem } from '../edits.ts';

/** Finds messages that are sent twice. */
export const toldTwice: Rule = {
  code: 'comms/told-twice',
  severity: 'info',
  what: 'Two messages on the same event go to the same audience on the same channel.',
  why: 'One of them is probably meant for somebody else, who is told nothing.',
  fix: 'Remove one of them, or correct its audience, channel or event.',
  bad: 'communicate:\n  - { on: declared, to: customers, channel: status-page, say: "Orders are delayed." }\n  - { on: declared, to: customers, channel: status-page, say: "Orders are back." }\n  - { on: recovered, to: customers, channel: status-page }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  good: 'communicate:\n  - { on: declared, to: customers, channel: status-page, say: "Orders are delayed." }\n  - { on: recovered, to: customers, channel: status-page, say: "Orders are back." }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  looksAt: 'Playbook',
  check({ document, playbook: { communicate } }, report) {
    const seen = new Set<string>();
    for (const { at, on, to, channel } of communicate) {
      const moment = on.kind === 'elapsed' ? `elapsed ${on.afterUs}` : on.kind;
      const key = JSON.stringify([moment, to, channel]);
      if (seen.has(key)) {
        report({
          at: [...at, 'on'],
          message: `\`${to}\` is already told on this event by ${channel}.`,
          fixes: removeItem(document, at, 'Remove this message'),
        });
      }
      seen.add(key);
    }
  },
};
