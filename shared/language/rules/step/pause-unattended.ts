import type { Rule } from '../rule.ts';
import { writeKey } from '../edits.ts';

/** Finds steps that pause for somebody nobody has named. */
export const pauseUnattended: Rule = {
  code: 'step/pause-unattended',
  severity: 'warning',
  what: 'A step pauses when it fails, and the playbook names nobody who could see to it and resume.',
  why: 'Whoever may declare the rollback may override it. Without them a pause is a stop, half way.',
  fix: 'Name who decides in `declare.by`, or write another `on_failure`.',
  bad: 'steps:\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    timeout: 5m\n    on_failure: pause',
  good: 'declare: { by: [on-call] }\nsteps:\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    timeout: 5m\n    on_failure: pause',
  looksAt: 'Playbook',
  restsOn: ['declare'],
  check({ document, playbook: { declare, steps }, system }, report) {
    if ((declare?.by.length ?? 0) > 0) return;
    const [first, ...others] = steps.filter(({ onFailure }) => onFailure.kind === 'pause');
    if (first === undefined) return;
    const alike = others.length === 0 ? '' : `, and so do ${others.length} more`;
    report({
      at: [...first.at, 'on_failure'],
      message: `Step \`${first.id}\` pauses when it fails${alike}, and nobody is named who could resume.`,
      fixes: [...system.roles.keys()]
        .slice(0, 3)
        .flatMap((role) => writeKey(document, [], 'declare', `{ by: [${role}] }`)),
    });
  },
};
