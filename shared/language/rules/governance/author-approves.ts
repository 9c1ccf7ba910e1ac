import type { Rule } from '../rule.ts';
import { peopleOf } from '../recovery-estimate.ts';
import { removeItem } from '../edits.ts';

/** Finds approvals that the author of the change can give alone. */
export const authorApproves: Rule = {
  code: 'governance/author-approves',
  severity: 'warning',
  what: 'The role that made the change can give an approval of its rollback without anybody else.',
  why: 'An approval is a second pair of eyes; the first pair cannot be the second.',
  fix: 'Take the role out of `from`, or ask for a larger quorum.',
  bad: 'change:\n  author: owner\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\napprovals:\n  production: { from: [owner, on-call], deadline: 5m }',
  good: 'change:\n  author: owner\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }\napprovals:\n  production: { from: [on-call], deadline: 5m }',
  source: 'NIST SP 800-53 rev. 5, AC-5: separation of duties',
  looksAt: 'Playbook',
  check({ document, playbook: { change, approvals }, system }, report) {
    const { author } = change;
    if (author === undefined) return;
    for (const { at, name, from, quorum } of approvals.values()) {
      const index = from.indexOf(author);
      if (index < 0 || peopleOf(system, author) < quorum) continue;
      report({
        at: [...at, 'from', index],
        message: `\`${author}\` made the change and can give approval \`${name}\` alone.`,
        fixes: removeItem(document, [...at, 'from', index], `Take \`${author}\` out`),
      });
    }
  },
};
