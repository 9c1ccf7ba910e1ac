import type { Rule } from '../rule.ts';
import { formatDuration, writeDuration } from '../../../model/quantities/duration.ts';
import { writeKey } from '../edits.ts';

/** Finds escalations that are written later than they happen. */
export const escalationOrder: Rule = {
  code: 'trigger/escalation-order',
  severity: 'info',
  what: 'An escalation is written below one that happens later.',
  why: 'People read the list from top to bottom, and under stress they page in that order.',
  fix: 'Write escalations in the order of their times.',
  bad: 'declare:\n  by: [on-call]\n  escalate: [{ after: 8m, to: owner }, { after: 3m, to: on-call }]',
  good: 'declare:\n  by: [on-call]\n  escalate: [{ after: 3m, to: on-call }, { after: 8m, to: owner }]',
  looksAt: 'Playbook',
  check({ document, playbook: { declare } }, report) {
    let latestUs = 0;
    for (const { at, afterUs, to } of declare?.escalate ?? []) {
      if (afterUs < latestUs) {
        report({
          at: [...at, 'after'],
          message: `\`${to}\` is paged after ${formatDuration(afterUs)}, before the entry above, which waits ${formatDuration(latestUs)}.`,
          fixes: writeKey(document, at, 'after', writeDuration(latestUs)),
        });
      }
      latestUs = Math.max(latestUs, afterUs);
    }
  },
};
