import type { Rule } from '../rule.ts';
import type { Step } from '../../../model/playbook.ts';
import type { System } from '../../../model/system.ts';
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
    if (rtoUs === undefined) return;
    const tolerated = rtoUs * limits.share;
    // The estimate costs more than all else, and is rarely needed.
    if (sumOf(guesses(playbook.steps, system)) <= tolerated) return;
    const estimate = estimateRecovery(playbook, system, undefined, 0.95);
    const guessed = guesses(estimate?.path ?? [], system).sort((a, b) => b.us - a.us);
    const [longest] = guessed;
    const sumUs = sumOf(guessed);
    if (longest === undefined || sumUs <= tolerated) return;
    const { at, id, action } = longest.step;
    const others = guessed.length === 1 ? '' : ` and ${guessed.length - 1} more`;
    report({
      at: [...at, action.kind],
      onKey: true,
      message: `What step \`${id}\`${others} takes is a guess of up to ${formatDuration(Math.round(sumUs / 1e6) * 1e6)}; the RTO is ${formatDuration(rtoUs)}.`,
    });
  },
};

interface Guess {
  readonly step: Step;
  /** The 95th percentile of what it is taken to take. */
  readonly us: number;
}

/** The steps of which nobody says what they take. */
const guesses = (steps: readonly Step[], system: System): Guess[] =>
  steps
    .filter((step) => !step.takesWritten && stepTakes(step, system) === step.takes)
    .map((step) => ({ step, us: distributionQuantile(step.takes, 0.95) }));

const sumOf = (guessed: readonly Guess[]): number => guessed.reduce((sum, { us }) => sum + us, 0);
