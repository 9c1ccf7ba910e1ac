import type { Rule } from '../rule.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';

/** Finds disruptions that stop being tolerable before the recovery is due. */
export const mtpdBelowRto: Rule = {
  code: 'scope/mtpd-below-rto',
  severity: 'warning',
  what: 'The recovery time objective and the longest verification together exceed the maximum tolerable period of disruption.',
  why: 'Even a rollback that meets its objective would then end, proven, after the damage has become intolerable.',
  fix: 'Shorten the objective or the verification, or correct the tolerable period.',
  bad: 'objectives: { rto: 60m, mtpd: 45m }',
  good: 'objectives: { rto: 15m, mtpd: 45m }',
  source: 'ISO 22301:2019, 8.2.2: the RTO lies within the MTPD',
  looksAt: 'Playbook',
  check({ playbook: { objectives, verify } }, report) {
    const holdUs = Math.max(0, ...verify.map(({ forUs }) => forUs));
    const all = [objectives, ...objectives.services.values(), ...objectives.classes.values()];
    for (const { at, rtoUs, mtpdUs } of all) {
      if (rtoUs === undefined || mtpdUs === undefined || rtoUs + holdUs <= mtpdUs) continue;
      const proof = holdUs > 0 ? ` and ${formatDuration(holdUs)} of verification` : '';
      report({
        at: [...at, 'mtpd'],
        message: `An RTO of ${formatDuration(rtoUs)}${proof} is longer than the ${formatDuration(mtpdUs)} that are tolerable.`,
      });
    }
  },
};
