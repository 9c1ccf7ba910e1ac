import type { Rule } from '../rule.ts';

/** Words that say more than any test can show. */
const tooMuch: readonly RegExp[] = [
  /\b(?:(?:fully |is |are |be )?complian(?:t|ce)|certif(?:y|ies|ied|icate)|guarantee(?:s|d)?|prove[sdn]? that|ensur(?:e|es|ed|ing)|always|never fails?|100 ?%|fully (?:meets?|satisf(?:y|ies)|covers?))/iu,
  /\bcompl(?:y|ies|ied|ying) with\b/iu,
  // That a control is met is for an assessor to say; an objective is met when a drill shows it.
  /\b(?:controls?|requirements?|criteri(?:a|on)|obligations?|articles?) (?:is|are) (?:\w+ )?(?:satisfied|met|fulfil+ed)\b/iu,
  /\b(?:fulfil+s?|fulfil+ed|meets?|satisf(?:y|ies)) (?:(?:all|the|every|each|our) )*(?:articles?|clauses?|sections?|controls?|regulations?|standards?|NIST|ISO|SOC|PCI|DORA|NIS ?2|FFIEC|SOX|HIPAA|GDPR)\b/iu,
  /\b(?:meets?|satisf(?:y|ies)|covers?) [^.;]*\bin full\b/iu,
  /\b(?:regulators?|auditors?|assessors?|supervisors?) (?:(?:has|have) )?(?:approve[sd]?|accept(?:s|ed)?|endorse[sd]?)\b/iu,
  /\b(?:approved|accepted|endorsed) by (?:the |our |an? )?(?:regulator|auditor|assessor|supervisor)/iu,
  /\b(?:can|will|could) never\b|\bnever (?:loses?|breaks?)\b|\bcan(?:not|'t| not) (?:fail|lose|break|go wrong)\b/iu,
  /\bproven in production\b|\bwithout (?:any )?risk\b|\brisk-free\b/iu,
];

/** What a claim leaves open is no part of what it claims. */
const leftOpen =
  /\b(?:(?:not|cannot|nor) (?:prove|show|mean|guarantee|ensure|certify|say|claim)\b|no (?:guarantee|proof|certificate)\b|whether\b)[^.;]*/giu;

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
      const claimed = say.replace(leftOpen, '');
      const said = tooMuch.map((words) => words.exec(claimed)?.[0]).find((found) => found);
      if (said === undefined) continue;
      report({ at: [...at, 'say'], message: `This says "${said}", which no drill can show.` });
    }
  },
};
