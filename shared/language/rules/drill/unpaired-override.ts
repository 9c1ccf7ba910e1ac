import type { Override, ScenarioEntry } from '../../../model/scenario.ts';
import type { Rule } from '../rule.ts';

/** Finds rollbacks that a scenario pauses for ever, or resumes without a pause. */
export const unpairedOverride: Rule = {
  code: 'drill/unpaired-override',
  severity: 'warning',
  what: 'A scenario pauses a rollback that nobody resumes or cancels later, or resumes one that nobody has paused before.',
  why: 'A rollback that stays paused cannot end, and the drill waits until its budget is used up; what is not paused cannot be resumed.',
  fix: 'Write the entry that is missing, or its time so that it comes where it is meant.',
  bad: 'during_rollback:\n  - at: 1m\n    override: { by: on-call, pause: true }',
  good: 'during_rollback:\n  - at: 1m\n    override: { by: on-call, pause: true }\n  - at: 5m\n    override: { by: on-call, resume: true }',
  looksAt: 'Scenario',
  restsOn: ['timeline', 'during_rollback'],
  check({ scenario }, report) {
    // The two lists have clocks of their own: what one leaves open the other may close.
    const lists = [inOrder(scenario.timeline), inOrder(scenario.duringRollback)];
    const all = lists.flat();
    for (const list of lists) {
      list.forEach((override, index) => {
        if (override.kind !== 'pause' && override.kind !== 'resume') return;
        const others = all.filter((other) => !list.includes(other));
        const partner =
          override.kind === 'pause'
            ? [...list.slice(index + 1), ...others].find(ends)
            : [...list.slice(0, index), ...others].find(({ kind }) => kind === 'pause');
        if (partner !== undefined) return;
        report({
          at: [...override.at, override.kind],
          onKey: true,
          message:
            override.kind === 'pause'
              ? 'Nobody resumes the rollback after this pause.'
              : 'Nobody has paused the rollback before this.',
        });
      });
    }
  },
};

function ends({ kind }: Override): boolean {
  return kind === 'resume' || kind === 'cancel';
}

function inOrder(entries: readonly ScenarioEntry[]): Override[] {
  return [...entries]
    .sort((one, other) => one.atUs - other.atUs)
    .flatMap(({ override }) => override ?? []);
}
