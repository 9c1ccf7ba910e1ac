import type { Action } from '../../../model/playbook.ts';
import type { Rule } from '../rule.ts';
import { writeKey } from '../edits.ts';

/** Finds steps that are tried again although trying twice does harm. */
export const retryNotIdempotent: Rule = {
  code: 'step/retry-not-idempotent',
  severity: 'warning',
  what: 'A step is tried again after a failure, but is not said to be idempotent, and its action is not so by nature.',
  why: 'An attempt that failed may have done half of its work; the next one does that half twice.',
  fix: 'Make it safe to repeat and write `idempotent: true`, or remove `retry`.',
  bad: 'steps:\n  - id: undo\n    run: [undo]\n    retry: { attempts: 3 }\n    timeout: 5m',
  good: 'steps:\n  - id: undo\n    run: [undo]\n    retry: { attempts: 3 }\n    idempotent: true\n    timeout: 5m',
  looksAt: 'Playbook',
  check({ document, playbook: { steps } }, report) {
    for (const { at, id, action, retry, idempotent } of steps) {
      if (retry.attempts < 2 || idempotent || !mayDoHarmTwice(action)) continue;
      report({
        at: [...at, 'retry', 'attempts'],
        message: `Step \`${id}\` is tried up to ${retry.attempts} times, but is not said to be idempotent.`,
        fixes: [
          ...writeKey(document, at, 'idempotent', 'true'),
          ...writeKey(document, [...at, 'retry'], 'attempts', '1'),
        ],
      });
    }
  },
};

/** Whether an action does something, rather than bringing something into a state. */
function mayDoHarmTwice(action: Action): boolean {
  if (action.kind === 'http') return action.method !== 'GET' && action.method !== 'PUT';
  return action.kind === 'run' || action.kind === 'migrate' || action.kind === 'manual';
}
