import type { Rule } from '../rule.ts';
import { writeKey } from '../edits.ts';

/** Finds triggers that ask when nobody is there to be asked. */
export const asksNobody: Rule = {
  code: 'trigger/asks-nobody',
  severity: 'warning',
  what: 'A trigger asks whether to roll back, but the playbook names nobody who may declare it.',
  why: 'The question reaches nobody, so the trigger has no effect.',
  fix: 'Name the roles under `declare: { by: […] }`, or let the trigger roll back by itself.',
  bad: 'triggers:\n  errors:\n    when: { service: checkout, metric: error_rate, above: 2% }\n    then: ask',
  good: 'triggers:\n  errors:\n    when: { service: checkout, metric: error_rate, above: 2% }\n    then: ask\ndeclare: { by: [on-call] }',
  looksAt: 'Playbook',
  restsOn: ['declare'],
  check({ document, playbook: { triggers, declare }, system }, report) {
    if ((declare?.by.length ?? 0) > 0) return;
    for (const { at, name, then } of triggers.values()) {
      if (then !== 'ask') continue;
      report({
        at: [...at, 'then'],
        message: `Trigger \`${name}\` asks, but nobody is named who may declare the rollback.`,
        fixes: [...system.roles.keys()]
          .slice(0, 3)
          .flatMap((role) => writeKey(document, ['declare'], 'by', `[${role}]`)),
      });
    }
  },
};
