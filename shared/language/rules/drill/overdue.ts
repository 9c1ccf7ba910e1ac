import type { Rule } from '../rule.ts';
import { changePath } from '../affected-services.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';
import { requirementsOf, strictest } from '../requirements-of.ts';

/** Finds playbooks whose last drill on record is too long ago, or did not pass. */
export const overdue: Rule = {
  code: 'drill/overdue',
  severity: 'warning',
  what: 'Drills are kept on record, and this playbook is not among them, its last drill is older than it or the policy allows, or none of them passed.',
  why: 'The organisation relies on this rollback having been tried recently, with success.',
  fix: 'Drill it, and put it on record: `backstep debt --record`.',
  bad: 'drills: { every: 30d }   # drilled 40 days ago',
  good: 'drills: { every: 90d }',
  looksAt: 'Playbook',
  check({ document, playbook, system, policy, around }, report) {
    const drills = around.drills?.(document.file);
    const limitUs = strictest([
      playbook.drillEveryUs,
      ...requirementsOf(policy, playbook, system).map(({ drillEveryUs }) => drillEveryUs),
    ]);
    if (drills === undefined || limitUs === undefined) return;
    const at = playbook.drillEveryUs === undefined ? changePath(playbook) : ['drills', 'every'];
    const limit = `one is due every ${formatDuration(limitUs)}`;
    const [last] = [...drills].sort((one, other) => one.ageUs - other.ageUs);
    if (last === undefined) report({ at, message: `No drill is on record; ${limit}.` });
    else if (last.ageUs > limitUs)
      report({ at, message: `The last drill on record is of ${last.day}; ${limit}.` });
    else if (drills.every(({ verdict }) => verdict !== 'passed'))
      report({
        at,
        message: `No drill on record passed; the last, of ${last.day}, ${last.verdict === 'failed' ? 'failed' : 'was inconclusive'}.`,
      });
  },
};
