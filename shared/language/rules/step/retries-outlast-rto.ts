import type { Retry } from '../../../model/playbook.ts';
import type { Rule } from '../rule.ts';
import { formatDuration } from '../../../model/quantities/duration.ts';
import { stepFlow } from '../step-flow.ts';

/** Finds retries that wait until the recovery is overdue. */
export const retriesOutlastRto: Rule = {
  code: 'step/retries-outlast-rto',
  severity: 'info',
  what: 'The waits between the attempts of a step alone are as long as the recovery time objective.',
  why: 'The last attempts come too late to save the objective, while nobody is told that the step keeps failing.',
  fix: 'Write fewer attempts or a shorter `backoff`, which doubles each time, and let `on_failure` call somebody.',
  bad: 'steps:\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    retry: { attempts: 6, backoff: 1m }   # waits 1, 2, 4, 8 and 16 minutes\n    timeout: 5m',
  good: 'steps:\n  - id: restore\n    deploy: { service: checkout, version: 1.0.0 }\n    retry: { attempts: 3, backoff: 10s }   # waits 10 and 20 seconds\n    timeout: 5m',
  options: { share: { usual: 1, what: 'how much of the objective the waits may take' } },
  looksAt: 'Playbook',
  check({ playbook, limits }, report) {
    const { rtoUs } = playbook.objectives;
    if (rtoUs === undefined) return;
    for (const { at, id, retry } of stepFlow(playbook).steps) {
      const waitsUs = waitedUs(retry);
      if (retry.attempts < 2 || waitsUs < rtoUs * limits.share) continue;
      report({
        at: [...at, 'retry', 'attempts'],
        message: `Step \`${id}\` waits ${formatDuration(waitsUs)} between its ${retry.attempts} attempts; the RTO is ${formatDuration(rtoUs)}.`,
      });
    }
  },
};

/** All waits between the attempts together, in microseconds. */
function waitedUs({ attempts, backoffUs }: Retry): number {
  let total = 0;
  for (let again = 1, wait = backoffUs; again < attempts; again++, wait *= 2) total += wait;
  return total;
}
