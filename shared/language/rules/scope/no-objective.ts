import type { Objective } from '../../../model/playbook.ts';
import type { Rule } from '../rule.ts';
import { changePath, mostCritical } from '../affected-services.ts';

/** Finds playbooks without objectives, and those of critical services without one for the recovery time. */
export const noObjective: Rule = {
  code: 'scope/no-objective',
  severity: 'warning',
  what: 'The playbook sets no objective at all, or none for the recovery time of a tier-1 or tier-2 service.',
  why: 'Without an objective no drill can pass or fail, and nobody knows when to escalate.',
  fix: 'Set `objectives: { rto: … }`, for the playbook or for the service.',
  bad: 'objectives: { rpo: 1m }',
  good: 'objectives: { rto: 15m, rpo: 1m }',
  source: 'ISO 22301:2019, 8.2.2',
  looksAt: 'Playbook',
  restsOn: ['objectives'],
  check({ playbook, system }, report) {
    const { criticality, name } = mostCritical(playbook, system) ?? {};
    const isCritical = criticality === 'tier-1' || criticality === 'tier-2';
    const { objectives } = playbook;
    const all = [objectives, ...objectives.services.values(), ...objectives.classes.values()];
    const bounded = ({ rtoUs, rpoUs }: Objective): number | undefined =>
      rtoUs ?? (isCritical ? undefined : rpoUs);
    if (all.some((objective) => bounded(objective) !== undefined)) return;
    report({
      at: changePath(playbook),
      onKey: true,
      message: isCritical
        ? `The change touches \`${name ?? ''}\`, which is ${criticality}, and no recovery time objective is set.`
        : 'No objective is set: neither for the recovery time nor for the data lost.',
    });
  },
};
