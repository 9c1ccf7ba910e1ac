import type { Rule } from '../rule.ts';
import { prose } from '../prose.ts';
import { replaceValue } from '../replace-value.ts';

/** Finds placeholders that are sent as they stand. */
export const unknownPlaceholder: Rule = {
  code: 'comms/unknown-placeholder',
  severity: 'warning',
  what: 'A message holds a placeholder other than `{{eta}}`.',
  why: 'Nothing fills it in, so people read the braces.',
  fix: 'Write `{{eta}}`, or the text itself.',
  bad: 'communicate:\n  - { on: declared, to: customers, channel: status-page, say: "Back by {{ETA}}." }\n  - { on: recovered, to: customers, channel: status-page }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  good: 'communicate:\n  - { on: declared, to: customers, channel: status-page, say: "Back {{eta}}." }\n  - { on: recovered, to: customers, channel: status-page }\n  - { on: elapsed > 30m, to: business-continuity, channel: phone }',
  looksAt: 'Playbook',
  check({ document }, report) {
    for (const { at, key, text } of prose(document)) {
      if (key !== 'say') continue;
      for (const [whole, name = ''] of text.matchAll(/\{\{([^{}]*)\}\}/g)) {
        if (whole === '{{eta}}') continue;
        const meansEta = name.trim().toLowerCase() === 'eta';
        report({
          at,
          message: `Nothing fills in \`${whole}\`.`,
          fixes: meansEta ? replaceValue(document, at, text.replace(whole, '{{eta}}')) : [],
        });
      }
    }
  },
};
