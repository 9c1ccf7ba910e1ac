import type { Fix } from '../../../model/diagnostic.ts';
import type { Rule } from '../rule.ts';
import { keyAt } from '../../syntax/find.ts';
import { nearest } from '../../nearest.ts';

/** Finds severities that a policy sets for rules there are none of; `codes` gives the codes of all rules. */
export const unknownRule = (codes: () => readonly string[]): Rule => ({
  code: 'governance/unknown-rule',
  severity: 'warning',
  what: 'The policy sets the severity of a rule that does not exist, or of a check whose severity cannot be changed.',
  why: 'What was to be an error stays what it is, and nobody notices.',
  fix: 'Correct the code; `schema/RULES.md` lists every rule.',
  bad: 'rules: { artifact/mutable-tags: error }',
  good: 'rules: { artifact/mutable-tag: error }',
  looksAt: 'Policy',
  check({ document, policy }, report) {
    const known = codes();
    for (const [code, { at }] of policy.rules) {
      if (known.includes(code)) continue;
      const span = keyAt(document.tree, at)?.span;
      const fixes: Fix[] = nearest(code, known)
        .slice(0, span === undefined ? 0 : 3)
        .map((name) => ({
          title: `Change to \`${name}\``,
          edits: span === undefined ? [] : [{ span, newText: name }],
        }));
      const isFixed = /^(?:syntax|schema|reference)\//.test(code);
      report({
        at,
        onKey: true,
        message: isFixed
          ? `The severity of \`${code}\` cannot be changed.`
          : `There is no rule \`${code}\`.`,
        fixes,
      });
    }
  },
});
