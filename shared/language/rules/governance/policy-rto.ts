import type { Rule } from '../rule.ts';
import { changePath } from '../affected-services.ts';
import { formatDuration, writeDuration } from '../../../model/quantities/duration.ts';
import { requirementsOf, strictest } from '../requirements-of.ts';
import { writeKey } from '../edits.ts';

/** Finds recovery time objectives that are longer than the policy allows. */
export const policyRto: Rule = {
  code: 'governance/policy-rto',
  severity: 'warning',
  what: 'The policy limits the recovery time objective, and the playbook sets a longer one or none.',
  why: 'The organisation has promised this recovery time for services and changes of this sort.',
  fix: 'Set an objective within the limit, and make the rollback meet it.',
  bad: 'objectives: { rto: 45m, rpo: 1m }   # the policy: max_rto: 30m',
  good: 'objectives: { rto: 15m, rpo: 1m }',
  looksAt: 'Playbook',
  restsOn: ['objectives'],
  check({ document, playbook, system, policy }, report) {
    const all = requirementsOf(policy, playbook, system);
    const limitUs = strictest(all.map(({ maxRtoUs }) => maxRtoUs));
    const { rtoUs, at } = playbook.objectives;
    if (limitUs === undefined || (rtoUs !== undefined && rtoUs <= limitUs)) return;
    const limit = `the policy allows ${formatDuration(limitUs)}`;
    const fixes = writeKey(document, ['objectives'], 'rto', writeDuration(limitUs));
    if (rtoUs !== undefined)
      report({
        at: [...at, 'rto'],
        fixes,
        message: `The RTO is ${formatDuration(rtoUs)}; ${limit}.`,
      });
    else
      report({ at: changePath(playbook), onKey: true, fixes, message: `No RTO is set; ${limit}.` });
  },
};
