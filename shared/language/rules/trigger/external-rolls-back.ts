import type { Rule } from '../rule.ts';
import { replaceValue } from '../replace-value.ts';

/** Finds rollbacks that a third party starts. */
export const externalRollsBack: Rule = {
  code: 'trigger/external-rolls-back',
  severity: 'warning',
  what: 'A trigger watches a third party and rolls back.',
  why: 'Going back to an older version does not mend somebody else’s service; the rollback adds a second disturbance to the first.',
  fix: 'Write `then: mitigate` or `then: ask`, or watch the service that the change touches.',
  bad: 'triggers:\n  declines:\n    when: { external: psp, metric: error_rate, above: 5% }\n    for: 1m\n    then: rollback',
  good: 'triggers:\n  declines:\n    when: { external: psp, metric: error_rate, above: 5% }\n    for: 1m\n    then: mitigate\n  errors:\n    when: { service: checkout, metric: error_rate, above: 2% }\n    for: 1m',
  source:
    'B. Beyer et al., Site Reliability Engineering, 2016, chapter 14: mitigation follows the cause',
  looksAt: 'Playbook',
  check({ document, playbook: { triggers }, system }, report) {
    for (const { at, name, when, then } of triggers.values()) {
      if (then !== 'rollback' || !system.externals.has(when.subject)) continue;
      const place = [...at, 'then'];
      report({
        at: place,
        message: `Trigger \`${name}\` rolls back when \`${when.subject}\` fails, which no version of this system mends.`,
        fixes: ['mitigate', 'ask'].flatMap((word) => replaceValue(document, place, word)),
      });
    }
  },
};
