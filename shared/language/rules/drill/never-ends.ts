import type { Rule } from '../rule.ts';
import type { Playbook, Step } from '../../../model/playbook.ts';

/** Finds steps that a scenario lets hang and nothing ends. */
export const neverEnds: Rule = {
  code: 'drill/never-ends',
  severity: 'warning',
  what: 'A scenario lets a step hang that has no `timeout`, and does not expect that nothing recovers.',
  why: 'Only its timeout ends an attempt that hangs: without one no retry and no `on_failure` follows, and the drill waits until its budget is used up.',
  fix: 'Write a `timeout` for the step in the playbook, or expect `not-recovered`.',
  bad: 'during_rollback:\n  - fault: { step_hangs: drain }',
  good: 'during_rollback:\n  - fault: { step_hangs: restore, times: 1 }   # its timeout is 5m',
  looksAt: 'Scenario',
  check({ scenario, playbooks }, report) {
    if (scenario.expect.outcome === 'not-recovered') return;
    // The first playbook that has a name owns it, so it comes last here.
    const steps = new Map(playbooks.toReversed().flatMap(namedSteps));
    for (const { fault } of [...scenario.timeline, ...scenario.duringRollback]) {
      if (fault?.effect.kind !== 'step_hangs') continue;
      const step = steps.get(fault.effect.step);
      if (step === undefined || step.timeoutUs !== undefined) continue;
      report({
        at: [...fault.at, 'step_hangs'],
        message: `Step \`${step.id}\` has no timeout, so nothing ends an attempt that hangs.`,
        remedy: `Write \`timeout\` at step \`${step.id}\` in the playbook, or expect \`not-recovered\` here.`,
      });
    }
  },
};

/** Steps by their own names, and by those that say of which playbook they are. */
function namedSteps({ name, steps }: Playbook): [string, Step][] {
  return steps.flatMap((step): [string, Step][] => [
    [step.id, step],
    [`${name}/${step.id}`, step],
  ]);
}
