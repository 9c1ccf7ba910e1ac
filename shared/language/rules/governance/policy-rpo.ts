import type { Rule } from '../rule.ts';
import { changePath } from '../affected-services.ts';
import { formatDuration, writeDuration } from '../../../model/quantities/duration.ts';
import { requirementsOf, strictest } from '../requirements-of.ts';
import { writeKey } from '../edits.ts';

/** Finds recovery point objectives that are longer than the policy allows. */
export const policyRpo: Rule = {
  code: 'governance/policy-rpo',
  severity: 'warning',
  what: 'The policy limits the recovery point objective, and the playbook sets a longer one or none.',
  why: 'The organisation has promised that no more data than this is lost by services and changes of this sort.',
  fix: 'Set an objective within the limit, and make the rollback meet it.',
  bad: 'objectives: { rto: 15m, rpo: 1h }   # the policy: max_rpo: 5m',
  good: 'objectives: { rto: 15m, rpo: 1m }',
  looksAt: 'Playbook',
  restsOn: ['objectives'],
  check({ document, playbook, system, policy }, report) {
    const all = requirementsOf(policy, playbook, system);
    const limitUs = strictest(all.map(({ maxRpoUs }) => maxRpoUs));
    const { rpoUs, at } = playbook.objectives;
    if (limitUs === undefined || (rpoUs !== undefined && rpoUs <= limitUs)) return;
    const limit = `the policy allows ${formatDuration(limitUs)}`;
    const fixes = writeKey(document, ['objectives'], 'rpo', writeDuration(limitUs));
    if (rpoUs !== undefined)
      report({
        at: [...at, 'rpo'],
        fixes,
        message: `The RPO is ${formatDuration(rpoUs)}; ${limit}.`,
      });
    else
      report({ at: changePath(playbook), onKey: true, fixes, message: `No RPO is set; ${limit}.` });
  },
};
