import type { Rule } from '../rule.ts';
import { changePath } from '../affected-services.ts';

/** Finds playbooks whose drills are on a record that cannot be read. */
export const recordDamaged: Rule = {
  code: 'drill/record-damaged',
  severity: 'error',
  what: 'The record of drills that lies at or above a playbook cannot be read, or is none.',
  why: 'Nothing tells any more whether what was drilled has changed, or a drill is due: both would be passed over in silence.',
  fix: 'Restore the file, or write it anew from the results: `backstep debt --record`.',
  bad: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }   # the record is damaged: two branches met in it',
  good: 'change:\n  severity: low\n  deploys: { checkout: { from: 1.0.0, to: 2.0.0 } }   # the record can be read',
  looksAt: 'Playbook',
  check({ document, playbook, around }, report) {
    const damaged = around.damagedRecord?.(document.file);
    if (damaged === undefined) return;
    report({
      at: changePath(playbook),
      onKey: true,
      message: `\`${damaged}\` is not a record of drills that can be read.`,
    });
  },
};
