import type { Rule } from '../rule.ts';
import { formatDuration, writeDuration } from '../../../model/quantities/duration.ts';
import { addItem } from '../edits.ts';

/** Finds tolerable periods of disruption that pass without anybody being told. */
export const noContinuityEscalation: Rule = {
  code: 'comms/no-continuity-escalation',
  severity: 'warning',
  what: 'A maximum tolerable period of disruption is set, and no message is sent after a time elapsed before it ends.',
  why: 'Business continuity can only act while there is still time; nobody in the incident watches that clock.',
  fix: 'Add a message on `elapsed > …`, well before the period ends.',
  bad: 'objectives: { rto: 15m, rpo: 1m, mtpd: 1h }\ncommunicate:\n  - { on: declared, to: customers, channel: status-page }\n  - { on: recovered, to: customers, channel: status-page }\n  - { on: elapsed > 90m, to: business-continuity, channel: phone }',
  good: 'objectives: { rto: 15m, rpo: 1m, mtpd: 1h }\ncommunicate:\n  - { on: declared, to: customers, channel: status-page }\n  - { on: recovered, to: customers, channel: status-page }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  source: 'ISO 22301:2019, 8.4.2: when to activate the response',
  looksAt: 'Playbook',
  restsOn: ['communicate'],
  check({ document, playbook: { objectives, communicate } }, report) {
    const { mtpdUs, at } = objectives;
    if (mtpdUs === undefined) return;
    const times = communicate.flatMap(({ on }) => (on.kind === 'elapsed' ? [on.afterUs] : []));
    const first = Math.min(Infinity, ...times);
    if (first < mtpdUs) return;
    const told = Number.isFinite(first)
      ? `the first message about a delay is sent after ${formatDuration(first)}`
      : 'no message is sent when it nears';
    report({
      at: [...at, 'mtpd'],
      message: `${formatDuration(mtpdUs)} of disruption are tolerable, but ${told}.`,
      fixes: addItem(
        document,
        ['communicate'],
        `{ on: elapsed > ${writeDuration(mtpdUs / 2)}, to: business-continuity, channel: phone }`,
      ),
    });
  },
};
