import type { Rule } from '../rule.ts';
import { formatDuration, writeDuration } from '../../../model/quantities/duration.ts';
import { writeKey } from '../edits.ts';

/** Finds entries of a timeline that come after the drill has given up. */
export const afterTheEnd: Rule = {
  code: 'drill/after-the-end',
  severity: 'warning',
  what: 'An entry of the timeline comes after the drill has given up.',
  why: 'It never happens, and what it was to show is not shown.',
  fix: 'Move the entry forward, or lengthen `budget`.',
  bad: 'timeline:\n  - at: 1m\n    fault: { errors: 30%, on: checkout@2.0.0 }\n  - at: 5h\n    fault: { absent: on-call }',
  good: 'timeline:\n  - at: 1m\n    fault: { errors: 30%, on: checkout@2.0.0 }\nbudget: 6h',
  looksAt: 'Scenario',
  check({ document, scenario: { timeline, duringRollback, budgetUs } }, report) {
    for (const { at, atUs } of [...timeline, ...duringRollback]) {
      if (atUs < budgetUs) continue;
      report({
        at: [...at, 'at'],
        message: `This comes after ${formatDuration(atUs)}, but the drill gives up after ${formatDuration(budgetUs)}.`,
        fixes: writeKey(document, [], 'budget', writeDuration(2 * atUs)),
      });
    }
  },
};
