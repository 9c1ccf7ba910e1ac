import type { Rule } from '../rule.ts';
import { changePath, mostCritical } from '../affected-services.ts';
import { writeKey } from '../edits.ts';

/** Finds playbooks of important services that are never drilled. */
export const noCadence: Rule = {
  code: 'drill/no-cadence',
  severity: 'warning',
  what: 'The change touches a tier-1 or tier-2 service and the playbook does not say how often it is drilled.',
  why: 'A rollback that is not tried rots: its steps, people and durations stop being true without anybody noticing.',
  fix: 'Write `drills: { every: 90d }`.',
  bad: 'drills: {}',
  good: 'drills: { every: 90d }',
  source: 'ISO 22301:2019, 8.5: exercise programme',
  looksAt: 'Playbook',
  check({ document, playbook, system }, report) {
    if (playbook.drillEveryUs !== undefined) return;
    const { criticality, name } = mostCritical(playbook, system) ?? {};
    if (criticality !== 'tier-1' && criticality !== 'tier-2') return;
    report({
      at: changePath(playbook),
      onKey: true,
      message: `The change touches \`${name ?? ''}\`, which is ${criticality}, and no drills are planned.`,
      fixes: writeKey(document, ['drills'], 'every', '90d'),
    });
  },
};
