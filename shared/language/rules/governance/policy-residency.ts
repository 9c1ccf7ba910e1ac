import type { Rule } from '../rule.ts';
import { changePath } from '../affected-services.ts';
import { replaceByNearest } from '../replace-value.ts';
import { requirementsOf } from '../requirements-of.ts';
import { writeKey } from '../edits.ts';

/** Finds evidence that is kept where the policy does not allow it. */
export const policyResidency: Rule = {
  code: 'governance/policy-residency',
  severity: 'warning',
  what: 'The policy says in which regions evidence may be kept, and the playbook names another one or none.',
  why: 'Evidence holds the names of people and systems, which law or contract may bind to a region.',
  fix: 'Keep evidence in one of the regions allowed, and write it as `retention.residency`.',
  bad: 'retention: { evidence: 7y, residency: us }   # the policy: regions: [eu]',
  good: 'retention: { evidence: 7y, residency: eu }',
  looksAt: 'Playbook',
  restsOn: ['retention'],
  check({ document, playbook, system, policy }, report) {
    const { residency, at } = playbook.retention ?? {};
    for (const { regions } of requirementsOf(policy, playbook, system)) {
      if (regions.length === 0 || (residency !== undefined && regions.includes(residency)))
        continue;
      const allowed = `the policy allows ${regions.join(', ')}`;
      if (residency !== undefined && at !== undefined) {
        const path = [...at, 'residency'];
        report({
          at: path,
          message: `Evidence is kept in ${residency}; ${allowed}.`,
          fixes: replaceByNearest(document, path, residency, regions),
        });
      } else {
        report({
          at: changePath(playbook),
          onKey: true,
          fixes: regions
            .slice(0, 3)
            .flatMap((region) => writeKey(document, ['retention'], 'residency', region)),
          message: `Where evidence is kept is not said; ${allowed}.`,
        });
      }
      return;
    }
  },
};
