import type { Rule } from '../rule.ts';
import { changePath, mostCritical } from '../affected-services.ts';

/** Finds playbooks of tier-1 and tier-2 services without a recovery time objective. */
export const noObjective: Rule = {
  code: 'scope/no-objective',
  severity: 'warning',
  what: 'The change touches a tier-1 or tier-2 service and the playbook sets no recovery time objective.',
  why: 'Without an objective no drill can pass or fail, and nobody knows when to escalate.',
  fix: 'Set `objectives: { rto: … }`, for the playbook or for the service.',
  bad: 'objectives: { rpo: 1m }',
  good: 'objectives: { rto: 15m, rpo: 1m }',
  source: 'ISO 22301:2019, 8.2.2',
  looksAt: 'Playbook',
  check({ playbook, system }, report) {
    const service = mostCritical(playbook, system);
    const { criticality, name } = service ?? {};
    if (criticality !== 'tier-1' && criticality !== 'tier-2') return;
    const { objectives } = playbook;
    const all = [objectives, ...objectives.services.values(), ...objectives.classes.values()];
    if (all.some(({ rtoUs }) => rtoUs !== undefined)) return;
    report({
      at: changePath(playbook),
      onKey: true,
      message: `The change touches \`${name ?? ''}\`, which is ${criticality}, and no recovery time objective is set.`,
    });
  },
};
