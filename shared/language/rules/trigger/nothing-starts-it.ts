import type { Rule } from '../rule.ts';
import { changePath, mostCritical } from '../affected-services.ts';
import { rollbackTriggers } from '../firing-time.ts';

/** Finds playbooks that nothing sets off. */
export const nothingStartsIt: Rule = {
  code: 'trigger/nothing-starts-it',
  severity: 'warning',
  what: 'No trigger leads to a rollback, and nobody is named to declare one; a tier-1 service needs a trigger even then.',
  why: 'A failure that nothing measures is found by users, and the time until somebody decides counts in the recovery time.',
  fix: 'Add a trigger with `then: rollback` or `then: ask`.',
  bad: 'triggers: {}',
  good: 'triggers:\n  errors:\n    when: { service: checkout, metric: error_rate, above: 2% }\n    for: 2m',
  looksAt: 'Playbook',
  restsOn: ['triggers', 'declare'],
  check({ playbook, system }, report) {
    if (rollbackTriggers(playbook).length > 0) return;
    const service = mostCritical(playbook, system);
    if (playbook.declare !== undefined && service?.criticality !== 'tier-1') return;
    const who = service === undefined ? 'the change' : `\`${service.name}\``;
    report({
      at: playbook.triggers.size > 0 ? ['triggers'] : changePath(playbook),
      onKey: true,
      message:
        playbook.declare === undefined
          ? `Nothing starts this rollback: no trigger watches ${who}, and nobody is named to declare it.`
          : `No trigger watches ${who}, which is tier-1: the rollback waits for somebody to notice.`,
    });
  },
};
