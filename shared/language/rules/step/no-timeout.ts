import type { ActionKind } from '../../../model/playbook.ts';
import type { Rule } from '../rule.ts';
import { writeKey } from '../edits.ts';
import { generousTimeout } from '../generous-timeout.ts';

const canHang: ReadonlySet<ActionKind> = new Set(['run', 'http', 'restore', 'migrate', 'apply']);

/** Finds automated steps that may take for ever. */
export const noTimeout: Rule = {
  code: 'step/no-timeout',
  severity: 'info',
  what: 'An automated step that waits for something outside has no timeout.',
  why: 'When it hangs, nothing fails, nothing is retried and nobody is told, while the recovery time runs on.',
  fix: 'Write `timeout`, longer than the slowest attempt that is still normal.',
  bad: 'steps:\n  - id: undo\n    run: [undo]',
  good: 'steps:\n  - id: undo\n    run: [undo]\n    timeout: 5m',
  looksAt: 'Playbook',
  check({ document, playbook: { steps }, system }, report) {
    for (const step of steps) {
      const { at, id, action, timeoutUs, by } = step;
      if (timeoutUs !== undefined || by !== undefined || !canHang.has(action.kind)) continue;
      report({
        at: [...at, action.kind],
        onKey: true,
        message: `Nothing ends step \`${id}\` when its \`${action.kind}\` hangs.`,
        fixes: writeKey(document, at, 'timeout', generousTimeout(step, system)),
      });
    }
  },
};
