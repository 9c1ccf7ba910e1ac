import type { Rule } from '../rule.ts';
import { messages } from '../audience.ts';
import { addItem } from '../edits.ts';
import { writeScalar } from '../../write-scalar.ts';

/** Finds audiences that learn of a rollback and never of its end. */
export const neverClosed: Rule = {
  code: 'comms/never-closed',
  severity: 'info',
  what: 'An audience is told that a rollback begins, and is not told when it has succeeded.',
  why: 'People who are not told that it is over keep their own measures in place, and ask.',
  fix: 'Add a message to the same audience on `recovered`.',
  bad: 'communicate:\n  - { on: declared, to: customers, channel: status-page }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  good: 'communicate:\n  - { on: declared, to: customers, channel: status-page }\n  - { on: recovered, to: customers, channel: status-page }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  looksAt: 'Playbook',
  restsOn: ['communicate', 'steps'],
  check({ document, playbook }, report) {
    const closed = new Set(
      messages(playbook).flatMap(({ event, to }) =>
        event === 'recovered' || event === 'verified' || event === 'step' ? [to] : [],
      ),
    );
    const told = new Set<string>();
    for (const { at, on, to, channel } of playbook.communicate) {
      const isOpening = on.kind === 'detected' || on.kind === 'declared' || on.kind === 'started';
      if (!isOpening || closed.has(to) || told.has(to)) continue;
      told.add(to);
      report({
        at: [...at, 'to'],
        message: `\`${to}\` is told when it is ${on.kind}, but not when it is over.`,
        fixes: addItem(
          document,
          ['communicate'],
          `{ on: recovered, to: ${writeScalar(to)}, channel: ${writeScalar(channel)} }`,
        ),
      });
    }
  },
};
