import type { Rule } from '../rule.ts';
import type { Action, Step } from '../../../model/playbook.ts';
import { stepFlow } from '../step-flow.ts';

/** Finds steps that change the same thing in an order left to chance. */
export const parallelWrites: Rule = {
  code: 'step/parallel-writes',
  severity: 'warning',
  what: 'Two steps bring the same thing into different states, and neither is sure to come before the other.',
  why: 'Which of them has the last word depends on which is slower, so the rollback ends differently each time.',
  fix: 'Let one of them need the other.',
  bad: 'steps:\n  - id: one\n    needs: []\n    traffic: { service: checkout, to: 1.0.0, share: 50% }\n  - id: two\n    needs: []\n    traffic: { service: checkout, to: 1.0.0 }',
  good: 'steps:\n  - id: one\n    needs: []\n    traffic: { service: checkout, to: 1.0.0, share: 50% }\n  - id: two\n    needs: [one]\n    traffic: { service: checkout, to: 1.0.0 }',
  looksAt: 'Playbook',
  check({ playbook }, report) {
    const { steps, isBefore } = stepFlow(playbook);
    const writers = new Map<string, Step[]>();
    for (const step of steps) {
      const what = written(step);
      if (what === undefined) continue;
      const others = writers.get(what) ?? [];
      const other = others.find(
        (one) => !isBefore(one, step) && !isBefore(step, one) && meet(one, step),
      );
      if (other !== undefined) {
        report({
          at: [...step.at, 'id'],
          message: `Steps \`${other.id}\` and \`${step.id}\` both change ${what}, in an order left to chance.`,
        });
      }
      others.push(step);
      writers.set(what, others);
    }
  },
};

/** What a step sets, in words; undefined when it sets nothing. */
function written({ action }: Step): string | undefined {
  switch (action.kind) {
    case 'deploy':
      return `the version of \`${action.service}\``;
    case 'traffic':
    case 'dns':
      return `the traffic of \`${action.service}\``;
    case 'flag':
      return `flag \`${action.flag}\` of \`${action.service}\``;
    case 'scale':
      return `the replicas of \`${action.service}\``;
    case 'migrate':
      return `store \`${action.store}\``;
    case 'restore':
      return action.store === undefined
        ? `\`${action.infrastructure ?? ''}\``
        : `store \`${action.store}\``;
    case 'configure':
      return `\`${action.config}\``;
    case 'apply':
      return `\`${action.infrastructure}\``;
    case 'freeze':
    case 'unfreeze':
    case 'lock':
    case 'wait':
    case 'check':
    case 'http':
    case 'run':
    case 'notify':
    case 'approve':
    case 'manual':
      return undefined;
  }
}

/** Whether two writers of one thing leave a common part of it in different states. */
function meet({ action: one }: Step, { action: two }: Step): boolean {
  if (one.kind !== 'restore' && endOf(one) === endOf(two)) return false;
  if (one.kind !== 'deploy' || two.kind !== 'deploy') return true;
  if (one.zones.length === 0 || two.zones.length === 0) return true;
  return one.zones.some((zone) => two.zones.includes(zone));
}

/** The state an action leaves, wherever and through whatever it does so. */
function endOf(action: Action): string {
  return JSON.stringify({ ...action, zones: undefined, via: undefined });
}
