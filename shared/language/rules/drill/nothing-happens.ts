import type { Rule } from '../rule.ts';
import { misfits } from '../misfits.ts';

/** Finds scenarios in which nothing goes wrong. */
export const nothingHappens: Rule = {
  code: 'drill/nothing-happens',
  severity: 'warning',
  what: 'The timeline of a scenario is empty, and the scenario does not expect that nothing is needed.',
  why: 'Without a failure no rollback starts, so neither it nor anything under `during_rollback` is tried.',
  fix: 'Add a fault or an inject to `timeline`, or expect `not-needed`.',
  bad: 'timeline: []',
  good: 'timeline:\n  - at: 1m\n    fault: { errors: 30%, on: checkout@2.0.0 }',
  looksAt: 'Scenario',
  restsOn: ['timeline'],
  check({ scenario, playbooks, system }, report) {
    if (scenario.timeline.length > 0 || scenario.expect.outcome === 'not-needed') return;
    // A change that does not fit what it meets needs no fault.
    if (playbooks.some((playbook) => misfits(playbook, system).length > 0)) return;
    report({
      at: ['timeline'],
      onKey: true,
      message:
        scenario.duringRollback.length === 0
          ? 'Nothing goes wrong in this scenario.'
          : 'Nothing goes wrong before the rollback, so the rollback never starts.',
    });
  },
};
