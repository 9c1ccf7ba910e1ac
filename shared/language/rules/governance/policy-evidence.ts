import type { Rule } from '../rule.ts';
import { changePath } from '../affected-services.ts';
import { formatDuration, writeDuration } from '../../../model/quantities/duration.ts';
import { requirementsOf } from '../requirements-of.ts';
import { writeKey } from '../edits.ts';

/** Finds evidence that is kept for a shorter time than the policy requires. */
export const policyEvidence: Rule = {
  code: 'governance/policy-evidence',
  severity: 'warning',
  what: 'The policy says how long evidence is kept, and the playbook keeps it for a shorter time or does not say.',
  why: 'An auditor who asks later finds nothing.',
  fix: 'Lengthen `retention.evidence`.',
  bad: 'retention: { evidence: 30d, residency: eu }   # the policy: evidence: 1y',
  good: 'retention: { evidence: 7y, residency: eu }',
  looksAt: 'Playbook',
  restsOn: ['retention'],
  check({ document, playbook, system, policy }, report) {
    const all = requirementsOf(policy, playbook, system);
    const leastUs = Math.max(0, ...all.map(({ evidenceUs }) => evidenceUs ?? 0));
    const { retention } = playbook;
    const keptUs = retention?.evidenceUs;
    if ((keptUs ?? 0) >= leastUs) return;
    const least = `the policy requires ${formatDuration(leastUs)}`;
    const fixes = writeKey(document, ['retention'], 'evidence', writeDuration(leastUs));
    if (retention !== undefined && keptUs !== undefined) {
      report({
        at: [...retention.at, 'evidence'],
        fixes,
        message: `Evidence is kept for ${formatDuration(keptUs)}; ${least}.`,
      });
    } else {
      report({
        at: changePath(playbook),
        onKey: true,
        fixes,
        message: `How long evidence is kept is not said; ${least}.`,
      });
    }
  },
};
