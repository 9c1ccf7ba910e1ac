import type { Bound } from '../../../model/scenario.ts';
import type { Rule } from '../rule.ts';
import { formatDuration, writeDuration } from '../../../model/quantities/duration.ts';
import { objectiveFor } from '../objective-for.ts';
import { replaceValue } from '../replace-value.ts';

/** Finds expectations that a drill can meet while missing the objective. */
export const looserThanObjective: Rule = {
  code: 'drill/looser-than-objective',
  severity: 'warning',
  what: 'A scenario expects less than the objective of its playbook.',
  why: 'The drill passes although the objective is missed, and the evidence says so to nobody.',
  fix: 'Expect at least the objective, or change the objective for this class of disruption.',
  bad: 'expect: { rto: { p95: 30m } }   # the RTO is 15m',
  good: 'expect: { rto: { p95: 15m } }',
  looksAt: 'Scenario',
  check({ document, scenario, playbook }, report) {
    const { rtoUs, rpoUs } = objectiveFor(playbook, scenario);
    const { percentile } = playbook.objectives;
    const compare = (
      bounds: readonly Bound[],
      objectiveUs: number | undefined,
      name: string,
    ): void => {
      for (const { at, percentile: share, valueUs } of bounds) {
        // A longer bound on a rarer case does not contradict the objective.
        if (objectiveUs === undefined || share > percentile || valueUs <= objectiveUs) continue;
        report({
          at,
          message: `The scenario expects ${formatDuration(valueUs)}, but the ${name} is ${formatDuration(objectiveUs)}.`,
          fixes: replaceValue(document, at, writeDuration(objectiveUs)),
        });
      }
    };
    compare(scenario.expect.rto, rtoUs, 'RTO');
    compare(scenario.expect.rpo, rpoUs, 'RPO');
  },
};
