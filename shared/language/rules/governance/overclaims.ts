import type { Rule } from '../rule.ts';

/** Words that say more than any test can show. */
const tooMuch =
  /\b(?:(?:fully |is |are |be )?complian(?:t|ce)|certif(?:y|ies|ied|icate)|guarantee(?:s|d)?|prove[sdn]? that|ensur(?:e|es|ed|ing)|always|never fails?|100 ?%|fully (?:meets?|satisf(?:y|ies)|covers?))/iu;

/** Finds claims about controls that no drill can support. */
export const overclaims: Rule = {
  code: 'governance/overclaims',
  severity: 'error',
  what: 'A claim about evidence says more than a drill can show.',
  why: 'A drill shows that one plan worked against one failure; whether a control is met is for an assessor to say. A claim that goes further is used against you.',
  fix: 'Say what was drilled, how often and with what result.',
  bad: 'evidence:\n  claims:\n    - { control: PCI DSS 6.5.1, say: "Our back-out procedures are fully compliant." }',
  good: 'evidence:\n  claims:\n    - { control: PCI DSS 6.5.1, say: "The back-out procedure of each change is drilled before it ships." }',
  source: 'ISAE 3000 (Revised)',
  looksAt: 'Policy',
  check({ policy: { evidence } }, report) {
    for (const { at, say } of evidence?.claims ?? []) {
      const said = tooMuch.exec(say)?.[0];
      if (said === undefined) continue;
      report({ at: [...at, 'say'], message: `This says "${said}", which no drill can show.` });
    }
  },
};
