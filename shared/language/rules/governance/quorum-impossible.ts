import type { Rule } from '../rule.ts';
import { peopleOf } from '../recovery-estimate.ts';
import { writeKey } from '../edits.ts';

/** Finds approvals that ask for more people than there are. */
export const quorumImpossible: Rule = {
  code: 'governance/quorum-impossible',
  severity: 'error',
  what: 'The quorum of an approval is larger than the number of people who may give it, and its expiry does not help.',
  why: 'The approval can never be given, so the rollback never starts.',
  fix: 'Lower the quorum, or name more roles in `from`.',
  bad: 'approvals:\n  production: { from: [owner], quorum: 3, deadline: 5m }',
  good: 'approvals:\n  production: { from: [owner], quorum: 2, deadline: 5m }',
  looksAt: 'Playbook',
  check({ document, playbook: { approvals }, system }, report) {
    for (const { at, name, from, quorum, deadlineUs, onExpiry } of approvals.values()) {
      if (deadlineUs !== undefined && onExpiry !== 'abort') continue;
      const people = [...new Set(from)].reduce((sum, role) => sum + peopleOf(system, role), 0);
      if (quorum <= people) continue;
      report({
        at: [...at, 'quorum'],
        message: `Approval \`${name}\` asks for ${quorum} people, but ${from.join(' and ')} ${people === 1 ? 'is one person' : `are ${people} people`}.`,
        fixes: people === 0 ? [] : writeKey(document, at, 'quorum', String(people)),
      });
    }
  },
};
