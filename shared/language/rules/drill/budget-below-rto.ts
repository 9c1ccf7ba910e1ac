import type { Rule } from '../rule.ts';
import { formatDuration, writeDuration } from '../../../model/quantities/duration.ts';
import { objectiveFor } from '../objective-for.ts';
import { writeKey } from '../edits.ts';

/** Finds drills that give up before the recovery is due. */
export const budgetBelowRto: Rule = {
  code: 'drill/budget-below-rto',
  severity: 'warning',
  what: 'A drill gives up before the first fault and the recovery time objective have passed.',
  why: 'A rollback that meets its objective is then counted as not recovered.',
  fix: 'Lengthen `budget` well beyond the objective.',
  bad: 'budget: 10m   # the RTO is 15m',
  good: 'budget: 2h',
  looksAt: 'Scenario',
  check({ document, scenario, playbook }, report) {
    const { rtoUs } = objectiveFor(playbook, scenario);
    const { budgetUs, timeline } = scenario;
    const faults = timeline.filter(({ fault }) => fault !== undefined);
    const firstUs = faults.reduce((least, { atUs }) => Math.min(least, atUs), Infinity);
    const startUs = Number.isFinite(firstUs) ? firstUs : 0;
    if (rtoUs === undefined || budgetUs >= startUs + rtoUs) return;
    report({
      at: ['budget'],
      message: `The drill gives up after ${formatDuration(budgetUs)}; the first fault comes after ${formatDuration(startUs)} and the RTO is ${formatDuration(rtoUs)}.`,
      fixes: writeKey(document, [], 'budget', writeDuration(startUs + 4 * rtoUs)),
    });
  },
};
