import type { Rule } from '../rule.ts';

/** Finds options that a policy sets for rules that do not have them; `rules` gives all rules. */
export const unknownOption = (rules: () => readonly Rule[]): Rule => ({
  code: 'governance/unknown-option',
  severity: 'warning',
  what: 'The policy sets an option that the rule does not have.',
  why: 'The rule draws its line where it always did, and nobody notices.',
  fix: 'Take the option out; the entry of the rule in `schema/RULES.md` says which it has.',
  bad: 'rules:\n  artifact/mutable-tag: { severity: error, share: 10% }',
  good: 'rules:\n  artifact/mutable-tag: { severity: error }\n  step/guessed-duration: { share: 30% }',
  looksAt: 'Policy',
  check({ policy }, report) {
    for (const [code, { at, share, everyUs }] of policy.rules) {
      const rule = rules().find((each) => each.code === code);
      if (rule === undefined) continue;
      const strangers = [
        ...(share !== undefined && rule.options?.share === undefined ? ['share'] : []),
        ...(everyUs !== undefined && rule.options?.everyUs === undefined ? ['every'] : []),
      ];
      for (const key of strangers)
        report({
          at: [...at, key],
          onKey: true,
          message: `\`${code}\` has no option \`${key}\`.`,
        });
    }
  },
});
