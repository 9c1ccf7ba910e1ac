import type { Rule } from '../rule.ts';
import { stepFlow } from '../step-flow.ts';
import { writeKey } from '../edits.ts';

/** Finds compensations that have nothing to undo. */
export const compensatesNothing: Rule = {
  code: 'step/compensates-nothing',
  severity: 'warning',
  what: 'A failing step is to compensate, but neither it nor any step before it says what undoes it.',
  why: 'Compensation then does nothing: the rollback stops half way, with everything left as it is.',
  fix: 'Write `compensate_by` at the steps that must be undone, or another `on_failure`.',
  bad: 'steps:\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n    on_failure: compensate',
  good: 'steps:\n  - id: drain\n    traffic: { service: checkout, to: 1.0.0 }\n    on_failure: compensate\n    compensate_by: undrain\n  - id: undrain\n    flag: { service: checkout, name: maintenance, on: true }',
  looksAt: 'Playbook',
  restsOn: ['steps'],
  check({ document, playbook }, report) {
    const { steps, isBefore } = stepFlow(playbook);
    for (const step of steps) {
      if (step.onFailure.kind !== 'compensate' || step.compensateBy !== undefined) continue;
      // A step beside this one may have succeeded by then; only what is sure to come later does not count.
      if (steps.some((other) => other.compensateBy !== undefined && !isBefore(step, other)))
        continue;
      report({
        at: [...step.at, 'on_failure'],
        message: `When step \`${step.id}\` fails there is nothing to undo: no step up to it names its \`compensate_by\`.`,
        fixes: writeKey(document, step.at, 'on_failure', 'pause'),
      });
    }
  },
};
