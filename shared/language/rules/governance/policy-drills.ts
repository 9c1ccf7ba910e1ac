import type { Rule } from '../rule.ts';
import { changePath } from '../affected-services.ts';
import { formatDuration, writeDuration } from '../../../model/quantities/duration.ts';
import { requirementsOf, strictest } from '../requirements-of.ts';
import { writeKey } from '../edits.ts';

/** Finds playbooks that are drilled less often than the policy requires. */
export const policyDrills: Rule = {
  code: 'governance/policy-drills',
  severity: 'warning',
  what: 'The policy says how often playbooks of this sort are drilled, and this one is drilled less often or never.',
  why: 'The organisation relies on this rollback having been tried recently.',
  fix: 'Shorten `drills.every`, and drill.',
  bad: 'drills: { every: 1y }   # the policy: drills_every: 90d',
  good: 'drills: { every: 90d }',
  looksAt: 'Playbook',
  check({ document, playbook, system, policy }, report) {
    const all = requirementsOf(policy, playbook, system);
    const limitUs = strictest(all.map(({ drillEveryUs }) => drillEveryUs));
    const { drillEveryUs } = playbook;
    if (limitUs === undefined || (drillEveryUs !== undefined && drillEveryUs <= limitUs)) return;
    const limit = `the policy requires one every ${formatDuration(limitUs)}`;
    const fixes = writeKey(document, ['drills'], 'every', writeDuration(limitUs));
    if (drillEveryUs !== undefined) {
      report({
        at: ['drills', 'every'],
        fixes,
        message: `A drill is planned every ${formatDuration(drillEveryUs)}; ${limit}.`,
      });
    } else
      report({
        at: changePath(playbook),
        onKey: true,
        fixes,
        message: `No drill is planned; ${limit}.`,
      });
  },
};
