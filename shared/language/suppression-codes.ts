import type { CodeEntry } from './schema-codes.ts';

/** Every code of a comment that suppresses findings and should not stand as it does. */
export const suppressionCodes = {
  'suppression/no-reason': {
    summary: 'A finding is suppressed without a reason.',
    why: 'Whoever reads the plan under stress must know why it deviates; without a reason the finding stands.',
    bad: '# backstep-disable-next-line step/no-timeout',
    good: '# backstep-disable-next-line step/no-timeout: a person watches this step and stops it',
  },
  'suppression/unknown-rule': {
    summary: 'What is to be suppressed is no rule, or a check that cannot be suppressed.',
    why: 'What cannot be read or linked cannot be drilled either, whatever a comment says.',
    bad: '# backstep-disable-next-line step/no-timeouts: watched',
    good: '# backstep-disable-next-line step/no-timeout: watched',
  },
  'suppression/unused': {
    summary: 'A comment suppresses what is not found.',
    why: 'It would hide the finding when it comes back for another reason.',
    bad: '# backstep-disable-next-line step/no-timeout: watched   # above a step that has one',
    good: '(no comment)',
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;

export type SuppressionCode = keyof typeof suppressionCodes;
