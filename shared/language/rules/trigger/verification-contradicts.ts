import type { Condition } from '../../../model/playbook.ts';
import type { Rule } from '../rule.ts';
import { rollbackTriggers } from '../firing-time.ts';

/** Finds verifications that hold while the trigger still fires. */
export const verificationContradicts: Rule = {
  code: 'trigger/verification-contradicts',
  severity: 'warning',
  what: 'A verification accepts values of a metric at which a trigger fires.',
  why: 'The rollback counts as successful while the very condition that started it still holds.',
  fix: 'Verify below the bound of the trigger.',
  bad: 'verify:\n  calm: { service: checkout, metric: error_rate, below: 5%, for: 1m }',
  good: 'verify:\n  calm: { service: checkout, metric: error_rate, below: 1%, for: 1m }',
  looksAt: 'Playbook',
  check({ playbook }, report) {
    const conditions: readonly Condition[] = [
      ...playbook.verify.map(({ condition }) => condition),
      ...playbook.steps.flatMap(({ verify }) => verify?.condition ?? []),
    ];
    const triggers = rollbackTriggers(playbook);
    for (const condition of conditions) {
      if (condition.kind !== 'metric') continue;
      const { subject, metric, comparison, bound } = condition;
      const trigger = triggers.find(
        ({ when }) =>
          when.subject === subject &&
          when.metric === metric &&
          when.comparison !== comparison &&
          (comparison === 'below' ? bound > when.bound : bound < when.bound),
      );
      if (trigger === undefined) continue;
      report({
        at: [...condition.at, comparison],
        message: `This holds for values of ${metric} of \`${subject}\` at which trigger \`${trigger.name}\` fires.`,
      });
    }
  },
};
