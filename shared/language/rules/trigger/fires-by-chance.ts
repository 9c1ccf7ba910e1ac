import type { Rule } from '../rule.ts';
import type { Trigger } from '../../../model/playbook.ts';
import { firingTimePath } from '../firing-time.ts';
import { formatShare } from '../../../model/quantities/share.ts';
import { incompleteBeta } from '../../../model/incomplete-beta.ts';
import { requestRates, usualErrorRates } from '../request-rates.ts';

const weekUs = 604_800_000_000;

/** Finds triggers that luck alone sets off more than once a week. */
export const firesByChance: Rule = {
  code: 'trigger/fires-by-chance',
  severity: 'warning',
  what: 'With the declared traffic and the usual share of failures, luck alone fires the trigger more than once a week.',
  why: 'A few requests scatter widely, and people stop believing a trigger that rolls back healthy releases.',
  fix: 'Lengthen `for` or `every`, raise the bound, or ask for `min_samples`.',
  bad: 'triggers:\n  errors:\n    when: { external: psp, metric: error_rate, above: 0.12% }\n    every: 1s',
  good: 'triggers:\n  errors:\n    when: { external: psp, metric: error_rate, above: 2% }\n    every: 15s\n    for: 2m',
  options: {
    everyUs: { usual: weekUs, what: 'how often luck alone may fire a trigger' },
  },
  source: 'Binomial tail by the incomplete beta function, NIST DLMF 8.17.5',
  looksAt: 'Playbook',
  check({ playbook: { triggers }, system, limits }, report) {
    const watched = [...triggers.values()].filter(
      ({ when, then }) =>
        when.metric === 'error_rate' && when.comparison === 'above' && then !== 'hold',
    );
    if (watched.length === 0) return;
    const rates = requestRates(system);
    const failing = usualErrorRates(system);
    for (const trigger of watched) {
      const { everyUs, minSamples, when, name } = trigger;
      const requests = Math.round(((rates.get(when.subject) ?? 0) * everyUs) / 1e6);
      const usual = failing.get(when.subject) ?? 0;
      if (requests === 0 || requests < minSamples) continue;
      const breach = atLeast(Math.floor(when.bound * requests + 1e-9) + 1, requests, usual);
      const perWeek = (weekUs / everyUs) * firingChance(trigger, breach);
      if (perWeek <= weekUs / limits.everyUs) continue;
      report({
        at: firingTimePath(trigger),
        message: `Trigger \`${name}\` fires about ${Number(perWeek.toPrecision(2))} times a week without cause: ${requests} requests a sample, of which ${formatShare(usual)} usually fail.`,
      });
    }
  },
};

/** The probability of at least `k` among `n` with probability `p` each. */
function atLeast(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  return k > n ? 0 : incompleteBeta(p, k, n - k + 1);
}

/** The probability, not too high, that a trigger begins to fire at one sample when each breaches with `breach`. */
function firingChance({ everyUs, forUs, consecutive, within }: Trigger, breach: number): number {
  if (within !== undefined) {
    const before = Math.floor(within.windowUs / everyUs) - 1;
    const { failures } = within;
    return (breach * atLeast(failures - 1, Math.max(before, failures - 1), breach)) / failures;
  }
  const samples = consecutive ?? Math.ceil(forUs / everyUs) + 1;
  return breach === 0 ? 0 : Math.exp(samples * Math.log(breach)) * (1 - breach);
}
