import type { Rule } from '../rule.ts';
import { changePath } from '../affected-services.ts';

/** Finds playbooks that are no longer what was drilled. */
export const changedSince: Rule = {
  code: 'drill/changed-since',
  severity: 'warning',
  what: 'Files that a drill on record was made from have changed since.',
  why: 'What was shown to work is not what would be done now.',
  fix: 'Drill again, and put it on record: `backstep debt --record`.',
  bad: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }   # drilled, and edited since',
  good: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }   # drilled as it is',
  looksAt: 'Playbook',
  check({ document, playbook, around }, report) {
    for (const { scenario, day, changed } of around.drills?.(document.file) ?? []) {
      if (changed.length === 0) continue;
      report({
        at: changePath(playbook),
        onKey: true,
        message: `\`${scenario}\` was drilled on ${day}, before ${changed.map((file) => `\`${file}\``).join(', ')} changed.`,
      });
    }
  },
};
