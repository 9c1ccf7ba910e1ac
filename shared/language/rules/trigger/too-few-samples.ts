import type { Rule } from '../rule.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';
import { formatRate } from '../../../model/quantities/rate.ts';
import { requestRates } from '../request-rates.ts';
import { writeKey } from '../edits.ts';

/** Finds triggers that never see as many requests as they want. */
export const tooFewSamples: Rule = {
  code: 'trigger/too-few-samples',
  severity: 'warning',
  what: 'The declared traffic brings fewer requests in one sample than `min_samples` asks for.',
  why: 'Every sample counts as missing, so the trigger never fires however bad it gets.',
  fix: 'Lower `min_samples`, or lengthen `every`.',
  bad: 'triggers:\n  errors:\n    when: { service: checkout, metric: error_rate, above: 2% }\n    every: 15s\n    min_samples: 10000',
  good: 'triggers:\n  errors:\n    when: { service: checkout, metric: error_rate, above: 2% }\n    every: 15s\n    min_samples: 500',
  looksAt: 'Playbook',
  check({ document, playbook: { triggers }, system }, report) {
    if (triggers.size === 0) return;
    const rates = requestRates(system);
    for (const { at, name, when, everyUs, minSamples, missingData } of triggers.values()) {
      const perS = rates.get(when.subject) ?? 0;
      const arrive = (perS * everyUs) / 1e6;
      // Without any declared traffic nothing can be told.
      if (perS === 0 || arrive >= minSamples || missingData === 'fire') continue;
      report({
        at: [...at, 'min_samples'],
        message: `Trigger \`${name}\` wants ${minSamples} requests, but ${formatRate(perS)} bring ${Math.round(arrive)} in ${formatDuration(everyUs)}.`,
        fixes: arrive < 1 ? [] : writeKey(document, at, 'min_samples', String(Math.floor(arrive))),
      });
    }
  },
};
