import type { Rule } from '../rule.ts';
import { distributionQuantile } from '../../../model/distribution-math.ts';
import { estimateRecovery, stepTakes } from '../recovery-estimate.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';

/** Finds objectives that mostly rest on durations nobody has measured. */
export const guessedDuration: Rule = {
  code: 'step/guessed-duration',
  severity: 'info',
  what: 'More than half of the recovery time objective goes into steps that do not say what they take.',
  why: 'The defaults are wide guesses: whether the objective is met is then a guess, too, in estimates and in drills.',
  fix: 'Measure the steps, and write what they take: `takes: { p50: 2m, p95: 6m }`.',
  bad: 'objectives: { rto: 8m }\nsteps:\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    timeout: 15m',
  good: 'objectives: { rto: 8m }\nsteps:\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    takes: { p50: 2m, p95: 5m }\n    timeout: 15m',
  options: { share: { usual: 0.5, what: 'how much of the objective may rest on guesses' } },
  source: 'NIST SP 800-34 rev. 1, 3.5: recovery times are taken from tests and exercises',
  looksAt: 'Playbook',
  restsOn: ['steps'],
  check({ playbook, system, limits }, report) {
    const { rtoUs } = playbook.objectives;
    const estimate = estimateRecovery(playbook, system, undefined, 0.95);
    if (rtoUs === undefined || estimate === undefined) return;
    const guessed = estimate.path
      .filter((step) => !step.takesWritten && stepTakes(step, system) === step.takes)
      .map((step) => ({ step, us: distributionQuantile(step.takes, 0.95) }))
      .sort((a, b) => b.us - a.us);
    const [longest] = guessed;
    const sumUs = guessed.reduce((sum, { us }) => sum + us, 0);
    if (longest === undefined || sumUs <= rtoUs * limits.share) return;
    const { at, id, action } = longest.step;
    const others = guessed.length === 1 ? '' : ` and ${guessed.length - 1} more`;
    report({
      at: [...at, action.kind],
      onKey: true,
      message: `What step \`${id}\`${others} takes is a guess of up to ${formatDuration(Math.round(sumUs / 1e6) * 1e6)}; the RTO is ${formatDuration(rtoUs)}.`,
    });
  },
};
